import { sagemakerMonitoringComplete } from "../../../../policies/guardrails/reliability/sagemakerMonitoringComplete";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";

const JOB = "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition";
const SCHEDULE = "aws:sagemaker/monitoringSchedule:MonitoringSchedule";
const NATIVE_SCHEDULE = "aws-native:sagemaker:MonitoringSchedule";
const RESOURCES = {
    constraintsResource: { s3Uri: "s3://models/constraints.json" },
    statisticsResource: { s3Uri: "s3://models/statistics.json" },
};

function job(properties: object): ResourceFixture {
    return { type: JOB, name: "drift", properties: { dataQualityAppSpecification: {}, ...properties } };
}

function schedule(monitoringJobDefinition: object, type = SCHEDULE): ResourceFixture {
    return { type, name: "drift", properties: { monitoringScheduleConfig: { monitoringJobDefinition } } };
}

function noBaseline(place: string): string {
    return (
        `${place}.s3Uri is not set; a monitor must have something to compare with. ` +
        "Fix: name the file that the baseline job of the training data has written."
    );
}

function noEnd(place: string, found = "is not set"): string {
    return (
        `${place} ${found}; a run must end within 3600 s, before the next one starts. ` +
        "Fix: set it to 3600 or less."
    );
}

const runtime = { stoppingCondition: { maxRuntimeInSeconds: 1800 } };

describeRule(sagemakerMonitoringComplete, {
    "accepts a job with a baseline and an end": {
        resources: [job({ dataQualityBaselineConfig: RESOURCES, ...runtime })],
    },
    "accepts a job that makes its baseline itself": {
        resources: [
            {
                ...job({ dataQualityBaselineConfig: { baseliningJobName: "baseline" }, ...runtime }),
                type: "aws-native:sagemaker:DataQualityJobDefinition",
            },
        ],
    },
    "accepts the other kinds, which have constraints alone": {
        resources: ["modelQuality", "modelBias", "modelExplainability"].map((kind) => ({
            type: `aws-native:sagemaker:M${kind.slice(1)}JobDefinition`,
            name: "drift",
            properties: {
                [`${kind}AppSpecification`]: {},
                [`${kind}BaselineConfig`]: { constraintsResource: RESOURCES.constraintsResource },
                ...runtime,
            },
        })),
    },
    "accepts schedules with their jobs inside, and such as name one": {
        resources: [
            schedule({ baseline: RESOURCES, stoppingConditions: [{ maxRuntimeInSeconds: 1800 }] }),
            schedule({ baselineConfig: RESOURCES, ...runtime }, NATIVE_SCHEDULE),
            {
                type: SCHEDULE,
                name: "drift",
                properties: { monitoringScheduleConfig: { monitoringJobDefinitionName: "drift" } },
            },
        ],
    },
    "stops a job without a baseline and an end": {
        resources: [job({})],
        violations: [
            `${JOB} "drift": ${noBaseline("dataQualityBaselineConfig.constraintsResource")}`,
            `${JOB} "drift": ${noBaseline("dataQualityBaselineConfig.statisticsResource")}`,
            `${JOB} "drift": ${noEnd("stoppingCondition.maxRuntimeInSeconds")}`,
        ],
    },
    "stops a schedule without a baseline and an end": {
        resources: [schedule({}), schedule({}, NATIVE_SCHEDULE)],
        violations: [
            `${SCHEDULE} "drift": ${noBaseline("monitoringScheduleConfig.monitoringJobDefinition.baseline.constraintsResource")}`,
            `${SCHEDULE} "drift": ${noEnd("monitoringScheduleConfig.monitoringJobDefinition.stoppingConditions.maxRuntimeInSeconds")}`,
            `${NATIVE_SCHEDULE} "drift": ${noBaseline("monitoringScheduleConfig.monitoringJobDefinition.baselineConfig.constraintsResource")}`,
            `${NATIVE_SCHEDULE} "drift": ${noEnd("monitoringScheduleConfig.monitoringJobDefinition.stoppingCondition.maxRuntimeInSeconds")}`,
        ],
    },
    "stops a run that is longer than allowed": {
        resources: [
            job({ dataQualityBaselineConfig: RESOURCES, stoppingCondition: { maxRuntimeInSeconds: 7200 } }),
        ],
        violations: [`${JOB} "drift": ${noEnd("stoppingCondition.maxRuntimeInSeconds", "is 7200")}`],
    },
    "takes the longest run from its settings": {
        resources: [
            job({ dataQualityBaselineConfig: RESOURCES, stoppingCondition: { maxRuntimeInSeconds: 7200 } }),
        ],
        config: { maximumRuntimeSeconds: 7200 },
    },
    "notes what it does not know": {
        resources: [
            job({
                dataQualityBaselineConfig: { ...RESOURCES, constraintsResource: { s3Uri: UNKNOWN } },
                stoppingCondition: { maxRuntimeInSeconds: UNKNOWN },
            }),
        ],
        undecided: [
            `${JOB} "drift": string value at .dataQualityBaselineConfig.constraintsResource.s3Uri can't be known during preview`,
            `${JOB} "drift": string value at .stoppingCondition.maxRuntimeInSeconds can't be known during preview`,
        ],
    },
});

import { machineLearningLens } from "../../shared/frameworks";
import { isValue } from "../../shared/findings";
import { Judgement } from "../../shared/kinds/judgements";
import { readingRule } from "../../shared/kinds/readingRule";
import { Place } from "../../shared/places";
import { PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { wholeNumber } from "../../shared/settingKinds";
import { MONITORING_SCHEDULE } from "../resourceTypes";

interface Paths {
    /** What the monitor compares with. */
    baseline: string;
    runtime: string;
    /** Where the monitor is described as a whole; a schedule may name a job instead. */
    job: string;
}

function jobDefinition(kind: string): Paths {
    return {
        baseline: `${kind}BaselineConfig`,
        runtime: "stoppingCondition.maxRuntimeInSeconds",
        job: `${kind}AppSpecification`,
    };
}

const INLINE = "monitoringScheduleConfig.monitoringJobDefinition?";
const READS: Readonly<Record<string, Paths>> = {
    "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition": jobDefinition("dataQuality"),
    "aws-native:sagemaker:DataQualityJobDefinition": jobDefinition("dataQuality"),
    "aws-native:sagemaker:ModelQualityJobDefinition": jobDefinition("modelQuality"),
    "aws-native:sagemaker:ModelBiasJobDefinition": jobDefinition("modelBias"),
    "aws-native:sagemaker:ModelExplainabilityJobDefinition": jobDefinition("modelExplainability"),
    [MONITORING_SCHEDULE[0]]: {
        baseline: `${INLINE}.baseline`,
        runtime: `${INLINE}.stoppingConditions[].maxRuntimeInSeconds`,
        job: INLINE,
    },
    [MONITORING_SCHEDULE[1]]: {
        baseline: `${INLINE}.baselineConfig`,
        runtime: `${INLINE}.stoppingCondition.maxRuntimeInSeconds`,
        job: INLINE,
    },
};

/** Only a monitor of data quality has statistics to compare with. */
function requiredParts(job: PropertyValue | undefined, subject: string): string[] {
    const isDataQuality = /^dataQuality/.test(subject) || valueAt(job, "statisticsResource") !== undefined;
    return isDataQuality ? ["constraintsResource", "statisticsResource"] : ["constraintsResource"];
}

function judgeBaseline({ subject, value }: Place): Judgement[] {
    if (value instanceof Unknown) {
        return [value];
    }
    return valueAt(value, "baseliningJobName") !== undefined
        ? []
        : requiredParts(value, subject).flatMap((part): Judgement[] => {
              const uri = valueAt(value, part, "s3Uri");
              if (uri instanceof Unknown) {
                  return [uri];
              }
              return uri !== undefined && uri !== ""
                  ? []
                  : [
                        {
                            subject: `${subject}.${part}.s3Uri`,
                            found: isValue(uri),
                            rule: "a monitor must have something to compare with",
                            fix: "name the file that the baseline job of the training data has written",
                        },
                    ];
          });
}

function judgeRuntime(subject: string, value: PropertyValue | undefined, longest: number): Judgement[] {
    if (value instanceof Unknown) {
        return [value];
    }
    return typeof value === "number" && value <= longest
        ? []
        : [
              {
                  subject,
                  found: isValue(value),
                  rule: `a run must end within ${String(longest)} s, before the next one starts`,
                  fix: `set it to ${String(longest)} or less`,
              },
          ];
}

function example(dataQualityBaselineConfig?: object) {
    return {
        type: "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition",
        name: "fraud",
        properties: {
            dataQualityAppSpecification: { imageUri: "monitor" },
            stoppingCondition: { maxRuntimeInSeconds: 1800 },
            ...(dataQualityBaselineConfig === undefined ? {} : { dataQualityBaselineConfig }),
        },
    };
}

/** Places and times that are unknown at preview are noted there. */
export const sagemakerMonitoringComplete = readingRule({
    name: "sagemaker-monitoring-complete",
    displayName: "Monitors compare with something, and end",
    description: "A monitor must have a baseline and a longest run.",
    why: "Without a baseline a monitor only counts; a run that hangs makes SageMaker skip the next ones.",
    severity: "medium",
    tags: ["reliability", "monitoring", "sagemaker"],
    framework: machineLearningLens("MLOPS05-BP01", "Watch what a model does in production."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-create-baseline.html",
    remediationSteps:
        "Set the baseline's constraints and statistics, and maxRuntimeInSeconds of the stopping condition.",
    settings: {
        maximumRuntimeSeconds: wholeNumber({
            description: "Longest run of a monitor, in seconds; an hourly one has to end within the hour.",
            minimum: 60,
            maximum: 86_400,
            fallback: 3600,
        }),
    },
    enforcementLevel: "mandatory",
    subject: "SageMaker monitoring schedules and job definitions",
    reads: READS,
    judge: (readings, { maximumRuntimeSeconds }) => {
        const [job] = readings.all("job");
        if (job === undefined || job.value instanceof Unknown) {
            return job?.value instanceof Unknown ? [job.value] : [];
        }
        const runtime = readings.one("runtime");
        return [
            ...readings.all("baseline").flatMap(judgeBaseline),
            ...judgeRuntime(runtime.subject.replaceAll(/[?[\]]/g, ""), runtime.value, maximumRuntimeSeconds),
        ];
    },
    examples: {
        passes: [
            example({
                constraintsResource: { s3Uri: "s3://models/baseline/constraints.json" },
                statisticsResource: { s3Uri: "s3://models/baseline/statistics.json" },
            }),
        ],
        fails: [example()],
    },
});

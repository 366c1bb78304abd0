import { sagemakerEndpointMonitored } from "../../../../policies/guardrails/reliability/sagemakerEndpointMonitored";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { config, endpoint, ENDPOINT, variant } from "./endpoints";

const SCHEDULE = "aws:sagemaker/monitoringSchedule:MonitoringSchedule";
const capturing = config([variant()], { dataCaptureConfig: { enableCapture: true } });

function inline(monitoringInputs: unknown, type = SCHEDULE, sources: string[] = []): ResourceFixture {
    return {
        type,
        name: "schedule",
        properties: { monitoringScheduleConfig: { monitoringJobDefinition: { monitoringInputs } } },
        sources: { monitoringScheduleConfig: sources },
    };
}

function input(endpointName: string) {
    return { endpointInput: { endpointName } };
}

function named(monitoringJobDefinitionName: string, sources: string[] = []): ResourceFixture {
    return {
        type: SCHEDULE,
        name: "schedule",
        properties: { monitoringScheduleConfig: { monitoringJobDefinitionName } },
        sources: { monitoringScheduleConfig: sources },
    };
}

function job(endpointName: string): ResourceFixture {
    return {
        type: "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition",
        name: "job",
        properties: { name: "fraud-job", dataQualityJobInput: input(endpointName) },
    };
}

const MESSAGE =
    `${ENDPOINT} "endpoint": the endpoint captures data that no monitoring schedule looks at; ` +
    "what is captured must be compared with what the model was trained on. " +
    "Fix: declare a MonitoringSchedule with its name as endpointName.";

describeRule(sagemakerEndpointMonitored, {
    "accepts a schedule with its job inside": {
        resources: [capturing, endpoint(), inline(input("fraud"))],
    },
    "accepts a native schedule": {
        resources: [
            capturing,
            endpoint(),
            inline([input("other"), input("fraud")], "aws-native:sagemaker:MonitoringSchedule"),
        ],
    },
    "accepts a schedule that names its job": {
        resources: [capturing, endpoint(), named("fraud-job"), job("fraud")],
    },
    "accepts a native job of model quality": {
        resources: [
            capturing,
            endpoint(),
            named("fraud-job"),
            {
                type: "aws-native:sagemaker:ModelQualityJobDefinition",
                name: "job",
                properties: { jobDefinitionName: "fraud-job", modelQualityJobInput: input("fraud") },
            },
        ],
    },
    "joins by dependency what it does not know": {
        resources: [
            capturing,
            endpoint(),
            named(UNKNOWN, ["job"]),
            { ...job(UNKNOWN), sources: { dataQualityJobInput: ["endpoint"] } },
        ],
    },
    "asks nothing where nothing is captured": { resources: [config(), endpoint()] },
    "stops captured data that nothing looks at": {
        resources: [capturing, endpoint()],
        violations: [MESSAGE],
    },
    "stops a schedule of another endpoint": {
        resources: [capturing, endpoint(), named("fraud-job"), job("other")],
        violations: [MESSAGE],
    },
    "stops a job that no schedule runs": {
        resources: [capturing, endpoint(), job("fraud")],
        violations: [MESSAGE],
    },
    "notes a schedule that may be of this endpoint": {
        resources: [capturing, endpoint(), inline(input(UNKNOWN))],
        undecided: [
            `${ENDPOINT} "endpoint": string value at .monitoringScheduleConfig.monitoringJobDefinition.monitoringInputs.endpointInput.endpointName can't be known during preview`,
        ],
    },
    "notes capture that it does not know": {
        resources: [config([variant()], { dataCaptureConfig: { enableCapture: UNKNOWN } }), endpoint()],
        undecided: [
            `${ENDPOINT} "endpoint": string value at .dataCaptureConfig.enableCapture can't be known during preview`,
        ],
    },
});

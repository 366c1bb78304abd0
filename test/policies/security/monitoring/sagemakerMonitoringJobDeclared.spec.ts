import { sagemakerMonitoringJobDeclared } from "../../../../policies/security/monitoring/sagemakerMonitoringJobDeclared";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";

const SCHEDULE = "aws:sagemaker/monitoringSchedule:MonitoringSchedule";
const NATIVE = "aws-native:sagemaker:MonitoringSchedule";
const DATA_QUALITY = "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition";

function schedule(
    monitoringScheduleConfig: unknown,
    type = SCHEDULE,
    sources: string[] = [],
): ResourceFixture {
    return {
        type,
        name: "schedule",
        properties: { monitoringScheduleConfig },
        sources: { monitoringScheduleConfig: sources },
    };
}

function named(name: unknown, type = SCHEDULE, sources: string[] = []): ResourceFixture {
    return schedule({ monitoringJobDefinitionName: name }, type, sources);
}

const definition: ResourceFixture = {
    type: DATA_QUALITY,
    name: "quality",
    properties: { name: "q-1a2b3c4" },
};

function message(type = SCHEDULE): string {
    return (
        `${type} "schedule": monitoringScheduleConfig.monitoringJobDefinitionName is "by-hand", ` +
        "which this stack does not declare; nobody can tell from here whether that job has network access, " +
        "or encrypts what it writes. " +
        "Fix: declare the job definition in the same program, or name it in trustedDefinitions."
    );
}

describeRule(sagemakerMonitoringJobDeclared, {
    "accepts a job definition of the stack, of any kind": {
        resources: [
            definition,
            named("q-1a2b3c4"),
            {
                type: "aws-native:sagemaker:ModelBiasJobDefinition",
                name: "bias",
                properties: { jobDefinitionName: "bias-1" },
            },
            { ...named("bias-1", NATIVE), name: "native" },
        ],
    },
    "leaves a job that stands in the schedule itself to other rules": {
        resources: [schedule({ monitoringJobDefinition: {} })],
    },
    "stops a job definition that nobody declared here": {
        resources: [definition, named("by-hand"), named("by-hand", NATIVE)],
        violations: [message(), message(NATIVE)],
    },
    "goes by the name where it is known, whatever else the schedule depends on": {
        resources: [definition, named("by-hand", SCHEDULE, ["quality"])],
        violations: [message()],
    },
    "takes definitions of other stacks where they are listed": {
        resources: [named("shared-quality-7")],
        config: { trustedDefinitions: ["shared-*"] },
    },
    "joins by dependency where a preview knows no name": {
        resources: [definition, named(UNKNOWN, SCHEDULE, ["quality"])],
    },
    "notes a name that is unknown and comes from nowhere": {
        resources: [named(UNKNOWN)],
        undecided: [
            `${SCHEDULE} "schedule": string value at .monitoringScheduleConfig.monitoringJobDefinitionName ` +
                "can't be known during preview",
        ],
    },
});

import { sagemakerMlflowMaintenance } from "../../../../policies/guardrails/reliability/sagemakerMlflowMaintenance";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";

const TYPES = [
    "aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer",
    "aws-native:sagemaker:MlflowTrackingServer",
];

function servers(properties: object): ResourceFixture[] {
    return TYPES.map((type) => ({ type, name: "experiments", properties: { ...properties } }));
}

function messages(found: string): string[] {
    return TYPES.map(
        (type) =>
            `${type} "experiments": weeklyMaintenanceWindowStart ${found}; it must be a day and an hour in UTC. ` +
            'Fix: set weeklyMaintenanceWindowStart to a time such as "Sun:03:00".',
    );
}

describeRule(sagemakerMlflowMaintenance, {
    "accepts a day and an hour": { resources: servers({ weeklyMaintenanceWindowStart: "Sun:03:00" }) },
    "stops none": { resources: servers({}), violations: messages("is not set") },
    "stops an hour that does not exist": {
        resources: servers({ weeklyMaintenanceWindowStart: "Sun:24:00" }),
        violations: messages('is "Sun:24:00"'),
    },
    "notes a time that it does not know": {
        resources: servers({ weeklyMaintenanceWindowStart: UNKNOWN }),
        undecided: TYPES.map(
            (type) =>
                `${type} "experiments": string value at .weeklyMaintenanceWindowStart can't be known during preview`,
        ),
    },
});

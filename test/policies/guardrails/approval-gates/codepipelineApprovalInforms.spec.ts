import { codepipelineApprovalInforms } from "../../../../policies/guardrails/approval-gates/codepipelineApprovalInforms";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { approve, NATIVE_PIPELINE, PIPELINE, pipeline, TEST } from "./pipelines";

function violation(property: string, found: string, rule: string, fix: string, type = PIPELINE): string {
    return `${type} "fraud": action "Gate/Approve" ${property} ${found}; ${rule}. Fix: ${fix}.`;
}

const TELLS = "an approval must tell an SNS topic that it waits";
const NAME_A_TOPIC = "set NotificationArn to a topic with subscribers";
const REGION = { region: "eu-central-1" };

describeRule(codepipelineApprovalInforms, {
    "accepts an approval that says all, and a pipeline without one": {
        resources: [pipeline([approve()], REGION), pipeline([TEST])],
    },
    "asks for a topic, and takes only a topic for one": {
        resources: [
            pipeline([approve({ NotificationArn: null })]),
            pipeline([approve({ NotificationArn: "arn:aws:sqs:eu-central-1:111122223333:q" })]),
        ],
        violations: [
            violation("NotificationArn", "is not set", TELLS, NAME_A_TOPIC),
            violation("NotificationArn", 'is "arn:aws:sqs:eu-central-1:111122223333:q"', TELLS, NAME_A_TOPIC),
        ],
    },
    "asks for a topic of the pipeline's region, or of the action's where it has one": {
        resources: [
            pipeline([approve()], { region: "eu-west-1" }),
            pipeline([approve({}, REGION)], { region: "eu-west-1" }),
        ],
        violations: [
            violation(
                "NotificationArn",
                'is "arn:aws:sns:eu-central-1:111122223333:approvals"',
                "the topic must be in the pipeline's own region, which is eu-west-1",
                "name a topic of eu-west-1",
            ),
        ],
    },
    "asks what to look at, and where": {
        resources: [pipeline([approve({ CustomData: " ", ExternalEntityLink: null })])],
        violations: [
            violation(
                "CustomData",
                'is " "',
                "the approver must read what to look at",
                "say in CustomData what to compare before approving",
            ),
            violation(
                "ExternalEntityLink",
                "is not set",
                "the approver must find what to look at",
                "set ExternalEntityLink to the dashboard or report that decides",
            ),
        ],
    },
    "asks for an end, as early as it is told": {
        resources: [
            pipeline([approve({}, { timeoutInMinutes: null })]),
            pipeline([approve({}, { timeoutInMinutes: 121 })]),
            pipeline([approve({}, { timeoutInMinutes: 120 })]),
        ],
        config: { maximumMinutes: 120 },
        violations: ["is not set", "is 121"].map((found) =>
            violation(
                "timeoutInMinutes",
                found,
                "an approval must end within 120 minutes, because what was tested grows stale",
                "set timeoutInMinutes to 120 or less",
            ),
        ),
    },
    "reads the native provider's form alike": {
        resources: [
            {
                type: NATIVE_PIPELINE,
                name: "fraud",
                properties: {
                    stages: [
                        {
                            name: "Gate",
                            actions: [
                                {
                                    name: "Approve",
                                    actionTypeId: { category: "Approval", owner: "AWS", provider: "Manual" },
                                    configuration: {
                                        CustomData: "Look",
                                        ExternalEntityLink: "https://x.example",
                                    },
                                    timeoutInMinutes: 5,
                                },
                            ],
                        },
                    ],
                },
            },
        ],
        violations: [violation("NotificationArn", "is not set", TELLS, NAME_A_TOPIC, NATIVE_PIPELINE)],
    },
    "notes what is unknown, and takes an unknown text for one": {
        resources: [
            pipeline([approve({ NotificationArn: UNKNOWN, CustomData: UNKNOWN })]),
            pipeline([approve({}, { timeoutInMinutes: UNKNOWN })]),
        ],
        undecided: [
            `${PIPELINE} "fraud": string value at .stages.0.actions.0.configuration.NotificationArn can't be known during preview`,
            `${PIPELINE} "fraud": string value at .stages.0.actions.0.timeoutInMinutes can't be known during preview`,
        ],
    },
});

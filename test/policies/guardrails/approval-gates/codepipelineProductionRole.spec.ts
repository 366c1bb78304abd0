import { codepipelineProductionRole } from "../../../../policies/guardrails/approval-gates/codepipelineProductionRole";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { action, NATIVE_PIPELINE, pipeline, PIPELINE, stage } from "./pipelines";

const [OURS, THEIRS] = ["arn:aws:iam::111122223333:role/delivery", "arn:aws:iam::444455556666:role/delivery"];

function deploys(staging: string | undefined, production: string | undefined) {
    const role = (roleArn: string | undefined): object => (roleArn === undefined ? {} : { roleArn });
    return pipeline([
        stage("Staging", [action("Check", "Test", "CodeBuild", { ...role(staging) })]),
        stage("Production", [action("Deploy", "Deploy", "CloudFormation", { ...role(production) })]),
    ]);
}

function message(type: string): string {
    return (
        `${type} "fraud": action "Production/Deploy" roleArn is "${OURS}"; ` +
        'action "Staging/Check" takes the same role, and could change production before the approval. ' +
        "Fix: give production a role of its own, in its own account where it has one."
    );
}

describeRule(codepipelineProductionRole, {
    "accepts a role of production's own": { resources: [deploys(OURS, THEIRS)] },
    "accepts actions without roles, whose builds have their own": {
        resources: [deploys(undefined, undefined)],
    },
    "accepts one role in a pipeline that does not reach production": {
        resources: [
            pipeline([
                stage("Staging", [
                    action("Check", "Test", "CodeBuild", { roleArn: OURS }),
                    action("Deploy", "Deploy", "CloudFormation", { roleArn: OURS }),
                ]),
            ]),
        ],
    },
    "stops a role that a test takes too": {
        resources: [deploys(OURS, OURS), { ...deploys(OURS, OURS), type: NATIVE_PIPELINE }],
        violations: [message(PIPELINE), message(NATIVE_PIPELINE)],
    },
    "stops commands that run with the pipeline's role, which deploys to production too": {
        resources: [
            pipeline([
                stage("Staging", [action("Check", "Compute", "Commands", { commands: ["make test"] })]),
                stage("Production", [action("Deploy", "Deploy", "CloudFormation")]),
            ]),
        ],
        violations: [
            `${PIPELINE} "fraud": action "Production/Deploy" roleArn is not set, so that it is the pipeline's own role; ` +
                'action "Staging/Check" runs commands with that role, and could change production before the approval. ' +
                "Fix: give production a role of its own, in its own account where it has one.",
        ],
    },
    "knows production by its account": {
        resources: [
            pipeline([
                stage("One", [action("Check", "Test", "CodeBuild", { roleArn: OURS })]),
                stage("Two", [action("Deploy", "Deploy", "CloudFormation", { roleArn: THEIRS })]),
            ]),
        ],
        config: { productionAccounts: ["444455556666"] },
    },
    "notes a role that it does not know": {
        resources: [deploys(UNKNOWN, OURS)],
        undecided: [
            `${PIPELINE} "fraud": string value at .stages.0.actions.0.roleArn can't be known during preview`,
        ],
    },
});

import { ecrLifecycle } from "../../../../policies/security/container-registry/ecrLifecycle";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";

const REPOSITORY = "aws:ecr/repository:Repository";
const POLICY = "aws:ecr/lifecyclePolicy:LifecyclePolicy";
const repository = { type: REPOSITORY, name: "serving", properties: { name: "serving-1" } };

function policy(text: string) {
    return { type: POLICY, name: "rules", properties: { repository: "serving-1", policy: text } };
}

describeRule(ecrLifecycle, {
    "accepts rules, of the repository's own too": {
        resources: [
            repository,
            policy('{"rules": []}'),
            {
                type: "aws-native:ecr:Repository",
                name: "native",
                properties: { lifecyclePolicy: { lifecyclePolicyText: "{}" } },
            },
        ],
    },
    "stops a repository without rules": {
        resources: [repository],
        violations: [
            `${REPOSITORY} "serving": the repository has no lifecycle policy; images that nobody needs must go. ` +
                "Fix: declare a LifecyclePolicy for it.",
        ],
    },
    "stops empty rules": {
        resources: [repository, policy("")],
        violations: [
            `${POLICY} "rules": policy is ""; it must name rules after which images expire. ` +
                "Fix: set policy to rules after which images expire.",
        ],
    },
    "notes rules that are unknown": {
        resources: [repository, policy(UNKNOWN)],
        undecided: [`${POLICY} "rules": string value at .policy can't be known during preview`],
    },
});

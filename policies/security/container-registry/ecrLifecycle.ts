import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { companionRule } from "../../shared/kinds/companionRule";
import { mustBeSet } from "../../shared/kinds/requirements";
import { LIFECYCLE_POLICY, NATIVE_REPOSITORY, REPOSITORIES, REPOSITORY } from "../kinds/registryTypes";

const EXAMPLE = { type: REPOSITORY, name: "serving", properties: { name: "serving" } };
const RULES = [
    {
        rulePriority: 1,
        selection: {
            tagStatus: "untagged",
            countType: "sinceImagePushed",
            countUnit: "days",
            countNumber: 14,
        },
        action: { type: "expire" },
    },
];

/** A policy that a preview does not know is noted there. */
export const ecrLifecycle = companionRule({
    name: "ecr-lifecycle",
    displayName: "Old images go",
    description: "A repository must have a lifecycle policy.",
    why: "Images of gigabytes pile up with every build, and old ones with known flaws can be deployed again.",
    severity: "medium",
    tags: ["container-registry", "lifecycle", "ecr"],
    framework: securityHub("ECR.3", "ECR repositories have at least one lifecycle policy configured."),
    sources: ["AWS Config ecr-private-lifecycle-policy-configured"],
    url: securityHubUrl("ECR.3"),
    remediationSteps:
        "Declare a LifecyclePolicy that expires untagged images and all but the last of the tagged ones.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "ECR repositories",
    of: REPOSITORIES,
    reads: {
        [LIFECYCLE_POLICY]: { policy: "policy" },
        [NATIVE_REPOSITORY]: { policy: "lifecyclePolicy?.lifecyclePolicyText" },
    },
    missing: {
        subject: "the repository",
        found: "has no lifecycle policy",
        rule: "images that nobody needs must go",
        fix: "declare a LifecyclePolicy for it",
    },
    must: { policy: mustBeSet("rules after which images expire") },
    examples: {
        passes: [
            EXAMPLE,
            {
                type: LIFECYCLE_POLICY,
                name: "serving",
                properties: { repository: "serving", policy: JSON.stringify({ rules: RULES }) },
            },
        ],
        fails: [EXAMPLE],
    },
});

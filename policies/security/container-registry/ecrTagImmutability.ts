import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBe } from "../../shared/kinds/requirements";
import { NATIVE_REPOSITORY, REPOSITORY } from "../kinds/registryTypes";

export const ecrTagImmutability = propertyRule({
    name: "ecr-tag-immutability",
    displayName: "Image tags stay what they are",
    description: "The tags of a repository must not be moved to other images.",
    why: "An image that was scanned and approved by its tag is another one once somebody pushes it anew.",
    severity: "medium",
    tags: ["container-registry", "integrity", "ecr"],
    framework: securityHub("ECR.2", "ECR private repositories have tag immutability configured."),
    sources: ["AWS Config ecr-private-tag-immutability-enabled", "Checkov CKV_AWS_51", "Trivy AWS-0031"],
    url: securityHubUrl("ECR.2"),
    remediationSteps: 'Set imageTagMutability to "IMMUTABLE" and push each build under a tag of its own.',
    settings: {},
    enforcementLevel: "mandatory",
    subject: "ECR repositories",
    remedy: { path: ["imageTagMutability"], value: "IMMUTABLE" },
    reads: { [REPOSITORY]: ["imageTagMutability"], [NATIVE_REPOSITORY]: ["imageTagMutability"] },
    must: mustBe("IMMUTABLE", 'AWS\'s default is "MUTABLE"'),
    examples: {
        passes: [{ type: REPOSITORY, name: "serving", properties: { imageTagMutability: "IMMUTABLE" } }],
        fails: [{ type: REPOSITORY, name: "serving", properties: {} }],
    },
});

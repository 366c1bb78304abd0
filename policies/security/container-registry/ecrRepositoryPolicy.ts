import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { NATIVE_REPOSITORY, REPOSITORY_POLICY } from "../kinds/registryTypes";
import { mustBeNarrow, TRUSTED_ACCOUNTS } from "../kinds/resourcePolicies";

function policy(Principal: unknown) {
    const Statement = [{ Effect: "Allow", Principal, Action: ["ecr:BatchGetImage"] }];
    const document = JSON.stringify({ Version: "2012-10-17", Statement });
    return {
        type: REPOSITORY_POLICY,
        name: "serving",
        properties: { repository: "serving", policy: document },
    };
}

/** A policy that a preview does not know is noted there and judged before the repository gets it. */
export const ecrRepositoryPolicy = propertyRule({
    name: "ecr-repository-policy",
    displayName: "Images for named principals",
    description: "The policy of a repository must let in named principals for named actions.",
    why: "Who may pull the image has the model's code; who may push it runs code in production.",
    severity: "high",
    tags: ["container-registry", "access", "ecr"],
    framework: wellArchitected("SEC03-BP07", "Analyze public and cross-account access."),
    sources: ["Checkov CKV_AWS_32", "Trivy AWS-0032", "Prowler ecr_repositories_not_publicly_accessible"],
    url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html",
    remediationSteps: "Name the accounts or roles that may pull, and nobody else.",
    settings: { trustedAccounts: TRUSTED_ACCOUNTS },
    enforcementLevel: "mandatory",
    subject: "policies of ECR repositories",
    reads: { [REPOSITORY_POLICY]: ["policy"], [NATIVE_REPOSITORY]: ["repositoryPolicyText?"] },
    must: mustBeNarrow("the repository"),
    examples: { passes: [policy({ AWS: "arn:aws:iam::111122223333:root" })], fails: [policy("*")] },
});

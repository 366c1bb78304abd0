import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBeCustomerKey } from "../../shared/kinds/requirements";
import { BUILD_PROJECT, exampleProject } from "./deliveryTypes";

/** A key that is unknown at preview is noted there and judged before the project is created. */
export const codebuildProjectKey = propertyRule({
    name: "codebuild-project-key",
    displayName: "Own key for builds",
    description: "What a build writes must be encrypted with a key of your own.",
    why: "Builds hand code and models on; with AWS's key nobody can take access to them away.",
    severity: "medium",
    tags: ["delivery", "encryption", "codebuild"],
    framework: wellArchitected("SEC08-BP02", "Enforce encryption at rest."),
    sources: ["Checkov CKV_AWS_147", "cdk-nag AwsSolutions-CB4", "cfn_nag W32"],
    url: "https://docs.aws.amazon.com/codebuild/latest/userguide/security-encryption.html",
    remediationSteps: "Set encryptionKey to the ARN of a key of your own.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "CodeBuild projects",
    reads: { [BUILD_PROJECT]: ["encryptionKey"] },
    must: mustBeCustomerKey,
    examples: {
        passes: [exampleProject({ encryptionKey: "arn:aws:kms:eu-central-1:111122223333:key/1" })],
        fails: [exampleProject({})],
    },
});

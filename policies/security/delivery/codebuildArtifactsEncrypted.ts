import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustNotBe } from "../../shared/kinds/requirements";
import { BUILD_PROJECT, exampleProject } from "./deliveryTypes";

/** A switch that is unknown at preview is noted there and judged before the project is created. */
export const codebuildArtifactsEncrypted = propertyRule({
    name: "codebuild-artifacts-encrypted",
    displayName: "Build artifacts are encrypted",
    description: "What a build hands on must be encrypted.",
    why: "The next stage runs it: what lies there unprotected is what reaches production.",
    severity: "high",
    tags: ["delivery", "encryption", "codebuild"],
    framework: wellArchitected("SEC08-BP02", "Enforce encryption at rest."),
    sources: [
        "AWS Config codebuild-project-artifact-encryption",
        "AWS Control Tower CT.CODEBUILD.PR.5",
        "Checkov CKV_AWS_78",
        "Trivy AWS-0018",
    ],
    url: "https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectArtifacts.html",
    remediationSteps: "Take encryptionDisabled out of the artifacts and of the secondary artifacts.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "CodeBuild projects",
    reads: {
        [BUILD_PROJECT]: ["artifacts.encryptionDisabled?", "secondaryArtifacts[].encryptionDisabled?"],
    },
    must: mustNotBe(true),
    examples: {
        passes: [exampleProject({ artifacts: { type: "S3", location: "artifacts" } })],
        fails: [
            exampleProject({ artifacts: { type: "S3", location: "artifacts", encryptionDisabled: true } }),
        ],
    },
});

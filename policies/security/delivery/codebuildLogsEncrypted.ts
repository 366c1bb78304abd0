import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustNotBe } from "../../shared/kinds/requirements";
import { BUILD_PROJECT, exampleProject } from "./deliveryTypes";

/** A switch that is unknown at preview is noted there and judged before the project is created. */
export const codebuildLogsEncrypted = propertyRule({
    name: "codebuild-logs-encrypted",
    displayName: "Build logs in S3 are encrypted",
    description: "Logs of builds that go to S3 must be encrypted.",
    why: "A log of a build holds what its tests printed: rows of data, addresses, sometimes tokens.",
    severity: "low",
    tags: ["delivery", "encryption", "codebuild"],
    framework: securityHub("CodeBuild.3", "Build logs in S3 are encrypted."),
    sources: [
        "AWS Config codebuild-project-s3-logs-encrypted",
        "AWS Control Tower CT.CODEBUILD.PR.6",
        "Checkov CKV_AWS_311",
        "Prowler codebuild_project_s3_logs_encrypted",
    ],
    url: securityHubUrl("CodeBuild.3"),
    remediationSteps: "Take logsConfig.s3Logs.encryptionDisabled out; the bucket's own key then encrypts.",
    settings: {},
    remedy: { path: ["logsConfig", "s3Logs", "encryptionDisabled"], value: false },
    enforcementLevel: "mandatory",
    subject: "CodeBuild projects",
    reads: { [BUILD_PROJECT]: ["logsConfig?.s3Logs?.encryptionDisabled?"] },
    must: mustNotBe(true),
    examples: {
        passes: [exampleProject({ logsConfig: { s3Logs: { status: "ENABLED", location: "logs/builds" } } })],
        fails: [
            exampleProject({
                logsConfig: {
                    s3Logs: { status: "ENABLED", location: "logs/builds", encryptionDisabled: true },
                },
            }),
        ],
    },
});

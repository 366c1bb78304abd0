import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { isValue } from "../../shared/findings";
import { readingRule } from "../../shared/kinds/readingRule";
import { Unknown } from "../../shared/properties";
import { BUILD_PROJECT, exampleProject } from "./deliveryTypes";

/** A status that is unknown at preview is noted there, unless the other one settles it. */
export const codebuildLogging = readingRule({
    name: "codebuild-logging",
    displayName: "Builds are logged",
    description: "A build must write its log to CloudWatch or to S3.",
    why: "Without a log nobody can tell what a build that reached production has done.",
    severity: "medium",
    tags: ["delivery", "logging", "codebuild"],
    framework: securityHub("CodeBuild.4", "Projects have a logging configuration."),
    sources: [
        "AWS Config codebuild-project-logging-enabled",
        "AWS Control Tower CT.CODEBUILD.PR.3",
        "Checkov CKV_AWS_314",
        "Prowler codebuild_project_logging_enabled",
    ],
    url: securityHubUrl("CodeBuild.4"),
    remediationSteps: "Set logsConfig.cloudwatchLogs.status or logsConfig.s3Logs.status to ENABLED.",
    settings: {},
    enforcementLevel: "mandatory",
    unknowns: "is noted, unless the other log is on anyway.",
    subject: "CodeBuild projects",
    reads: {
        [BUILD_PROJECT]: { cloudwatch: "logsConfig.cloudwatchLogs.status", s3: "logsConfig.s3Logs.status" },
    },
    judge: (readings) => {
        const [cloudwatch, s3] = [readings.one("cloudwatch"), readings.one("s3")];
        // CloudWatch is on where nothing is said, S3 is off.
        if ((cloudwatch.value ?? "ENABLED") === "ENABLED" || s3.value === "ENABLED") {
            return [];
        }
        const unknowns = [cloudwatch.value, s3.value].filter((value) => value instanceof Unknown);
        return unknowns.length > 0
            ? unknowns
            : [
                  {
                      subject: cloudwatch.subject,
                      found: isValue(cloudwatch.value),
                      rule: "a build must write its log to CloudWatch or to S3",
                      fix: `set ${cloudwatch.subject} to "ENABLED"`,
                  },
              ];
    },
    examples: {
        passes: [exampleProject({ logsConfig: { cloudwatchLogs: { status: "ENABLED" } } })],
        fails: [exampleProject({ logsConfig: { cloudwatchLogs: { status: "DISABLED" } } })],
    },
});

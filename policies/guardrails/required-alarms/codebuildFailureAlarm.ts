import { CODE_BUILD, CODE_PIPELINE } from "../resourceTypes";
import { failureAlarmRule } from "./failureAlarmRule";
import { failureExamples } from "./failureExamples";
import { buildsOfPipelines } from "./failureWatch";

const NAMESPACE = "AWS/CodeBuild";

/** Joined by name, then by dependency; an event pattern that is unknown at preview is noted there. */
export const codebuildFailureAlarm = failureAlarmRule({
    name: "codebuild-failure-alarm",
    displayName: "Failed builds are heard of",
    description: "The failure of a build that no pipeline of the stack runs must tell somebody.",
    why: "A nightly build that nobody misses may have failed since spring.",
    severity: "medium",
    subject: "CodeBuild projects",
    url: "https://docs.aws.amazon.com/codebuild/latest/userguide/sample-build-notifications.html",
    remedy: `an alarm on ${NAMESPACE} FailedBuilds with the dimension ProjectName, with an SNS topic`,
    signs: {
        types: CODE_BUILD,
        nameKeys: ["name"],
        metrics: [{ namespace: NAMESPACE, metricName: "FailedBuilds", dimension: "ProjectName" }],
        event: ({ name }) => ({
            source: "aws.codebuild",
            "detail-type": "CodeBuild Build State Change",
            detail: { "build-status": "FAILED", ...(name === undefined ? {} : { "project-name": name }) },
        }),
    },
    isHeardOtherwise: (stack) => {
        const builds = buildsOfPipelines(stack, CODE_PIPELINE, CODE_BUILD);
        return (resource) => builds.has(resource);
    },
    examples: failureExamples(
        { type: CODE_BUILD[0], name: "report", properties: { name: "report" } },
        { namespace: NAMESPACE, metricName: "FailedBuilds", dimensions: { ProjectName: "report" } },
    ),
});

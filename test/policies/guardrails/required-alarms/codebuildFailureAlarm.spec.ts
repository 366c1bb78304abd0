import { codebuildFailureAlarm } from "../../../../policies/guardrails/required-alarms/codebuildFailureAlarm";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { failureAlarm, failureRule, unheard } from "./failureFixtures";

const TYPE = "aws:codebuild/project:Project";
const project: ResourceFixture = { type: TYPE, name: "report", properties: { name: "nightly-report" } };
const MESSAGE = unheard(
    TYPE,
    "report",
    "an alarm on AWS/CodeBuild FailedBuilds with the dimension ProjectName, with an SNS topic",
);

function pipeline(ProjectName: unknown): ResourceFixture {
    return {
        type: "aws:codepipeline/pipeline:Pipeline",
        name: "deploy",
        properties: {
            stages: [{ name: "Build", actions: [{ name: "Make", configuration: { ProjectName } }] }],
        },
    };
}

describeRule(codebuildFailureAlarm, {
    "accepts a build with an alarm": {
        resources: [
            project,
            failureAlarm("AWS/CodeBuild", "FailedBuilds", { ProjectName: "nightly-report" }),
        ],
    },
    "accepts a build with an event rule": {
        resources: [
            project,
            ...failureRule({
                source: ["aws.codebuild"],
                "detail-type": ["CodeBuild Build State Change"],
                detail: { "build-status": ["FAILED"], "project-name": ["nightly-report"] },
            }),
        ],
    },
    "leaves a build to the pipeline that runs it, by name": {
        resources: [project, pipeline("nightly-report")],
    },
    "leaves a build to the pipeline that runs it, by dependency": {
        resources: [project, { ...pipeline(UNKNOWN), sources: { stages: ["report"] } }],
    },
    "stops a build of whose failure nobody hears": {
        resources: [project, pipeline("another")],
        violations: [MESSAGE],
    },
    "notes an alarm that may be on the build": {
        resources: [project, failureAlarm("AWS/CodeBuild", "FailedBuilds", { ProjectName: UNKNOWN })],
        undecided: [
            `${TYPE} "report": string value at .dimensions.ProjectName can't be known during preview`,
        ],
    },
});

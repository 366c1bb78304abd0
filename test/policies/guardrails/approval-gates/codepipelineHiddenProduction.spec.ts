import { codepipelineHiddenProduction } from "../../../../policies/guardrails/approval-gates/codepipelineHiddenProduction";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { action, approve, NATIVE_PIPELINE, pipeline, PIPELINE, stage, TEST } from "./pipelines";

function project(value: unknown, more: Record<string, unknown> = {}): ResourceFixture {
    const environment = { environmentVariables: [{ name: "STACK", value }] };
    return {
        type: "aws:codebuild/project:Project",
        name: "worker",
        properties: { name: "runner", environment, ...more },
    };
}

const RUN = stage("Build", [
    action("Run", "Build", "CodeBuild", { configuration: { ProjectName: "runner" } }),
]);
const INVOKE = stage("Build", [
    action("Run", "Invoke", "Lambda", { configuration: { FunctionName: "runner" } }),
]);
const FUNCTION: ResourceFixture = {
    type: "aws:lambda/function:Function",
    name: "worker",
    properties: { name: "runner", environment: { variables: { TARGET: "fraud-prod" } } },
};

function message(found: string, type = PIPELINE): string {
    return (
        `${type} "fraud": action "Build/Run" ${found} by what "worker" is told; ` +
        "a manual approval must run strictly before it and after everything that is built and tested. " +
        "Fix: put an action with category Approval, owner AWS and provider Manual into a stage of its own " +
        'directly before stage "Build".'
    );
}

const NONE = "reaches production without a manual approval";

describeRule(codepipelineHiddenProduction, {
    "accepts a build that is told to change something else": {
        resources: [pipeline([TEST, RUN]), project("acme/staging")],
    },
    "accepts a hidden deployment behind an approval": {
        resources: [pipeline([TEST, approve(), RUN]), project("acme/prod")],
    },
    "leaves production alone that shows, which another rule is about": {
        resources: [
            pipeline([
                stage("Production", [
                    action("Run", "Build", "CodeBuild", { configuration: { ProjectName: "runner" } }),
                ]),
            ]),
            project("acme/prod"),
        ],
    },
    "stops a build that is told to deploy to production": {
        resources: [
            pipeline([TEST, RUN]),
            { ...pipeline([TEST, RUN]), type: NATIVE_PIPELINE },
            project("acme/prod"),
        ],
        violations: [message(NONE), message(NONE, NATIVE_PIPELINE)],
    },
    "stops a build whose commands deploy to production": {
        resources: [
            pipeline([TEST, RUN]),
            project("x", { source: { type: "CODEPIPELINE", buildspec: "pulumi stack select acme/prod" } }),
        ],
        violations: [message(NONE)],
    },
    "stops a function that is told to change production": {
        resources: [pipeline([TEST, INVOKE]), FUNCTION],
        violations: [message(NONE)],
    },
    "stops one that runs before its approval, or after one that has not seen the last test": {
        resources: [pipeline([RUN, approve()]), project("acme/prod")],
        violations: [message("runs before the approval")],
    },
    "leaves harmless actions and projects alone": {
        resources: [pipeline([TEST, RUN]), project("acme/prod")],
        config: { harmlessActions: ["Build/Run"] },
    },
    "leaves projects alone that are known to be harmless": {
        resources: [pipeline([TEST, RUN]), project("acme/prod")],
        config: { harmlessProjects: ["runner"] },
    },
    "does not take what a preview does not know for production": {
        resources: [pipeline([TEST, RUN]), project(UNKNOWN), pipeline(UNKNOWN)],
    },
});

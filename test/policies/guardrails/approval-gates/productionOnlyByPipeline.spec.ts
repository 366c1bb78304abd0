import { productionOnlyByPipeline } from "../../../../policies/guardrails/approval-gates/productionOnlyByPipeline";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";

const PROJECT = "aws:codebuild/project:Project";
const ARN = "arn:aws:codebuild:eu-central-1:111122223333:project/fraud-prod-deploy";

function project(type: unknown = "CODEPIPELINE", more: Record<string, unknown> = {}): ResourceFixture {
    return {
        type: PROJECT,
        name: "deployer",
        properties: { name: "fraud-prod-deploy", arn: ARN, source: { type }, ...more },
    };
}

function starter(
    type: string,
    properties: Record<string, unknown>,
    sources?: Record<string, string[]>,
): ResourceFixture {
    return { type, name: "starter", properties, ...(sources === undefined ? {} : { sources }) };
}

const TARGET = "aws:cloudwatch/eventTarget:EventTarget";
const WEBHOOK = "aws:codebuild/webhook:Webhook";
const SCHEDULE = "aws:scheduler/schedule:Schedule";
const WHY =
    "only a pipeline that asks for approval may change production. " +
    "Fix: let the project build for CODEPIPELINE only and start it from the gated pipeline.";

function starts(type: string, place: string, name = "fraud-prod-deploy"): string {
    return `${type} "starter": ${place} starts ${name}, which changes production, past its pipeline; ${WHY}`;
}

describeRule(productionOnlyByPipeline, {
    "accepts a production build that only a pipeline runs": { resources: [project()] },
    "leaves builds alone that do not change production, and what starts them": {
        resources: [
            project("GITHUB", { name: "fraud-preprod-deploy" }),
            starter(WEBHOOK, { projectName: "fraud-preprod-deploy" }),
        ],
    },
    "stops a production build that has a source of its own": {
        resources: [project("GITHUB"), { ...project(null), name: "second" }],
        violations: [
            `${PROJECT} "deployer": source.type is "GITHUB", so that it runs without a pipeline; ${WHY}`,
            `${PROJECT} "second": source.type is null, so that it runs without a pipeline; ${WHY}`,
        ],
    },
    "knows production by what a build is told": {
        resources: [
            project("GITHUB", {
                name: "deploy",
                environment: { environmentVariables: [{ name: "STACK", value: "acme/mlops/prod" }] },
            }),
        ],
        violations: [
            `${PROJECT} "deployer": source.type is "GITHUB", so that it runs without a pipeline; ${WHY}`,
        ],
    },
    "takes what it is told for harmless": {
        resources: [project("GITHUB"), starter(WEBHOOK, { projectName: "fraud-prod-deploy" })],
        config: { harmlessProjects: ["fraud-prod-deploy"] },
    },
    "stops a webhook": {
        resources: [project(), starter(WEBHOOK, { projectName: "fraud-prod-deploy" })],
        violations: [starts(WEBHOOK, "projectName")],
    },
    "stops an event, also where the build is in another stack": {
        resources: [starter(TARGET, { arn: ARN })],
        violations: [starts(TARGET, "arn")],
    },
    "stops a schedule of either provider": {
        resources: [
            starter(SCHEDULE, { target: { arn: ARN } }),
            starter("aws-native:scheduler:Schedule", { target: { arn: ARN } }),
            project(),
        ],
        violations: [starts(SCHEDULE, "target.arn"), starts("aws-native:scheduler:Schedule", "target.arn")],
    },
    "stops an event whose build is known by dependency alone": {
        resources: [project(), starter(TARGET, { arn: UNKNOWN }, { arn: ["deployer"] })],
        violations: [starts(TARGET, "arn", "deployer")],
    },
    "stops a target inside a rule of the native provider": {
        resources: [project(), starter("aws-native:events:Rule", { targets: [{ id: "go", arn: ARN }] })],
        violations: [starts("aws-native:events:Rule", "targets[go].arn")],
    },
    "stops a schedule that calls CodeBuild's own interface": {
        resources: [
            project(),
            starter(SCHEDULE, {
                target: {
                    arn: "arn:aws:scheduler:::aws-sdk:codebuild:startBuild",
                    input: '{"ProjectName":"fraud-prod-deploy"}',
                },
            }),
        ],
        violations: [starts(SCHEDULE, "target.input")],
    },
    "stops a state machine, however deep its task lies": {
        resources: [
            starter("aws:sfn/stateMachine:StateMachine", {
                definition: JSON.stringify({
                    States: {
                        Each: {
                            Type: "Map",
                            ItemProcessor: {
                                States: {
                                    Deploy: {
                                        Type: "Task",
                                        Resource: "arn:aws:states:::codebuild:startBuild.sync",
                                        Parameters: { ProjectName: "fraud-prod-deploy" },
                                    },
                                    Check: {
                                        Type: "Task",
                                        Resource: "arn:aws:states:::codebuild:startBuild",
                                        Parameters: { ProjectName: "fraud-staging-check" },
                                    },
                                },
                            },
                        },
                    },
                }),
            }),
        ],
        violations: [starts("aws:sfn/stateMachine:StateMachine", "definition")],
    },
    "stops a state machine whose unknown definition was made from the project": {
        resources: [
            project(),
            starter(
                "aws:sfn/stateMachine:StateMachine",
                { definition: UNKNOWN },
                { definition: ["deployer"] },
            ),
        ],
        violations: [starts("aws:sfn/stateMachine:StateMachine", "definition", "deployer")],
    },
    "knows production by what the build's commands deploy, and not by what they preview": {
        resources: [
            project("GITHUB", {
                name: "runner",
                source: { type: "GITHUB", buildspec: "pulumi up --yes --stack acme/prod" },
            }),
            {
                ...project("GITHUB", {
                    name: "viewer",
                    source: {
                        type: "GITHUB",
                        buildspec: "npm ci --production\npulumi preview --stack acme/prod",
                    },
                }),
                name: "viewer",
            },
        ],
        violations: [
            `${PROJECT} "deployer": source.type is "GITHUB", so that it runs without a pipeline; ${WHY}`,
        ],
    },
    "leaves events alone that start a pipeline": {
        resources: [starter(TARGET, { arn: "arn:aws:codepipeline:eu-central-1:111122223333:fraud-prod" })],
    },
    "notes a source that is unknown": {
        resources: [project(UNKNOWN)],
        undecided: [`${PROJECT} "deployer": string value at .source.type can't be known during preview`],
    },
});

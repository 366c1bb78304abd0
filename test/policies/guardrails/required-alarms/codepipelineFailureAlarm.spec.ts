import { codepipelineFailureAlarm } from "../../../../policies/guardrails/required-alarms/codepipelineFailureAlarm";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { failureAlarm, failureRule, unheard } from "./failureFixtures";

const TYPE = "aws:codepipeline/pipeline:Pipeline";
const pipeline: ResourceFixture = { type: TYPE, name: "deploy", properties: { name: "fraud-deploy" } };
const MESSAGE = unheard(
    TYPE,
    "deploy",
    "an event rule on the state FAILED of this pipeline, or an alarm on AWS/CodePipeline FailedPipelineExecutions " +
        "with the dimension PipelineName, with an SNS topic",
);

function onState(state: string, name = "fraud-deploy"): ResourceFixture[] {
    return failureRule({
        source: ["aws.codepipeline"],
        "detail-type": ["CodePipeline Pipeline Execution State Change"],
        detail: { pipeline: [name], state: [state] },
    });
}

function withTarget(arn: string): ResourceFixture[] {
    return onState("FAILED").map((each) => ({
        ...each,
        properties: { ...each.properties, ...("arn" in each.properties ? { arn } : {}) },
    }));
}

const ALARM = ["AWS/CodePipeline", "FailedPipelineExecutions", { PipelineName: "fraud-deploy" }] as const;

describeRule(codepipelineFailureAlarm, {
    "accepts an event rule on the failure": { resources: [pipeline, ...onState("FAILED")] },
    "accepts an alarm on the failure": { resources: [pipeline, failureAlarm(...ALARM)] },
    "stops a pipeline of whose failure nobody hears": { resources: [pipeline], violations: [MESSAGE] },
    "does not take an event rule on success, or on another pipeline, for one": {
        resources: [pipeline, ...onState("SUCCEEDED")],
        violations: [MESSAGE],
    },
    "does not take an event rule on another pipeline for one": {
        resources: [pipeline, ...onState("FAILED", "other")],
        violations: [MESSAGE],
    },
    "does not take an event rule without a target for one": {
        resources: [pipeline, ...onState("FAILED").slice(0, 1)],
        violations: [MESSAGE],
    },
    "does not take an event rule for one that only writes a log, or is switched off": {
        resources: [
            pipeline,
            ...withTarget("arn:aws:logs:eu-central-1:111122223333:log-group:failures"),
            ...onState("FAILED").map((each) => ({
                ...each,
                name: `${each.name}-off`,
                properties: { ...each.properties, name: "off", rule: "off", state: "DISABLED" },
            })),
        ],
        violations: [MESSAGE],
    },
    "does not take an alarm that tells nobody for one": {
        resources: [pipeline, failureAlarm(...ALARM, { alarmActions: [] })],
        violations: [MESSAGE],
    },
    "does not take an alarm on another pipeline or metric for one": {
        resources: [
            pipeline,
            failureAlarm("AWS/CodePipeline", "FailedPipelineExecutions", { PipelineName: "other" }),
            {
                ...failureAlarm("AWS/CodePipeline", "PipelineDuration", { PipelineName: "fraud-deploy" }),
                name: "slow",
            },
        ],
        violations: [MESSAGE],
    },
    "joins an alarm by dependency where a preview knows no name": {
        resources: [
            { ...pipeline, properties: { name: UNKNOWN } },
            {
                ...failureAlarm("AWS/CodePipeline", "FailedPipelineExecutions", { PipelineName: UNKNOWN }),
                sources: { dimensions: ["deploy"] },
            },
        ],
    },
    "notes an event pattern that hangs on the pipeline and is not known yet": {
        resources: [
            { ...pipeline, properties: { name: UNKNOWN } },
            {
                type: "aws:cloudwatch/eventRule:EventRule",
                name: "failed",
                properties: { name: "failed", eventPattern: UNKNOWN },
                sources: { eventPattern: ["deploy"] },
            },
            ...onState("FAILED").slice(1),
        ],
        undecided: [`${TYPE} "deploy": string value at .eventPattern can't be known during preview`],
    },
});

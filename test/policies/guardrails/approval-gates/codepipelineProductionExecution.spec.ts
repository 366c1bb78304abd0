import { codepipelineProductionExecution } from "../../../../policies/guardrails/approval-gates/codepipelineProductionExecution";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { action, approve, PIPELINE, pipeline, PRODUCTION, stage, TEST } from "./pipelines";

const STAGES = [TEST, approve(), PRODUCTION];
const OVERTAKE =
    "an execution must not overtake one that waits for its approval, as SUPERSEDED and PARALLEL let it";

function violation(subject: string, found: string, rule: string, fix: string): string {
    return `${PIPELINE} "fraud": ${subject} ${found}; ${rule}. Fix: ${fix}.`;
}

describeRule(codepipelineProductionExecution, {
    "accepts a V2 pipeline that queues and rolls back, and any that reaches no production": {
        resources: [pipeline(), pipeline([TEST], { pipelineType: "V1", executionMode: "PARALLEL" })],
    },
    "stops a pipeline of type V1, which is AWS's default": {
        resources: [pipeline(STAGES, { pipelineType: null })],
        violations: [
            violation(
                "pipelineType",
                "is not set",
                "only pipelines of type V2 queue their executions and roll back",
                'set pipelineType to "V2"',
            ),
        ],
    },
    "stops executions that overtake each other": {
        resources: [
            pipeline(STAGES, { executionMode: "SUPERSEDED" }),
            pipeline(STAGES, { executionMode: "PARALLEL" }),
            pipeline(STAGES, { executionMode: null }),
        ],
        violations: ['is "SUPERSEDED"', 'is "PARALLEL"', "is not set"].map((found) =>
            violation("executionMode", found, OVERTAKE, 'set executionMode to "QUEUED"'),
        ),
    },
    "asks for a rollback of production stages alone, unless told otherwise": {
        resources: [pipeline([TEST, approve(), { ...PRODUCTION, onFailure: { result: "RETRY" } }])],
        violations: [
            violation(
                "stages[Production].onFailure.result",
                'is "RETRY"',
                "a production stage that fails must go back to what it held before",
                'set stages[Production].onFailure.result to "ROLLBACK"',
            ),
        ],
    },
    "does without a rollback where it is told to": {
        resources: [pipeline([TEST, approve(), { ...PRODUCTION, onFailure: null }])],
        config: { requireRollback: false },
    },
    "asks for the conditions that it is told to": {
        resources: [pipeline([TEST, approve(), { ...PRODUCTION, onSuccess: { condition: {} } }])],
        config: { requiredConditions: ["beforeEntry", "onSuccess"] },
        violations: [
            violation(
                "stages[Production].beforeEntry",
                "is not set",
                "a production stage must have this condition",
                "add beforeEntry with a rule of provider CloudWatchAlarm, DeploymentWindow or VariableCheck",
            ),
        ],
    },
    "notes what is unknown": {
        resources: [
            pipeline(STAGES, { executionMode: UNKNOWN }),
            pipeline([stage("Work", [action("Do", "Build", "CodeBuild", { configuration: UNKNOWN })])], {
                pipelineType: UNKNOWN,
            }),
        ],
        undecided: [
            `${PIPELINE} "fraud": string value at .executionMode can't be known during preview`,
            `${PIPELINE} "fraud": string value at .pipelineType can't be known during preview`,
            // If that action changes production, its stage lacks a rollback.
            `${PIPELINE} "fraud": string value at .stages.0.actions.0.configuration can't be known during preview`,
        ],
    },
});

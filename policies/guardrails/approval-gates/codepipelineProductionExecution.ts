import { wellArchitected } from "../../shared/frameworks";
import { isValue } from "../../shared/findings";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import {
    elementsOrUnknown,
    Properties,
    PropertyValue,
    textOf,
    Unknown,
    valueAt,
} from "../../shared/properties";
import { isOneOf, resourceRule } from "../../shared/rule";
import { choices, flag } from "../../shared/settingKinds";
import { SettingValues, Shape } from "../../shared/settings";
import { CODE_PIPELINE } from "../resourceTypes";
import { APPROVAL_GATE_SETTINGS } from "./approvalGateSettings";
import { GATED_PIPELINE, SUPERSEDED_PIPELINE } from "./examplePipelines";
import { doubtsOf } from "./pipelineActions";
import { productionActions } from "./pipelineParts";

const SETTINGS = {
    ...APPROVAL_GATE_SETTINGS,
    requireRollback: flag({
        description: "Whether a production stage that fails must be rolled back to what it held before.",
        fallback: true,
    }),
    requiredConditions: choices({
        description:
            "Conditions of AWS's own that each production stage must have: an alarm, a window, a variable.",
        words: ["beforeEntry", "onSuccess"],
        mayBeEmpty: true,
        fallback: [],
    }),
} satisfies Shape;
type Settings = SettingValues<typeof SETTINGS>;

function mustRead(
    subject: string,
    value: PropertyValue | undefined,
    wanted: string,
    rule: string,
): Judgement[] {
    if (value instanceof Unknown) {
        return [value];
    }
    return value === wanted
        ? []
        : [{ subject, found: isValue(value), rule, fix: `set ${subject} to "${wanted}"` }];
}

function stageJudgements(
    stage: PropertyValue,
    { requireRollback, requiredConditions }: Settings,
): Judgement[] {
    const name = textOf(valueAt(stage, "name"));
    const rule = "a production stage that fails must go back to what it held before";
    const missing = requiredConditions.filter((key) => valueAt(stage, key) === undefined);
    return [
        ...(requireRollback
            ? mustRead(
                  `stages[${name}].onFailure.result`,
                  valueAt(stage, "onFailure", "result"),
                  "ROLLBACK",
                  rule,
              )
            : []),
        ...missing.map((key) => ({
            subject: `stages[${name}].${key}`,
            found: "is not set",
            rule: "a production stage must have this condition",
            fix: `add ${key} with a rule of provider CloudWatchAlarm, DeploymentWindow or VariableCheck`,
        })),
    ];
}

/** What a pipeline lacks whose production stages are these. */
function lacking(pipeline: Properties, stages: ReadonlySet<number>, settings: Settings): Judgement[] {
    return [
        ...mustRead(
            "pipelineType",
            valueAt(pipeline, "pipelineType"),
            "V2",
            "only pipelines of type V2 queue their executions and roll back",
        ),
        ...mustRead(
            "executionMode",
            valueAt(pipeline, "executionMode"),
            "QUEUED",
            "an execution must not overtake one that waits for its approval, as SUPERSEDED and PARALLEL let it",
        ),
        ...elementsOrUnknown(valueAt(pipeline, "stages"))
            .filter((_, index) => stages.has(index))
            .flatMap((stage) => stageJudgements(stage, settings)),
    ];
}

function judge(pipeline: Properties, settings: Settings): Judgement[] {
    const actions = productionActions(pipeline, settings);
    const stagesOf = (some: typeof actions): Set<number> => new Set(some.map(({ cell }) => cell.stage));
    const certain = actions.filter(({ role }) => role === "production");
    const judged = certain.length === 0 ? [] : lacking(pipeline, stagesOf(certain), settings);
    const doubts = doubtsOf(actions);
    const possible = doubts.length === 0 ? judged : lacking(pipeline, stagesOf(actions), settings);
    const isUnknown = (judgement: Judgement): judgement is Unknown => judgement instanceof Unknown;
    const wrong = [judged, possible].map((all) => all.filter((each) => !isUnknown(each)).length);
    return [
        ...judged.filter((each) => !isUnknown(each)),
        ...possible.filter(isUnknown),
        ...(wrong[0] === wrong[1] ? [] : doubts),
    ];
}

/** A value that is unknown at preview is noted there and judged before the pipeline is changed. */
export const codepipelineProductionExecution = resourceRule({
    name: "codepipeline-production-execution",
    displayName: "Production executions wait their turn and roll back",
    description:
        "A pipeline that reaches production must deploy what was approved, one execution after the other.",
    why: "In SUPERSEDED mode a newer revision takes the place of the one that somebody is just looking at.",
    severity: "medium",
    tags: ["approval-gates", "codepipeline", "reliability"],
    framework: wellArchitected("REL08-BP05", "Deploy changes in an automated way that can be taken back."),
    sources: [],
    url: "https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts-how-it-works.html",
    remediationSteps:
        'Set pipelineType "V2", executionMode "QUEUED" and onFailure.result "ROLLBACK" on production stages.',
    settings: SETTINGS,
    enforcementLevel: "mandatory",
    subject: "CodePipeline pipelines",
    appliesTo: isOneOf(CODE_PIPELINE),
    check: (resource, settings) => findingsOf(resource, judge(resource.properties, settings)),
    examples: { passes: [GATED_PIPELINE], fails: [SUPERSEDED_PIPELINE] },
});

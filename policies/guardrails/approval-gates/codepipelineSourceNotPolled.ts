import { wellArchitected } from "../../shared/frameworks";
import { isValue } from "../../shared/findings";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { textOf, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, resourceRule } from "../../shared/rule";
import { CODE_PIPELINE } from "../resourceTypes";
import { PlacedAction, placedActions } from "../placedActions";
import { POLLING_PIPELINE, GATED_PIPELINE } from "./examplePipelines";
import { kindOf } from "./pipelineActions";

/** Providers that poll unless they are told not to. */
const POLLING: readonly unknown[] = ["CodeCommit", "GitHub", "S3"];

function judge({ action, subject }: PlacedAction): Judgement[] {
    const [category, provider] = [kindOf(action, "category"), kindOf(action, "provider")];
    const unknown = [category, provider].find((value) => value instanceof Unknown);
    if (unknown !== undefined) {
        return [unknown];
    }
    if (category !== "Source" || !POLLING.includes(provider)) {
        return [];
    }
    const value = valueAt(action, "configuration", "PollForSourceChanges");
    if (value instanceof Unknown) {
        return [value];
    }
    return textOf(value) === "false"
        ? []
        : [
              {
                  subject: `${subject} PollForSourceChanges`,
                  found: isValue(value),
                  rule: "an execution must have one known cause, and a source that is not told otherwise polls",
                  fix: 'set PollForSourceChanges to "false" and start the pipeline by an EventBridge rule',
              },
          ];
}

/** A configuration that is unknown at preview is noted there and judged before the pipeline is changed. */
export const codepipelineSourceNotPolled = resourceRule({
    name: "codepipeline-source-not-polled",
    displayName: "Sources are not polled",
    description: "A source must not be polled beside the event that starts its pipeline.",
    why: "Polling starts an execution of its own for each change, late and with no trace of who caused it.",
    severity: "low",
    tags: ["approval-gates", "codepipeline"],
    framework: wellArchitected(
        "OPS05-BP04",
        "Use build and deployment systems whose every run has a known cause.",
    ),
    sources: ["AWS CodePipeline user guide: migrate polling pipelines"],
    url: "https://docs.aws.amazon.com/codepipeline/latest/userguide/update-change-detection.html",
    remediationSteps: 'Set PollForSourceChanges to "false" and start the pipeline by an event.',
    settings: {},
    enforcementLevel: "mandatory",
    subject: "CodePipeline pipelines",
    appliesTo: isOneOf(CODE_PIPELINE),
    check: (resource) =>
        placedActions(resource.properties).flatMap((placed) => findingsOf(resource, judge(placed))),
    examples: { passes: [GATED_PIPELINE], fails: [POLLING_PIPELINE] },
});

import { matchesEventPattern } from "../../policies/shared/eventPattern";
import { Json } from "../../policies/shared/json";
import { RecordedResource } from "../engine/recordedResource";
import { EventBridgeEvent } from "../registry/approvalEvent";

const RULE = "aws:cloudwatch/eventRule:EventRule";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";

/** A rule that an event matches, and what EventBridge then calls. */
export interface MatchedRule {
    rule: RecordedResource;
    /** Resources that the rule's targets name by their ARN; one that the stack does not declare is left out. */
    targets: RecordedResource[];
}

function targetsOf(rule: RecordedResource, resources: readonly RecordedResource[]): RecordedResource[] {
    const arns = resources
        .filter(({ type, inputs }) => type === TARGET && inputs["rule"] === rule.outputs["name"])
        .map(({ inputs }) => inputs["arn"]);
    return resources.filter(
        ({ type, outputs }) =>
            type !== TARGET && outputs["arn"] !== undefined && arns.includes(outputs["arn"]),
    );
}

/** The enabled rules of a stack whose pattern an event matches, each with its targets. */
export function matchingRules(
    resources: readonly RecordedResource[],
    event: EventBridgeEvent,
): MatchedRule[] {
    return resources
        .filter(({ type, inputs }) => {
            const pattern = inputs["eventPattern"];
            return (
                type === RULE &&
                inputs["state"] !== "DISABLED" &&
                typeof pattern === "string" &&
                matchesEventPattern(JSON.parse(pattern) as Json, event)
            );
        })
        .map((rule) => ({ rule, targets: targetsOf(rule, resources) }));
}

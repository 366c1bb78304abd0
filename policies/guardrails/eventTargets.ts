import { elementsOrUnknown, PropertyValue, Unknown, valueAt } from "../shared/properties";
import { NamedResources, Stack, StackResource } from "../shared/stack";
import { EVENT_RULE, EVENT_TARGET } from "./resourceTypes";

/** What an EventBridge rule hands its events to. */
export interface Target {
    /** The resource that declares it; the native provider declares targets inside their rule. */
    resource: StackResource;
    /** How a message names it there: `arn`, `targets[deploy].Arn`. */
    place: string;
    properties: PropertyValue;
    /** Top-level property of `resource` that holds the ARN: `arn`, `targets`. */
    property: string;
    arn: PropertyValue | undefined;
    /** `lambda`, `codepipeline`: by its ARN, else by what the ARN was made from. */
    service: string | Unknown;
}

/** A rule with its targets, as far as they are in the stack. */
export interface TargetedRule {
    rule: StackResource;
    targets: Target[];
}

/** Services under which their own resources' type tokens file them, where the ARN calls them otherwise. */
const SERVICE_NAMES: Readonly<Record<string, string>> = { sfn: "states", cloudwatch: "events" };

/** The service of `arn:aws:lambda:...`, or of what an ARN that is not known yet was made from. */
export function serviceOf(
    arn: PropertyValue | undefined,
    sources: readonly StackResource[] = [],
): string | Unknown {
    if (typeof arn === "string") {
        return arn.split(":")[2] ?? "";
    }
    const [source] = sources;
    const module = source === undefined ? undefined : /^aws(?:-native)?:(\w+)[/:]/.exec(source.type)?.[1];
    if (module !== undefined) {
        return SERVICE_NAMES[module] ?? module;
    }
    return arn instanceof Unknown ? arn : "";
}

function classicTarget(resource: StackResource): Target {
    const arn = valueAt(resource.properties, "arn");
    const service = serviceOf(arn, resource.propertySources.get("arn"));
    return { resource, place: "arn", properties: resource.properties, property: "arn", arn, service };
}

function inlineTargets(rule: StackResource): Target[] {
    return elementsOrUnknown(valueAt(rule.properties, "targets")).map((target, index) => {
        const arn = valueAt(target, "arn");
        const id = valueAt(target, "id");
        const place = `targets[${typeof id === "string" ? id : String(index)}].arn`;
        const service = serviceOf(arn);
        return { resource: rule, place, properties: target, property: "targets", arn, service };
    });
}

/** Every rule of a stack with its targets, joined by name, then by dependency. */
export function targetedRules(stack: Stack): TargetedRule[] {
    const rules = stack.ofTypes(EVENT_RULE);
    const named = new NamedResources(rules, ["name"]);
    const targets = new Map(rules.map((rule) => [rule, inlineTargets(rule)]));
    for (const target of stack.ofTypes(EVENT_TARGET)) {
        for (const rule of named.find(target, "rule")) {
            targets.get(rule)?.push(classicTarget(target));
        }
    }
    return [...targets].map(([rule, own]) => ({ rule, targets: own }));
}

import { canMatchEventPattern, PartialEvent } from "../../shared/eventPattern";
import { EventPatternError } from "../../shared/eventMatchers";
import { elementsOf, PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { NamedResources, Stack, StackResource } from "../../shared/stack";
import { declaredPattern } from "../declaredPattern";
import { TargetedRule, targetedRules } from "../eventTargets";
import { Alarm, AlarmMetric, alarmsOf } from "./alarms";

/** How a class of resources fails, and where that shows. */
export interface FailureSigns {
    types: readonly string[];
    /** Properties that hold the name under which CloudWatch and EventBridge know a resource. */
    nameKeys: readonly string[];
    /** Metrics that count failures, any of which will do. */
    metrics: readonly { namespace: string; metricName: string | RegExp; dimension: string }[];
    /** The event of a failure, where AWS sends one, with what is known of who failed. */
    event?: (who: { name?: string; arn?: string }) => PartialEvent;
}

/** Whether somebody hears of a failure. */
export type Watch = "watched" | "unwatched" | Unknown;

function matchesText(value: PropertyValue | undefined, wanted: string | RegExp): boolean {
    return typeof value === "string" && (typeof wanted === "string" ? value === wanted : wanted.test(value));
}

/** Everything in a stack that can tell of a failure. */
export class Watchers {
    private readonly alarms: readonly Alarm[];
    private readonly rules: readonly TargetedRule[];

    constructor(
        stack: Stack,
        private readonly signs: FailureSigns,
    ) {
        this.alarms = alarmsOf(stack);
        this.rules = targetedRules(stack);
    }

    /** The name of a resource: what is written, else what Pulumi made of it. */
    private nameOf(resource: StackResource): PropertyValue | undefined {
        return this.signs.nameKeys
            .map((key) => valueAt(resource.properties, key))
            .find((name) => name !== undefined);
    }

    private isOn(resource: StackResource, alarm: Alarm, metric: AlarmMetric): boolean | Unknown {
        const { namespace, metricName, dimensions } = metric;
        const signs = this.signs.metrics.filter(
            (sign) => matchesText(namespace, sign.namespace) && matchesText(metricName, sign.metricName),
        );
        if (signs.length === 0) {
            const mayBe = this.signs.metrics.some(
                (sign) =>
                    (namespace instanceof Unknown || matchesText(namespace, sign.namespace)) &&
                    (metricName instanceof Unknown || matchesText(metricName, sign.metricName)),
            );
            const unknown = [namespace, metricName].find((each) => each instanceof Unknown);
            return mayBe && unknown !== undefined ? unknown : false;
        }
        const value =
            dimensions instanceof Unknown
                ? dimensions
                : signs.map(({ dimension }) => dimensions.get(dimension)).find((each) => each !== undefined);
        if (value instanceof Unknown || this.nameOf(resource) instanceof Unknown) {
            const sources = alarm.resource.propertySources.get("dimensions") ?? [];
            return sources.includes(resource) ? true : value instanceof Unknown ? value : false;
        }
        return value === this.nameOf(resource);
    }

    private byAlarm(resource: StackResource): Watch[] {
        return this.alarms.flatMap((alarm) =>
            alarm.metrics.map((metric): Watch => {
                const isOn = this.isOn(resource, alarm, metric);
                if (isOn !== true) {
                    return isOn === false ? "unwatched" : isOn;
                }
                return alarm.tells === "topic"
                    ? "watched"
                    : alarm.tells instanceof Unknown
                      ? alarm.tells
                      : "unwatched";
            }),
        );
    }

    private byEvent(resource: StackResource): Watch[] {
        const { event } = this.signs;
        if (event === undefined) {
            return [];
        }
        const [name, arn] = [this.nameOf(resource), valueAt(resource.properties, "arn")];
        const failure = event({
            ...(typeof name === "string" ? { name } : {}),
            ...(typeof arn === "string" ? { arn } : {}),
        });
        return this.rules.filter(tellsSomebody).map(({ rule }) => watchOf(rule, resource, failure));
    }

    of(resource: StackResource): Watch {
        const watches = [...this.byAlarm(resource), ...this.byEvent(resource)];
        return watches.includes("watched")
            ? "watched"
            : (watches.find((watch) => watch instanceof Unknown) ?? "unwatched");
    }
}

/** A record in a log tells nobody, and a rule that is switched off not even that. */
function tellsSomebody({ rule, targets }: TargetedRule): boolean {
    const isOff =
        valueAt(rule.properties, "state") === "DISABLED" || valueAt(rule.properties, "isEnabled") === false;
    return !isOff && targets.some(({ service }) => service !== "logs");
}

function watchOf(rule: StackResource, resource: StackResource, failure: PartialEvent): Watch {
    const declared = declaredPattern(rule.properties);
    if (declared.kind === "unknown") {
        // A pattern that hangs on the resource is about the resource; what about it, a preview does not know.
        return (rule.propertySources.get("eventPattern") ?? []).includes(resource)
            ? declared.unknown
            : "unwatched";
    }
    try {
        const isWatched = declared.kind === "read" && canMatchEventPattern(declared.pattern, failure);
        return isWatched ? "watched" : "unwatched";
    } catch (error) {
        if (error instanceof EventPatternError) {
            return "unwatched";
        }
        throw error;
    }
}

/** Builds that a pipeline of the stack runs: when they fail, so does the pipeline. */
export function buildsOfPipelines(
    stack: Stack,
    pipelineTypes: readonly string[],
    buildTypes: readonly string[],
): Set<StackResource> {
    const builds = new NamedResources(stack.ofTypes(buildTypes), ["name"]);
    const run = stack
        .ofTypes(pipelineTypes)
        .flatMap((pipeline) =>
            elementsOf(valueAt(pipeline.properties, "stages")).flatMap((stage) =>
                elementsOf(valueAt(stage, "actions")).flatMap((action) =>
                    builds.meant(valueAt(action, "configuration", "ProjectName"), pipeline, "stages"),
                ),
            ),
        );
    return new Set(run);
}

import { Place, parsePath, placesAt } from "../places";
import { isOneOf, resourceRule } from "../rule";
import { ResourceRule, ResourceRuleSpec } from "../ruleSpec";
import { SettingValues, Shape } from "../settings";
import { findingsOf, Judgement } from "./judgements";
import { Requirement } from "./requirements";

/** What a rule looks at, by type of resource; paths are those of `placesAt`. */
export type Reads = Readonly<Record<string, readonly string[]>>;

/** A rule that names every property that it looks at, so that a test can hold them against the providers. */
export interface ReadingRule extends ResourceRule {
    reads: Reads;
}

/** What a rule found in the places that it named. */
export interface Readings<Name extends string> {
    /** Every place, none where the path leads through what is absent. */
    all(name: Name): Place[];
    /** The first place, or an absent value. */
    one(name: Name): Place;
}

interface ReadingRuleSpec<S extends Shape, Name extends string> extends Omit<
    ResourceRuleSpec<S>,
    "appliesTo" | "check"
> {
    /** For each type of resource, the paths to what is judged, by the names under which `judge` asks for them. */
    reads: Readonly<Record<string, Readonly<Record<Name, string>>>>;
    judge(readings: Readings<Name>, settings: SettingValues<S>): Judgement[];
}

interface PropertyRuleSpec<S extends Shape> extends Omit<ResourceRuleSpec<S>, "appliesTo" | "check"> {
    /** For each type of resource, the paths to every place that must meet the requirement. */
    reads: Reads;
    must: Requirement<SettingValues<S>>;
}

/** Finds a mistyped path when the pack starts instead of when a resource of that type comes by. */
function checkPaths(reads: Reads): void {
    Object.values(reads).flat().forEach(parsePath);
}

/** A rule about places of a resource that have to do with each other. */
export function readingRule<S extends Shape, Name extends string>(
    spec: ReadingRuleSpec<S, Name>,
): ReadingRule {
    const paths = Object.entries<Readonly<Record<Name, string>>>(spec.reads);
    const reads = Object.fromEntries(paths.map(([type, named]) => [type, Object.values<string>(named)]));
    checkPaths(reads);
    const rule = resourceRule({
        ...spec,
        appliesTo: isOneOf(Object.keys(reads)),
        check: (resource, settings) => {
            const pathOf = (name: Name): string => spec.reads[resource.type]?.[name] ?? name;
            const all = (name: Name): Place[] => placesAt(resource.properties, pathOf(name));
            const one = (name: Name): Place => all(name)[0] ?? { subject: pathOf(name), value: undefined };
            return findingsOf(resource, spec.judge({ all, one }, settings));
        },
    });
    return { ...rule, reads };
}

/** A rule that holds for each of several places on its own. */
export function propertyRule<S extends Shape>(spec: PropertyRuleSpec<S>): ReadingRule {
    const { reads, must } = spec;
    checkPaths(reads);
    const rule = resourceRule({
        ...spec,
        appliesTo: isOneOf(Object.keys(reads)),
        check: (resource, settings) =>
            findingsOf(
                resource,
                (reads[resource.type] ?? [])
                    .flatMap((path) => placesAt(resource.properties, path))
                    .flatMap((place) => must(place, settings)),
            ),
    });
    return { ...rule, reads };
}

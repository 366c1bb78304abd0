import { Finding } from "../findings";
import { Place, parsePath, placesAt } from "../places";
import { Unknown } from "../properties";
import { isOneOf, resourceRule, stackRule } from "../rule";
import { InspectedResource, ResourceRule, ResourceRuleSpec, StackRule, StackRuleSpec } from "../ruleSpec";
import { SettingValues, Shape } from "../settings";
import { Stack, StackResource } from "../stack";
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

/** What a rule names and how it judges that. */
export interface ReadingSpec<S extends Shape, Name extends string> {
    /** For each type of resource, the paths to what is judged, by the names under which `judge` asks for them. */
    reads: Readonly<Record<string, Readonly<Record<Name, string>>>>;
    judge(readings: Readings<Name>, settings: SettingValues<S>): Judgement[];
}

type ReadingRuleSpec<S extends Shape, Name extends string> = Omit<
    ResourceRuleSpec<S>,
    "appliesTo" | "check"
> &
    ReadingSpec<S, Name>;

interface PropertyRuleSpec<S extends Shape> extends Omit<ResourceRuleSpec<S>, "appliesTo" | "check"> {
    /** For each type of resource, the paths to every place that must meet the requirement. */
    reads: Reads;
    must: Requirement<SettingValues<S>>;
}

/** Finds a mistyped path when the pack starts instead of when a resource of that type comes by. */
function checkPaths(reads: Reads): void {
    Object.values(reads).flat().forEach(parsePath);
}

function pathsOf<Name extends string>({ reads }: ReadingSpec<Shape, Name>): Reads {
    const paths = Object.entries<Readonly<Record<Name, string>>>(reads);
    const named = Object.fromEntries(paths.map(([type, each]) => [type, Object.values<string>(each)]));
    checkPaths(named);
    return named;
}

function judgeResource<S extends Shape, Name extends string>(
    spec: ReadingSpec<S, Name>,
    resource: Pick<InspectedResource, "urn" | "type" | "name" | "properties">,
    settings: SettingValues<S>,
): Finding[] {
    const pathOf = (name: Name): string => spec.reads[resource.type]?.[name] ?? name;
    const all = (name: Name): Place[] => placesAt(resource.properties, pathOf(name));
    const one = (name: Name): Place => all(name)[0] ?? { subject: pathOf(name), value: undefined };
    return findingsOf(resource, spec.judge({ all, one }, settings));
}

/** A rule about places of a resource that have to do with each other. */
export function readingRule<S extends Shape, Name extends string>(
    spec: ReadingRuleSpec<S, Name>,
): ReadingRule {
    const reads = pathsOf(spec);
    const rule = resourceRule({
        ...spec,
        appliesTo: isOneOf(Object.keys(reads)),
        check: (resource, settings) => judgeResource(spec, resource, settings),
    });
    return { ...rule, reads };
}

type SelectiveRuleSpec<S extends Shape, Name extends string> = Omit<StackRuleSpec<S>, "appliesTo" | "check"> &
    ReadingSpec<S, Name> & {
        /** Which resources the rule is not about, by what else is in the stack; `Unknown` where a preview cannot tell. */
        sparing(stack: Stack): (resource: StackResource) => boolean | Unknown;
    };

/** A rule about places of a resource, but for those resources that the rest of the stack says it is not about. */
export function selectiveRule<S extends Shape, Name extends string>(
    spec: SelectiveRuleSpec<S, Name>,
): StackRule & { reads: Reads } {
    const reads = pathsOf(spec);
    const types = Object.keys(reads);
    const rule = stackRule({
        ...spec,
        appliesTo: isOneOf(types),
        check: (stack, settings) => {
            const isSpared = spec.sparing(stack);
            return stack.ofTypes(types).flatMap((resource): Finding[] => {
                const spared = isSpared(resource);
                const findings = spared === true ? [] : judgeResource(spec, resource, settings);
                return spared instanceof Unknown && findings.length > 0
                    ? [{ kind: "undecided", resource, unknown: spared }]
                    : findings;
            });
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

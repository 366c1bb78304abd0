import { Finding } from "../findings";
import { parsePath, Place, placesAt } from "../places";
import { PropertyValue, Unknown, valueAt } from "../properties";
import { isOneOf, stackRule } from "../rule";
import { StackRule, StackRuleSpec } from "../ruleSpec";
import { SettingValues, Shape } from "../settings";
import { NamedResources, Stack, StackResource } from "../stack";
import { findingsOf, Objection } from "./judgements";
import { Reads } from "./readingRule";
import { Requirement } from "./requirements";

/** A kind of resource of which other resources tell more: a bucket and its versioning. */
export interface Accompanied {
    types: readonly string[];
    /** Properties that hold what the companions call it by. */
    names: readonly string[];
    /** By type of companion, the property that says which resource it belongs to. */
    companions: Readonly<Record<string, string>>;
}

/** Which resources a rule is about; all of them where it is not said. */
type Selection<S extends Shape> = (
    resource: StackResource,
    settings: SettingValues<S>,
    stack: Stack,
) => boolean;

interface CompanionRuleSpec<S extends Shape, Name extends string> extends Omit<
    StackRuleSpec<S>,
    "appliesTo" | "check"
> {
    of: Accompanied;
    /** Where the resource itself or a companion says it, by type; paths are those of `placesAt`. */
    reads: Readonly<Record<string, Readonly<Partial<Record<Name, string>>>>>;
    about?: Selection<S>;
    /** What to say where nothing in the stack says it; without this, silence is right. */
    missing?: Objection;
    must: Readonly<Record<Name, Requirement<SettingValues<S>>>>;
    /** Whether it is enough that one of the places meets its requirement, else `missing` is said; if not, each must. */
    oneSuffices?: boolean;
}

/** A rule about stacks that names every property that it looks at. */
export interface CompanionRule extends StackRule {
    reads: Reads;
}

/** What a property names: one resource, or each of several. */
function elementsOr(value: PropertyValue | undefined): (PropertyValue | undefined)[] {
    return Array.isArray(value) ? value : [value];
}

/** What belongs to what. */
interface Company {
    joined: ReadonlyMap<StackResource, StackResource[]>;
    /** Set where a preview cannot tell to what some companion belongs; the companion itself is noted for every rule. */
    doubt: Unknown | undefined;
}

/** Joins companions to what they belong to: by the name where it is known, else by dependency. */
export function companionsOf(
    stack: Stack,
    { types, names, companions }: Accompanied,
    wanted: (type: string) => boolean = () => true,
): Company {
    const mains = stack.ofTypes(types);
    const index = new NamedResources(mains, names);
    const joined = new Map(mains.map((main): [StackResource, StackResource[]] => [main, []]));
    const doubts: Unknown[] = [];
    for (const [type, property] of Object.entries(companions).filter(([each]) => wanted(each))) {
        for (const companion of stack.ofTypes([type])) {
            const values = elementsOr(valueAt(companion.properties, property));
            const meant = values.flatMap((each) => index.meant(each, companion, property));
            new Set(meant).forEach((main) => joined.get(main)?.push(companion));
            doubts.push(...(meant.length === 0 ? values.filter((value) => value instanceof Unknown) : []));
        }
    }
    return { joined, doubt: doubts[0] };
}

function readsOf(spec: Pick<CompanionRuleSpec<Shape, string>, "reads">): Reads {
    const paths = Object.entries(spec.reads).map(([type, named]): [string, string[]] => [
        type,
        Object.values(named).filter((path) => path !== undefined),
    ]);
    paths.flatMap(([, each]) => each).forEach(parsePath);
    return Object.fromEntries(paths);
}

/** Something that is said about a resource, and where. */
interface Part {
    resource: StackResource;
    name: string;
    place: Place;
}

function partsOf(resource: StackResource, reads: CompanionRuleSpec<Shape, string>["reads"]): Part[] {
    return Object.entries(reads[resource.type] ?? {}).flatMap(([name, path]) =>
        placesAt(resource.properties, path ?? name).map((place) => ({ resource, name, place })),
    );
}

/** What to say of a resource of which nothing is said; a companion that nobody can place may be its own. */
function notSaid(main: StackResource, missing: Objection | undefined, doubt: Unknown | undefined): Finding[] {
    return missing === undefined ? [] : findingsOf(main, [doubt ?? missing]);
}

/** @param silence what to report where nothing is said */
function judgeMain<S extends Shape, Name extends string>(
    spec: CompanionRuleSpec<S, Name>,
    [main, companions]: [StackResource, StackResource[]],
    settings: SettingValues<S>,
    silence: Finding[],
): Finding[] {
    const said = companions.flatMap((companion) => partsOf(companion, spec.reads));
    const names = new Set(said.map(({ name }) => name));
    const parts = [...partsOf(main, spec.reads).filter(({ name }) => !names.has(name)), ...said];
    const judged = parts.map(({ resource, name, place }) =>
        findingsOf(resource, spec.must[name as Name](place, settings)),
    );
    if (spec.oneSuffices === true) {
        const isMet = judged.some((findings) => findings.length === 0);
        const unknown = judged.flat().filter(({ kind }) => kind === "undecided");
        return isMet ? [] : unknown.length > 0 ? unknown : silence;
    }
    return parts.length === 0 ? silence : judged.flat();
}

/**
 * A rule that holds for each resource of a kind, wherever it is said: in the resource or in its companions.
 * What a companion says comes first, since after a deployment the resource's own properties may still tell what was
 * there before the companion came.
 */
export function companionRule<S extends Shape, Name extends string>(
    spec: CompanionRuleSpec<S, Name>,
): CompanionRule {
    const { of: accompanied, about = () => true, missing } = spec;
    const reads = readsOf(spec);
    const rule = stackRule({
        ...spec,
        appliesTo: isOneOf(accompanied.types),
        check: (stack, settings): Finding[] => {
            const { joined, doubt } = companionsOf(stack, accompanied, (type) => type in spec.reads);
            return [...joined]
                .filter(([main]) => about(main, settings, stack))
                .flatMap((each) => judgeMain(spec, each, settings, notSaid(each[0], missing, doubt)));
        },
    });
    return { ...rule, reads };
}

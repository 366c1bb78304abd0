import { PolicyResource } from "@pulumi/policy";
import { ResourceIdentity, Undecided } from "./findings";
import { Properties, PropertyValue, readProperties, Unknown, valueAt } from "./properties";

/** A resource of a stack, with what each of its properties was made from. */
export interface StackResource extends ResourceIdentity {
    properties: Properties;
    /** For each top-level property, the resources of this stack that its value came from. */
    propertySources: ReadonlyMap<string, StackResource[]>;
    /** Values that were asked for what they mean, and neither are known nor were made from what tells. */
    unplaced: Set<Unknown>;
}

/** The resources of a stack. Properties are read when they are first asked for. */
export interface Stack {
    ofTypes(types: readonly string[]): StackResource[];
    /** Resources whose type token matches, for classes that a program makes itself. */
    ofTypesLike(pattern: RegExp): StackResource[];
    /** What a check could not place so far: whoever it means may be wrong, so no check may pass it over in silence. */
    unplaced(): Undecided[];
}

class InspectedStackResource implements StackResource {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly unplaced = new Set<Unknown>();
    private read: Properties | undefined;
    private sources: ReadonlyMap<string, StackResource[]> | undefined;

    constructor(
        private readonly resource: PolicyResource,
        private readonly find: (resource: PolicyResource) => StackResource[],
    ) {
        ({ urn: this.urn, type: this.type, name: this.name } = resource);
    }

    get properties(): Properties {
        this.read ??= readProperties(this.resource.props);
        return this.read;
    }

    get propertySources(): ReadonlyMap<string, StackResource[]> {
        this.sources ??= new Map(
            Object.entries(this.resource.propertyDependencies).map(([property, sources]) => [
                property,
                sources.flatMap(this.find),
            ]),
        );
        return this.sources;
    }
}

/** Makes what the policy SDK hands over searchable by type. */
export function inspectStack(resources: readonly PolicyResource[]): Stack {
    const byUrn = new Map<string, StackResource>();
    const find = (resource: PolicyResource): StackResource[] => {
        const found = byUrn.get(resource.urn);
        return found === undefined ? [] : [found];
    };
    for (const resource of resources) {
        byUrn.set(resource.urn, new InspectedStackResource(resource, find));
    }
    const select = (matches: (type: string) => boolean): StackResource[] =>
        [...byUrn.values()].filter((resource) => matches(resource.type));
    return {
        ofTypes: (types) => select((type) => types.includes(type)),
        ofTypesLike: (pattern) => select((type) => pattern.test(type)),
        unplaced: () =>
            [...byUrn.values()].flatMap((resource) =>
                [...resource.unplaced].map((unknown) => ({ kind: "undecided", resource, unknown })),
            ),
    };
}

/** Resources of one kind, to be found by what others say of them. */
export class NamedResources {
    private readonly members: ReadonlySet<StackResource>;
    private readonly byName = new Map<PropertyValue, StackResource[]>();

    /** @param nameKeys properties that hold a resource's own physical name, by what each provider calls it */
    constructor(resources: readonly StackResource[], nameKeys: readonly string[]) {
        this.members = new Set(resources);
        for (const resource of resources) {
            for (const name of new Set(nameKeys.map((key) => valueAt(resource.properties, key)))) {
                if (typeof name === "string") {
                    this.byName.set(name, [...(this.byName.get(name) ?? []), resource]);
                }
            }
        }
    }

    /**
     * The resources that the property `property` of `from` means: by name where the name is known and found, else
     * by what the property's value was made from. Names come first, because a dependency does not say for which
     * part of a property it stands, and because an ignored property may name what is live.
     */
    find(from: StackResource, property: string): StackResource[] {
        return this.meant(valueAt(from.properties, property), from, property);
    }

    /** The same for a value inside a property. */
    meant(value: PropertyValue | undefined, from: StackResource, property: string): StackResource[] {
        const named = this.byName.get(value ?? null);
        if (named !== undefined) {
            return named;
        }
        const sources = from.propertySources.get(property) ?? [];
        const found = sources.filter((source) => this.members.has(source));
        if (found.length === 0 && value instanceof Unknown) {
            from.unplaced.add(value);
        }
        return found;
    }
}

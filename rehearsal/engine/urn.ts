const STACK_TYPE = "pulumi:pulumi:Stack";

/** The part of a URN that names its type, qualified by the types of its ancestors: `a:b:C$d:e:F`. */
export function qualifiedTypeOf(urn: string): string {
    return urn.split("::")[2] ?? STACK_TYPE;
}

/** A resource's own type, without its ancestors', and its name. */
export function typeAndNameOf(urn: string): { type: string; name: string } {
    const [, , qualifiedType = "", ...name] = urn.split("::");
    return { type: qualifiedType.split("$").at(-1) ?? "", name: name.join("::") };
}

/** The URN that the real engine gives: the type is qualified by every ancestor's type but the stack's. */
export function urnOf(stack: string, project: string, parent: string, type: string, name: string): string {
    const parentType = qualifiedTypeOf(parent);
    const qualifiedType = parentType === STACK_TYPE ? type : `${parentType}$${type}`;
    return `urn:pulumi:${stack}::${project}::${qualifiedType}::${name}`;
}

/** The URN of a child of `parent`, in the same stack and project. */
export function childUrn(parent: string, type: string, name: string): string {
    const [prefix = "", project = ""] = parent.split("::");
    return urnOf(prefix.slice("urn:pulumi:".length), project, parent, type, name);
}

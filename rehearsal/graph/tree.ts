import { RecordedResource } from "../engine/recordedResource";
import { counted } from "../terminal/counted";
import { fit, Screen } from "../terminal/paint";
import { keyFacts } from "./keyFacts";
import { shortType } from "./shortType";

const STACK_TYPE = "pulumi:pulumi:Stack";

interface Line {
    /** The tree's branches, without colour. */
    branches: string;
    resource: RecordedResource;
    /** How many resources lie below, at any depth. */
    below: number;
}

function byName(a: RecordedResource, b: RecordedResource): number {
    const [first, second] = [`${a.type}\n${a.name}`, `${b.type}\n${b.name}`];
    return first < second ? -1 : first > second ? 1 : 0;
}

function childrenByParent(resources: readonly RecordedResource[]): Map<string, RecordedResource[]> {
    const children = new Map<string, RecordedResource[]>();
    for (const resource of [...resources].sort(byName)) {
        const parent = resource.parent ?? "";
        children.set(parent, [...(children.get(parent) ?? []), resource]);
    }
    return children;
}

function linesBelow(children: Map<string, RecordedResource[]>, urn: string, indent: string): Line[] {
    const siblings = children.get(urn) ?? [];
    return siblings.flatMap((resource, index) => {
        const last = index === siblings.length - 1;
        const inner = linesBelow(children, resource.urn, `${indent}${last ? "   " : "│  "}`);
        const branches = `${indent}${last ? "└─ " : "├─ "}`;
        return [{ branches, resource, below: inner.length }, ...inner];
    });
}

function renderLine(line: Line, screen: Screen): string {
    const { paint, columns } = screen;
    const { resource, below, branches } = line;
    const type = shortType(resource.type);
    const count = below === 0 ? "" : ` (${below.toString()})`;
    const facts = keyFacts(resource).join(", ");
    const room = columns - branches.length;
    const head = fit(`${type} ${resource.name}${count}`, room);
    const shownType = head.slice(0, type.length);
    const tail = facts === "" ? "" : fit(`  ${facts}`, Math.max(room - head.length, 0));
    const name = head.slice(type.length);
    return `${paint.dim(branches)}${paint.cyan(shownType)}${resource.custom ? name : paint.bold(name)}${paint.dim(tail)}`;
}

/** The stack as a tree: resources under their components, each with its key facts, one a line. */
export function renderTree(
    stack: string,
    project: string,
    resources: readonly RecordedResource[],
    screen: Screen,
): string[] {
    const declared = resources.filter((resource) => resource.type !== STACK_TYPE);
    const components = declared.filter((resource) => !resource.custom).length;
    const root = resources.find((resource) => resource.type === STACK_TYPE)?.urn ?? "";
    const lines = linesBelow(childrenByParent(resources), root, "");
    const custom = declared.length - components;
    const title = `${screen.paint.bold(stack)} of ${project}`;
    return [
        `${title}: ${counted(custom, "resource")} in ${counted(components, "component")}`,
        ...lines.map((line) => renderLine(line, screen)),
    ];
}

import { meansProduction } from "../../shared/productionNames";
import { elementsOf, isProperties, PropertyValue, valueAt } from "../../shared/properties";
import { StackResource } from "../../shared/stack";

/** How scripts name the stack or environment that they change; a preview changes nothing. */
const DEPLOYED: readonly RegExp[] = [
    /\bpulumi\s+(?:up|update|destroy|refresh|import)\b[^\n;&|]*?\s(?:--stack[ =]|-s\s+)["']?([\w./-]+)/g,
    /\bpulumi\s+stack\s+(?:select|init)\s+(?:-\S+\s+)*["']?([\w./-]+)/g,
    /--stack-name[ =]["']?([\w./-]+)/g,
    /\bcdk\s+deploy\s+(?:-\S+\s+)*["']?([\w./*-]+)/g,
    /\b(?:PULUMI_STACK|STACK|STAGE|ENVIRONMENT|ENV)["']?\s*[=:]\s*["']?([\w./-]+)/g,
];

/** The stacks and environments that a build's own commands name; commands in a file cannot be read. */
function deployedBy(buildspec: PropertyValue | undefined): string[] {
    return typeof buildspec === "string"
        ? DEPLOYED.flatMap((form) => [...buildspec.matchAll(form)]).map(([, stack = ""]) => stack)
        : [];
}

/** What a project or a function is called and told; what its variables are called says nothing. */
export function toldTexts({ name, properties }: StackResource): (PropertyValue | undefined)[] {
    const variables = valueAt(properties, "environment", "variables");
    return [
        valueAt(properties, "name"),
        valueAt(properties, "functionName"),
        name,
        ...elementsOf(valueAt(properties, "environment", "environmentVariables")).map((variable) =>
            valueAt(variable, "value"),
        ),
        ...Object.values(isProperties(variables) ? variables : {}),
        ...deployedBy(valueAt(properties, "source", "buildspec")),
    ];
}

/** What counts as production, and what does not although it speaks of it. */
interface ProductionTexts {
    productionWords: readonly string[];
    harmlessProjects: readonly string[];
}

/** Whether some of the texts mean production and none names what is harmless. */
export function speaksOfProduction(
    texts: readonly (PropertyValue | undefined)[],
    { productionWords, harmlessProjects }: ProductionTexts,
): boolean {
    const known = texts.filter((text): text is string => typeof text === "string");
    return (
        !known.some((text) => harmlessProjects.includes(text)) &&
        known.some((text) => meansProduction(text, productionWords))
    );
}

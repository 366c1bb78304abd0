import {
    elementsOf,
    isProperties,
    Properties,
    PropertyValue,
    readProperties,
    textOf,
    Unknown,
    valueAt,
} from "./properties";
import { parseJson } from "./json";

/** The definition of a SageMaker pipeline, as far as a policy can read it. */
export type PipelineDefinition =
    | { kind: "read"; definition: Properties }
    | { kind: "unknown"; unknown: Unknown }
    /** Kept in S3, where no policy reads. */
    | { kind: "elsewhere" }
    | { kind: "broken" };

/** The text of the definition, which the classic provider takes as it is and the native one inside an object. */
function definitionText(properties: Properties): PropertyValue | undefined {
    const definition = valueAt(properties, "pipelineDefinition");
    return isProperties(definition) ? valueAt(definition, "pipelineDefinitionBody") : definition;
}

/** Reads the definition of a pipeline of either provider. */
export function readPipelineDefinition(pipeline: Properties): PipelineDefinition {
    const text = definitionText(pipeline);
    if (text instanceof Unknown) {
        return { kind: "unknown", unknown: text };
    }
    if (text === undefined || text === null) {
        return { kind: "elsewhere" };
    }
    const parsed = typeof text === "string" ? parseJson(text) : isProperties(text) ? text : undefined;
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)
        ? { kind: "read", definition: readProperties(parsed) }
        : { kind: "broken" };
}

/** The values that a pipeline's parameter takes by default or may take. */
export function parameterValues(definition: Properties, name: string): PropertyValue[] {
    const parameter = elementsOf(valueAt(definition, "Parameters")).find(
        (candidate) => valueAt(candidate, "Name") === name,
    );
    const values = [valueAt(parameter, "DefaultValue"), ...elementsOf(valueAt(parameter, "EnumValues"))];
    return values.filter((value) => value !== undefined);
}

/**
 * The values that an expression of a definition can have: itself, or those of the parameter that it names.
 * Undefined where it is computed while the pipeline runs.
 */
export function possibleValues(
    definition: Properties,
    expression: PropertyValue | undefined,
): PropertyValue[] | undefined {
    if (!isProperties(expression)) {
        return expression === undefined ? [] : [expression];
    }
    const reference = valueAt(expression, "Get");
    const parameter = typeof reference === "string" ? /^Parameters\.(.+)$/.exec(reference)?.[1] : undefined;
    const values = parameter === undefined ? [] : parameterValues(definition, parameter);
    return values.length === 0 ? undefined : values;
}

/** One step of a pipeline, with the steps inside conditions beside the others. */
export interface PipelineStep {
    name: string;
    type: string;
    properties: Properties;
    /** What the step hands to SageMaker; empty where it hands over nothing. */
    arguments: Properties;
}

function stepsIn(list: PropertyValue | undefined): PipelineStep[] {
    return elementsOf(list)
        .filter(isProperties)
        .flatMap((step) => {
            const given = valueAt(step, "Arguments");
            const arguments_ = isProperties(given) ? given : {};
            const own: PipelineStep = {
                name: textOf(valueAt(step, "Name")),
                type: textOf(valueAt(step, "Type")),
                properties: step,
                arguments: arguments_,
            };
            const inner = ["IfSteps", "ElseSteps"].flatMap((branch) => stepsIn(valueAt(arguments_, branch)));
            return [own, ...inner];
        });
}

/** Every step of a definition, those inside conditions included. */
export function pipelineSteps(definition: Properties): PipelineStep[] {
    return stepsIn(valueAt(definition, "Steps"));
}

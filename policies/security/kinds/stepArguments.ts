import {
    pipelineSteps,
    PipelineStep,
    possibleValues,
    readPipelineDefinition,
} from "../../shared/pipelineDefinition";
import { isProperties, Properties, PropertyValue, Unknown } from "../../shared/properties";

/** What stands for a value that a pipeline computes while it runs: something is given, nobody can say what. */
export const COMPUTED = "computed while the pipeline runs";

/** Maps whose keys people choose. */
const OWN_KEYS = /^(?:environment|hyperParameters|staticHyperParameters)$/;

function isExpression(value: Properties): boolean {
    const [only = "", ...others] = Object.keys(value);
    return others.length === 0 && (only === "Get" || only.startsWith("Std:"));
}

function resolved(definition: Properties, value: PropertyValue): PropertyValue {
    if (Array.isArray(value)) {
        return value.map((element) => resolved(definition, element));
    }
    if (!isProperties(value)) {
        return value;
    }
    if (isExpression(value)) {
        // Whoever starts the pipeline may give another value; what is written down is its default.
        return possibleValues(definition, value)?.[0] ?? COMPUTED;
    }
    return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, resolved(definition, inner)]),
    );
}

/** SageMaker's own spelling of keys as the providers spell them: `VpcConfig` as `vpcConfig`. */
function asProviders(value: PropertyValue): PropertyValue {
    if (Array.isArray(value)) {
        return value.map(asProviders);
    }
    if (!isProperties(value)) {
        return value;
    }
    const entries = Object.entries(value).map(([key, inner]): [string, PropertyValue] => {
        const name = key.charAt(0).toLowerCase() + key.slice(1);
        return [name, OWN_KEYS.test(name) ? inner : asProviders(inner)];
    });
    return Object.fromEntries(entries);
}

/** A place of a step as its definition spells it: `vpcConfig.subnets` as `VpcConfig.Subnets`. */
export function asDefined(subject: string): string {
    const [, path = subject, own = ""] = /^(.*?(?:nvironment|yperParameters))(\..*)$/.exec(subject) ?? [];
    return (
        path.replace(/(^|\.)([a-z])/g, (_, dot: string, letter: string) => dot + letter.toUpperCase()) + own
    );
}

/** What each step of a pipeline hands to SageMaker, spelled as the providers do, parameters at their defaults. */
export function stepsOf(pipeline: Properties): PipelineStep[] | Unknown {
    const read = readPipelineDefinition(pipeline);
    if (read.kind === "unknown") {
        return read.unknown;
    }
    if (read.kind !== "read") {
        return [];
    }
    return pipelineSteps(read.definition).map((step) => {
        const given = asProviders(resolved(read.definition, step.arguments));
        return { ...step, arguments: isProperties(given) ? given : {} };
    });
}

import { mentionedInstanceTypes } from "../../shared/instanceType";
import { parameterValues, readPipelineDefinition } from "../../shared/pipelineDefinition";
import { Leaf, leavesOf, Properties } from "../../shared/properties";
import { SAGEMAKER_PIPELINE } from "../resourceTypes";
import { Declaration } from "./declaration";

const SUBJECT = "pipelineDefinition";

export function isSageMakerPipeline(type: string): boolean {
    return SAGEMAKER_PIPELINE.some((token) => token === type);
}

function computed(subject: string, found: string): Declaration {
    return {
        kind: "unreadable",
        place: "definition",
        subject,
        found,
        rule: "an instance type must be readable from the definition",
        fix: "write the type out, or take it from a parameter with a DefaultValue or EnumValues",
    };
}

/** The values that a parameter takes by default or may take, for a step that takes its instance type from it. */
function fromParameter(definition: Properties, subject: string, name: string): Declaration[] {
    const values = parameterValues(definition, name).filter((value) => typeof value === "string");
    return values.length === 0
        ? [computed(subject, `takes its value from parameter ${name}, which gives none`)]
        : values.map((type) => ({ kind: "type", subject: `${SUBJECT}.Parameters[${name}]`, type }));
}

function fromLeaf(definition: Properties, leaf: Leaf): Declaration[] {
    const { path, key, value } = leaf;
    if (typeof value !== "string" || key.startsWith("supported")) {
        return [];
    }
    const subject = `${SUBJECT}.${path}`;
    const ownSubject = subject.replace(/\.Get$/, "");
    const [, expression] = /^(.*\bInstanceType)\.(?!Get$)/.exec(subject) ?? [];
    if (expression !== undefined) {
        return [computed(expression, "is put together while the pipeline runs")];
    }
    if (key === "get" && ownSubject.endsWith("InstanceType")) {
        const parameter = /^Parameters\.(.+)$/.exec(value)?.[1];
        return parameter === undefined
            ? [computed(ownSubject, `is computed while the pipeline runs, from ${value}`)]
            : fromParameter(definition, ownSubject, parameter);
    }
    const types = key === "instancetype" ? [value] : mentionedInstanceTypes(value);
    return types.map((type) => ({ kind: "type", subject, type }));
}

/** Two steps may take their type from one parameter; it is declared once. */
function withoutRepeats(declarations: readonly Declaration[]): Declaration[] {
    return [
        ...new Map(declarations.map((declaration) => [JSON.stringify(declaration), declaration])).values(),
    ];
}

/** Every instance type in the definition of a SageMaker pipeline: of its steps, and of its parameters. */
export function pipelineInstanceTypes(properties: Properties): Declaration[] {
    const read = readPipelineDefinition(properties);
    switch (read.kind) {
        case "read":
            return withoutRepeats(
                leavesOf(read.definition).flatMap((leaf) => fromLeaf(read.definition, leaf)),
            );
        case "unknown":
            return [{ kind: "unknown", unknown: read.unknown }];
        case "elsewhere":
            return [
                {
                    kind: "unreadable",
                    place: "s3",
                    subject: SUBJECT,
                    found: "is kept in S3",
                    rule: "a policy must be able to read it",
                    fix: "pass the definition itself, or have allowDefinitionInS3 set",
                },
            ];
        case "broken":
            return [
                {
                    kind: "unreadable",
                    place: "definition",
                    subject: SUBJECT,
                    found: "is not a JSON object",
                    rule: "a policy must be able to read it",
                    fix: "pass the definition as JSON",
                },
            ];
    }
}

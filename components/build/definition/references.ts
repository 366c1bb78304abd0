import { isObject, Json } from "./json";
import { PipelineDocument } from "./pipelineDefinition";
import { ownContent, PlacedStep } from "./stepTree";

/** One `Get` in a document. */
export interface Reference {
    /** Where it stands, for example `Steps.Train.Arguments.RoleArn`. */
    path: string;
    /** What it reads, for example `Parameters.RoleArn`. */
    target: string;
}

/** Every `Get` in a value, at any depth. */
export function referencesIn(value: Json, path: string): Reference[] {
    if (Array.isArray(value)) {
        return value.flatMap((item: Json, index) => referencesIn(item, `${path}[${String(index)}]`));
    }
    if (!isObject(value)) {
        return [];
    }
    if (typeof value["Get"] === "string") {
        return [{ path, target: value["Get"] }];
    }
    return Object.entries(value).flatMap(([key, item]) => referencesIn(item, `${path}.${key}`));
}

/** Every `Get` of a step itself, without the steps in its branches. */
export function referencesOf(placed: PlacedStep): Reference[] {
    return referencesIn(ownContent(placed.step), placed.path);
}

/** Every `Get` that belongs to the pipeline and not to a step. */
export function pipelineReferences(definition: PipelineDocument): Reference[] {
    return definition.PipelineExperimentConfig === undefined
        ? []
        : referencesIn(definition.PipelineExperimentConfig, "PipelineExperimentConfig");
}

/** A reference taken apart. */
export type Target =
    | { kind: "parameter"; name: string }
    | { kind: "execution"; name: string }
    | { kind: "step"; step: string; property: string }
    | { kind: "malformed" };

const STEP_TARGET = /^Steps\.([^.]+)\.(.+)$/;

/** Takes apart what a `Get` reads. */
export function parseTarget(target: string): Target {
    const [, step, property] = STEP_TARGET.exec(target) ?? [];
    if (step !== undefined && property !== undefined) {
        return { kind: "step", step, property };
    }
    const [head, name, ...rest] = target.split(".");
    if (name === undefined || name === "" || rest.length > 0) {
        return { kind: "malformed" };
    }
    switch (head) {
        case "Parameters":
            return { kind: "parameter", name };
        case "Execution":
            return { kind: "execution", name };
        default:
            return { kind: "malformed" };
    }
}

/** Names of the steps that a step reads from or waits for, each once. */
export function awaitedSteps(placed: PlacedStep): string[] {
    const read = referencesOf(placed).flatMap(({ target }) => {
        const parsed = parseTarget(target);
        return parsed.kind === "step" ? [parsed.step] : [];
    });
    return [...new Set([...(placed.step.DependsOn ?? []), ...read])];
}

import { isObject, Json, JsonObject } from "../../../components/build/definition/json";
import { RetryableError } from "../../../components/build/definition/steps";
import { AwsLocation } from "../../../components/shared/awsLocation";
import { LocalRegistry } from "../../registry/localRegistry";
import { LocalPaths } from "./localPaths";

/** What every step of a run works with. */
export interface RunContext {
    runId: string;
    paths: LocalPaths;
    location: AwsLocation;
    /** Path of the Python interpreter that stands for `python3` in every container. */
    python: string;
    registry: LocalRegistry;
    signal: AbortSignal;
    /** Processors that a job may use. */
    cpus: number;
    /** Trainings of a tuning at most. */
    tuningTrainings: number;
    /** Takes how far a step has come, in a few words. */
    tell: (step: string, text: string) => void;
    /** What a step of this run said of the model that it created. */
    modelNamed: (name: string) => JsonObject;
    /** Metrics of the last evaluation, which a registration repeats. */
    metrics: () => Record<string, number>;
}

/** A step whose turn has come: every reference in its arguments is resolved. */
export interface ReadyStep {
    name: string;
    /** The name that the service would give to the step's job. */
    jobName: string;
    arguments: JsonObject;
}

/** What a job left. */
export interface JobResult {
    /** What the service's Describe call would say. */
    description: JsonObject;
    /** S3 addresses that it wrote to: objects, or prefixes of objects. */
    outputs: string[];
    /** What a reader should know. */
    note?: string;
}

/** A failure that a step reports itself; anything else that is thrown is a fault of the runner or the machine. */
export class StepFailure extends Error {
    override readonly name = "StepFailure";

    /** @param kind the service's name for a failure that may pass when the step is tried again */
    constructor(
        message: string,
        readonly kind?: RetryableError,
    ) {
        super(message);
    }
}

/** Reads a member that must be an object; an absent one is empty. */
export function objectAt(object: JsonObject, key: string): JsonObject {
    const value = object[key];
    return isObject(value) ? value : {};
}

/** Reads a member that must be a list of objects; an absent one is empty. */
export function objectsAt(object: JsonObject, key: string): JsonObject[] {
    const value = object[key];
    return Array.isArray(value)
        ? (value as readonly Json[]).filter((item): item is JsonObject => isObject(item))
        : [];
}

/** Reads a member that must be a text. */
export function textAt(object: JsonObject, key: string, step: string): string {
    const value = object[key];
    if (typeof value !== "string") {
        throw new StepFailure(`${step}: ${key} must be a text, got ${JSON.stringify(value ?? null)}`);
    }
    return value;
}

/** Reads a member that must map names to texts; an absent one is empty. */
export function textsAt(object: JsonObject, key: string, step: string): Record<string, string> {
    const map = objectAt(object, key);
    return Object.fromEntries(Object.keys(map).map((name) => [name, textAt(map, name, step)]));
}

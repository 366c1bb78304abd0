import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse, stringify } from "yaml";
import { describeProblem } from "../../components/shared/problems/problems";
import { checkSettings, SettingsError } from "../../infra/settings";
import { RecordedResource } from "../../rehearsal/engine/recordedResource";
import { withoutTraces } from "../../rehearsal/engine/withoutTraces";
import type { ResourceGraph } from "../../rehearsal/graph/resourceGraph";
import { rehearse, RehearseOptions } from "../../rehearsal/stack/rehearseStack";
import { LOCATION } from "../support/recorder";

const ROOT = path.resolve(__dirname, "..", "..");
const VERSION = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/diagnosis/1";

/** The setting of an asynchronous endpoint that scales to zero. */
export const ASYNCHRONOUS = {
    instanceType: "ml.m5.xlarge",
    initialInstanceCount: 2,
    scaling: {
        minCapacity: 0,
        maxCapacity: 4,
        targetTracking: [{ name: "backlog", backlogPerInstance: 5 }],
    },
};

/** The setting of a serverless endpoint with capacity kept warm, which scales. */
export const SERVERLESS = {
    memorySizeInMb: 2048,
    maxConcurrency: 20,
    provisionedConcurrency: 2,
    scaling: {
        minCapacity: 1,
        maxCapacity: 8,
        targetTracking: [{ name: "concurrency", provisionedConcurrencyPercent: 70 }],
    },
};

/** Settings of a stack, as its file in this repository has them. */
export function stackConfig(stack: "dev" | "staging" | "prod"): Record<string, unknown> {
    const file = path.join(ROOT, `Pulumi.${stack}.yaml`);
    return (parse(fs.readFileSync(file, "utf8")) as { config: Record<string, unknown> }).config;
}

/** The same without their namespace, some of them changed, as the schema of the settings takes them. */
export function stackValues(
    stack: "dev" | "staging" | "prod",
    changes: Record<string, unknown> = {},
): Record<string, unknown> {
    const own = Object.entries({ ...stackConfig(stack), ...changes }).filter(([key]) =>
        key.startsWith("mlops:"),
    );
    return {
        model: "diagnosis",
        ...Object.fromEntries(own.map(([key, value]) => [key.slice("mlops:".length), value])),
    };
}

/** What is wrong with settings in the region of the tests, one text a problem. */
export function problemsOf(values: Record<string, unknown>): string[] {
    try {
        checkSettings("test", values, { region: LOCATION.region });
        return [];
    } catch (error) {
        assert.ok(error instanceof SettingsError, String(error));
        return error.problems.map(describeProblem);
    }
}

/** What is wrong with the production stack's settings, some of them changed. */
export function productionProblems(changes: Record<string, unknown>): string[] {
    return problemsOf(stackValues("prod", changes));
}

/** Rehearses a whole stack that serves with these settings, some of them changed; takes seconds. */
export async function rehearseServing(
    stack: "staging" | "prod",
    changes: Record<string, unknown>,
    home: string,
    options: Pick<RehearseOptions, "policies" | "preview">,
): Promise<ResourceGraph> {
    const settingsFile = path.join(home, `${stack}.yaml`);
    fs.writeFileSync(settingsFile, stringify({ config: { ...stackConfig(stack), ...changes } }));
    const run = { stack, settingsFile, modelPackageArn: VERSION, ...options };
    return (await withoutTraces(() => rehearse(run))).graph;
}

/** What such a stack declares. */
export async function servingStack(
    stack: "staging" | "prod",
    changes: Record<string, unknown>,
    home: string,
): Promise<RecordedResource[]> {
    return (await rehearseServing(stack, changes, home, { policies: false })).resources;
}

/** The one resource of a type and a name. */
export function resourceOf(
    resources: readonly RecordedResource[],
    type: string,
    name: string,
): RecordedResource {
    const found = resources.find((each) => each.type === type && each.name === name);
    return found ?? assert.fail(`no ${name}`);
}

import * as assert from "node:assert";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { isObject, Json } from "../../components/build/definition/json";

const ROOT = path.resolve(__dirname, "../..");
const SCRIPT = path.join(ROOT, "test/support/botocore_validate.py");
const ENVIRONMENTS = path.join(ROOT, ".rehearsal/python");

/** Interpreters that may have botocore: the one that was named, the project's own, the machine's. */
function interpreters(): string[] {
    const made = fs.existsSync(ENVIRONMENTS) ? fs.readdirSync(ENVIRONMENTS) : [];
    return [
        process.env["MLOPS_PYTHON"] ?? "",
        ...made.map((key) => path.join(ENVIRONMENTS, key, "bin", "python3")),
        "python3",
    ].filter((python) => python !== "");
}

const PYTHON = interpreters().find((python) => spawnSync(python, [SCRIPT, "--version"]).status === 0);

/** A request to judge by botocore's model of a service. */
export interface Check {
    /** Default: `sagemaker`. */
    service?: string;
    operation: string;
    request: Json;
}

/** Skips the tests by name where no Python has botocore, so that nobody takes a skipped oracle for a passed one. */
export function requireBotocore(this: Mocha.Context): void {
    if (PYTHON === undefined) {
        this.skip();
    }
}

function ask(questions: unknown): string[][] {
    const run = spawnSync(PYTHON ?? "", [SCRIPT], { input: JSON.stringify(questions), encoding: "utf8" });
    assert.strictEqual(run.status, 0, run.stderr);
    return JSON.parse(run.stdout) as string[][];
}

/** What botocore finds wrong with each request. */
export function botocoreProblems(requests: readonly Check[]): string[][] {
    return ask(requests);
}

/** Members of what each operation answers. */
export function answerMembers(operations: readonly string[]): string[][] {
    return ask(operations.map((operation) => ({ operation })));
}

/** What the run would put in place of expressions: an S3 address fits wherever these pipelines have one. */
export function resolved(value: Json): Json {
    if (Array.isArray(value)) {
        return value.map((item: Json) => resolved(item));
    }
    if (!isObject(value)) {
        return value;
    }
    if ("Get" in value || "Std:Join" in value) {
        return "s3://bucket/key";
    }
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item)]));
}

import * as fs from "node:fs/promises";
import * as path from "node:path";
import { JsonObject } from "../../../components/build/definition/json";
import { HostedModel, startHosting } from "../../hosting/startHosting";
import {
    JobResult,
    objectAt,
    ReadyStep,
    RunContext,
    StepFailure,
    textAt,
    textsAt,
} from "../steps/stepContext";
import {
    BatchRules,
    batchRules,
    filteredInput,
    filteredOutput,
    needsSinglePredictions,
    recordsOf,
    requestsOf,
} from "./transformBatches";

const REASON_CHARACTERS = 500;

/** A model that answers, and how it is asked. */
interface Asked {
    url: string;
    contentType: string;
    accept: string;
    signal: AbortSignal;
}

async function host(step: ReadyStep, context: RunContext): Promise<HostedModel> {
    const model = context.modelNamed(textAt(step.arguments, "ModelName", step.name));
    const container: JsonObject = objectAt(model, "PrimaryContainer");
    const folder = path.join(context.paths.stepFolder(step.name), "hosting");
    await fs.mkdir(folder, { recursive: true });
    return startHosting({
        python: context.python,
        modelArchive: context.paths.s3(textAt(container, "ModelDataUrl", step.name)),
        folder,
        environment: {
            ...textsAt(container, "Environment", step.name),
            ...textsAt(step.arguments, "Environment", step.name),
        },
        signal: context.signal,
    });
}

async function ask({ url, contentType, accept, signal }: Asked, body: string): Promise<string> {
    const response = await fetch(`${url}/invocations`, {
        method: "POST",
        headers: { "Content-Type": contentType, Accept: accept },
        body,
        signal,
    });
    const text = await response.text();
    if (!response.ok) {
        throw new StepFailure(
            `the model answered ${response.status.toString()}: ${text.trim().slice(0, REASON_CHARACTERS)}`,
        );
    }
    return text;
}

/** The predictions of one request, each for its record. */
async function predictions(asked: Asked, records: readonly string[], rules: BatchRules): Promise<string[]> {
    const body = records.map((record) => filteredInput(record, rules)).join("\n");
    const answer = (await ask(asked, body)).replace(/\r?\n$/, "");
    if (!needsSinglePredictions(rules)) {
        return [answer];
    }
    const lines = answer.split(/\r?\n/);
    if (lines.length !== records.length) {
        throw new StepFailure(
            `the model gave ${lines.length.toString()} predictions for ${records.length.toString()} records; ` +
                "they cannot be joined or filtered",
        );
    }
    return lines.map((line, index) => filteredOutput(records[index] ?? "", line, rules));
}

async function transformObject(asked: Asked, text: string, rules: BatchRules): Promise<string> {
    const parts: string[] = [];
    for (const request of requestsOf(recordsOf(text, rules), rules)) {
        parts.push(...(await predictions(asked, request, rules)));
    }
    return rules.assemblesLines ? parts.map((part) => `${part}\n`).join("") : parts.join("");
}

/** The objects at an address, by their names below it. */
async function objectsAtAddress(place: string, uri: string): Promise<{ name: string; file: string }[]> {
    const stat = await fs.stat(place).catch(() => undefined);
    if (stat === undefined) {
        throw new StepFailure(`there is nothing at ${uri}`);
    }
    if (!stat.isDirectory()) {
        return [{ name: path.basename(place), file: place }];
    }
    const entries = await fs.readdir(place, { recursive: true, withFileTypes: true });
    return entries
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .sort()
        .map((file) => ({ name: path.relative(place, file), file }));
}

/** Runs a transform job: hosts the model for its time, and writes an object with predictions beside each input. */
export async function runTransformStep(step: ReadyStep, context: RunContext): Promise<JobResult> {
    const input = objectAt(step.arguments, "TransformInput");
    const output = objectAt(step.arguments, "TransformOutput");
    const source = textAt(objectAt(objectAt(input, "DataSource"), "S3DataSource"), "S3Uri", step.name);
    const destination = textAt(output, "S3OutputPath", step.name);
    const objects = await objectsAtAddress(context.paths.s3(source), source);
    const contentType = typeof input["ContentType"] === "string" ? input["ContentType"] : "text/csv";
    const accept = typeof output["Accept"] === "string" ? output["Accept"] : contentType;
    const rules = batchRules(step.arguments);
    const model = await host(step, context);
    try {
        const asked = { url: model.url, contentType, accept, signal: context.signal };
        for (const { name, file } of objects) {
            const text = await transformObject(asked, await fs.readFile(file, "utf8"), rules);
            const target = path.join(context.paths.s3(destination), `${name}.out`);
            await fs.mkdir(path.dirname(target), { recursive: true });
            await fs.writeFile(target, text);
        }
    } finally {
        await model.stop();
        await fs.appendFile(context.paths.logFile(step.name), await fs.readFile(model.logFile, "utf8"));
    }
    return {
        description: {
            ...step.arguments,
            TransformJobName: step.jobName,
            TransformJobStatus: "Completed",
        },
        outputs: [destination],
    };
}

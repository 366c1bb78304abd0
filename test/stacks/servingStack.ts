import * as fs from "node:fs";
import * as path from "node:path";
import { parse, stringify } from "yaml";
import { RecordedResource } from "../../rehearsal/engine/recordedResource";
import { withoutTraces } from "../../rehearsal/engine/withoutTraces";
import { rehearse } from "../../rehearsal/stack/rehearseStack";

const ROOT = path.resolve(__dirname, "..", "..");
const VERSION = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/diagnosis/1";

/** Settings of a stack that serves, as its file in this repository has them. */
export function servingConfig(stack: "staging" | "prod"): Record<string, unknown> {
    const file = path.join(ROOT, `Pulumi.${stack}.yaml`);
    return (parse(fs.readFileSync(file, "utf8")) as { config: Record<string, unknown> }).config;
}

/** What a whole stack that serves declares with these settings, some of them changed; takes seconds. */
export async function servingStack(
    stack: "staging" | "prod",
    changes: Record<string, unknown>,
    home: string,
): Promise<RecordedResource[]> {
    const settingsFile = path.join(home, `${stack}.yaml`);
    fs.writeFileSync(settingsFile, stringify({ config: { ...servingConfig(stack), ...changes } }));
    const options = { stack, settingsFile, modelPackageArn: VERSION, policies: false };
    const { graph } = await withoutTraces(() => rehearse(options));
    return graph.resources;
}

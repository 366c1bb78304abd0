import * as crypto from "node:crypto";
import { z } from "zod";
import { RecordedResource } from "../engine/recordedResource";

const ROLLOUT = "pulumi-nodejs:dynamic/mlops:EndpointRollout";
const MODEL = "aws:sagemaker/model:Model";
const CONFIG = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
const SUFFIX = /-[0-9a-f]{7}$/;

/** A configuration that a stack wants live on one of its endpoints. */
export interface DesiredRollout {
    endpointName: string;
    endpointConfigName: string;
    watchSeconds: number;
    rollbackAlarmNames: string[];
}

const rolloutShape = z.object({
    endpointName: z.string(),
    endpointConfigName: z.string(),
    watchSeconds: z.number(),
    rollbackAlarmNames: z.array(z.string()),
});

/** A configuration is made anew whenever it, or a model in it, changes; a new one has another suffix. */
function configNameOf(name: string, resources: readonly RecordedResource[]): string {
    const config = resources.find(({ type, outputs }) => type === CONFIG && outputs["name"] === name);
    const inputs = JSON.stringify(config?.inputs ?? {});
    const models = resources.filter(
        ({ type, outputs }) => type === MODEL && inputs.includes(`"${String(outputs["name"])}"`),
    );
    const content = JSON.stringify([inputs, ...models.map((model) => model.inputs)]);
    const digest = crypto.createHash("sha256").update(content).digest("hex").slice(0, 7);
    return name.replace(SUFFIX, `-${digest}`);
}

/** What a recorded stack wants live, endpoint by endpoint. */
export function desiredRollouts(resources: readonly RecordedResource[]): DesiredRollout[] {
    return resources
        .filter(({ type }) => type === ROLLOUT)
        .map(({ inputs }) => {
            const rollout = rolloutShape.parse(inputs);
            const endpointConfigName = configNameOf(rollout.endpointConfigName, resources);
            return { ...rollout, endpointConfigName };
        });
}

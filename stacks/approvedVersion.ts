import * as aws from "@pulumi/aws";
import { ServingStackSettings } from "../infra/settings";

/** Parameter that the deploy pipeline writes once an environment has a version live. */
export function liveVersionParameter(model: string, environment: string): string {
    return `/mlops/${model}/${environment}/model-package-arn`;
}

/**
 * The model version that a serving stack is to have live: the one that the settings pin, else the one that the deploy
 * pipeline made live last, so that somebody's plain `pulumi up` never changes the model. Undefined before the first.
 */
export async function findApprovedVersion(settings: ServingStackSettings): Promise<string | undefined> {
    if (settings.modelPackageArn !== undefined) {
        return settings.modelPackageArn;
    }
    const name = liveVersionParameter(settings.model, settings.environment);
    const found = await aws.ssm.getParametersByPath({ path: name.slice(0, name.lastIndexOf("/")) });
    const index = found.names.indexOf(name);
    return index < 0 ? undefined : found.values[index];
}

import { pythonEnvironment } from "../python/pythonEnvironment";

/** Where SageMaker unpacks a model in its container. */
const CONTAINER_MODEL = "/opt/ml/model";

function local(value: string, modelFolder: string): string {
    return value === CONTAINER_MODEL || value.startsWith(`${CONTAINER_MODEL}/`)
        ? `${modelFolder}${value.slice(CONTAINER_MODEL.length)}`
        : value;
}

/** The environment of a model's container, with the paths of the container made those of this machine. */
export function modelEnvironment(
    python: string,
    modelFolder: string,
    environment: Readonly<Record<string, string>>,
): Record<string, string> {
    const own = Object.entries(environment).map(([name, value]) => [name, local(value, modelFolder)]);
    return {
        ...pythonEnvironment(python, modelFolder),
        SM_MODEL_DIR: modelFolder,
        ...Object.fromEntries(own),
    };
}

import { readSettings } from "../../infra/settings";
import { runProgram } from "../../rehearsal/engine/runProgram";
import { withoutTraces } from "../../rehearsal/engine/withoutTraces";
import { cloudSimulation } from "../../rehearsal/simulation/cloudSimulation";
import { composeStack } from "../../stacks/compose";
import { engineConfig } from "../infra/engineConfig";
import { LOCATION, Recording } from "../support/recorder";

/** Records what a program does with the settings of a platform stack: what has no default, and the given ones. */
export async function recordWith(
    settings: Record<string, unknown>,
    program: () => unknown,
): Promise<Recording> {
    const run = {
        project: "sagemaker-mlops",
        stack: "dev",
        config: engineConfig(settings),
        secretKeys: [],
        preview: false,
        simulation: cloudSimulation({ ...LOCATION, preview: false, modelPackageArn: undefined }),
        program,
    };
    const { resources, outputs } = await withoutTraces(() => runProgram(run));
    return new Recording(resources, outputs);
}

/** Records a whole platform stack, which takes seconds. */
export function platformStack(settings: Record<string, unknown>): Promise<Recording> {
    return recordWith(settings, () => composeStack(readSettings()));
}

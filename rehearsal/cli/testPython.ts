import { ensurePython } from "../python/ensurePython";
import { ensurePytorch, hasPytorch } from "../python/ensurePytorch";
import { describeFailure } from "./failure";

/** Which runs of tests have PyTorch, which is too large to come unasked. */
export type PytorchTests = "always" | "in continuous integration" | "never";

/** Option of the Python tests' command that installs PyTorch for them. */
export const PYTORCH_FLAG = "--pytorch";

async function preparePytorch(python: string, isRequired: boolean): Promise<void> {
    try {
        if (isRequired || (process.env["CI"] ?? "") !== "") {
            await ensurePytorch(python);
        } else if (!hasPytorch(python)) {
            console.error(`PyTorch is not installed, so its tests are skipped; ${PYTORCH_FLAG} installs it`);
        }
    } catch (error) {
        if (isRequired) {
            throw error;
        }
        console.error(`The tests of PyTorch are skipped: ${describeFailure(error, false)}`);
    }
}

/**
 * Sets up the Python that tests run with, and gives its interpreter. Where PyTorch was not asked for and cannot be
 * had, its tests are skipped by name.
 */
export async function prepareTestPython(pytorch: PytorchTests): Promise<string> {
    const { python } = await ensurePython();
    if (pytorch !== "never") {
        await preparePytorch(python, pytorch === "always");
    }
    return python;
}

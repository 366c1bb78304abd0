import { runTask } from "./runTask";

/** Packages to install into a Python environment. */
export interface Installation {
    /** Interpreter of the environment. */
    python: string;
    /** File that lists them. */
    requirements: string;
    /** What to say if it fails, before what pip says. */
    failure: string;
    signal: AbortSignal | undefined;
}

/** Installs packages; a failure carries the end of what pip said. */
export async function installPackages(installation: Installation): Promise<void> {
    const { python, requirements, failure, signal } = installation;
    // A package without a wheel for this machine fails here at once, instead of in a compiler later.
    const options = ["--quiet", "--no-input", "--disable-pip-version-check", "--only-binary", ":all:"];
    const args = ["-m", "pip", "install", ...options, "--requirement", requirements];
    await runTask({ command: python, args, failure, signal });
}

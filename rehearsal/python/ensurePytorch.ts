import * as fs from "node:fs";
import * as path from "node:path";
import { DiskFull, freeBytes } from "../system/diskSpace";
import { lockOf, waitsFor } from "./ensurePython";
import { installPackages } from "./installPackages";
import { withLock } from "./processLock";
import { requirementsKey } from "./requirements";

/** Where PyTorch goes and comes from; the defaults are this project's and this machine's. */
export interface PytorchOptions {
    requirements?: string;
    /** Takes one line of progress. */
    report?: (line: string) => void;
    /** Stops the installation. */
    signal?: AbortSignal;
    machine?: { platform: NodeJS.Platform; arch: string };
    /** Free bytes on the disk of a folder. */
    free?: (folder: string) => Promise<number>;
}

const REQUIREMENTS = path.join(__dirname, "..", "..", "templates", "model-build", "requirements-pytorch.txt");
const STAMP = "pytorch";
const GIGABYTE = 1e9;

/** Sizes in GB as measured with PyTorch 2.6.0; on Linux with an x86-64 processor it brings what GPUs need. */
const WITH_GPU_LIBRARIES = { fetched: 3.1, installed: 5.3 };
const WITHOUT = { fetched: 0.2, installed: 0.8 };

function gigabytes(number: number): string {
    return `${number.toFixed(1)} GB`;
}

/** Folder of the environment that an interpreter belongs to. */
function environmentOf(python: string): string {
    return path.dirname(path.dirname(python));
}

/** Whether PyTorch, as the requirements ask for it, is in the environment of an interpreter. */
export function hasPytorch(python: string, requirements = REQUIREMENTS): boolean {
    const stamp = path.join(environmentOf(python), STAMP);
    return (
        fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8").trim() === requirementsKey(requirements, "")
    );
}

/**
 * Installs PyTorch into the project's Python environment if it is not there: it is large, so that only who trains or
 * tests with it gets it. Once installed it needs no network.
 *
 * @param python interpreter of the project's Python environment
 * @throws DiskFull where there is no room for it
 * @throws Error with the end of what pip said where it cannot be installed
 */
export async function ensurePytorch(python: string, options: PytorchOptions = {}): Promise<void> {
    const { requirements = REQUIREMENTS, machine = process, free = freeBytes, signal } = options;
    const report = options.report ?? ((line: string): void => void process.stderr.write(`${line}\n`));
    if (hasPytorch(python, requirements)) {
        return;
    }
    const folder = environmentOf(python);
    const hasGpuLibraries = machine.platform === "linux" && machine.arch === "x64";
    const size = hasGpuLibraries ? WITH_GPU_LIBRARIES : WITHOUT;
    const environments = path.dirname(folder);
    const install = async (): Promise<void> => {
        if (hasPytorch(python, requirements)) {
            return;
        }
        const available = (await free(folder)) / GIGABYTE;
        if (available < size.installed) {
            const wanted = `${gigabytes(size.installed)} wanted for PyTorch, ${gigabytes(available)} free`;
            throw new DiskFull(folder, wanted);
        }
        const begin = Date.now();
        report(
            `Installing PyTorch in ${folder}, once, for models of type pytorch: about ${gigabytes(size.fetched)} to ` +
                `fetch and ${gigabytes(size.installed)} on the disk` +
                (hasGpuLibraries ? ", most of it libraries for GPUs; this takes some minutes." : "."),
        );
        await installPackages({
            python,
            requirements,
            failure:
                "cannot install PyTorch, which a model of type pytorch needs; check the network, the proxy and the " +
                "disk, then run the command again, or choose another model type:",
            signal,
        });
        fs.writeFileSync(path.join(folder, STAMP), `${requirementsKey(requirements, "")}\n`);
        report(`PyTorch is ready after ${((Date.now() - begin) / 1000).toFixed(0)} s.`);
    };
    await withLock(lockOf(environments), waitsFor(environments, report), install, signal);
}

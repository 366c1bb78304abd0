import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { UsageError } from "../terminal/usageError";

/** A Python interpreter that the environment can be made from. */
export interface Interpreter {
    /** Path or command. */
    command: string;
    /** For example `3.11.7`. */
    version: string;
}

/** Names another interpreter than the first suitable one on the PATH. */
export const INTERPRETER_VARIABLE = "MLOPS_PYTHON";

/** Minor versions of Python 3 that every pinned package is published for, best first. */
const SUPPORTED_MINORS = [11, 12, 13] as const;

const CANDIDATES = [...SUPPORTED_MINORS.map((minor) => `python3.${minor.toString()}`), "python3", "python"];

/**
 * Prints the version, whether a virtual environment can be made (Debian ships that part separately), and whether
 * archives can be unpacked safely (since 3.11.4).
 */
const PROBE = [
    "import importlib.util as u, sys, tarfile",
    "venv = all(u.find_spec(m) for m in ('venv', 'ensurepip'))",
    "print('.'.join(map(str, sys.version_info[:3])), venv, hasattr(tarfile, 'data_filter'))",
].join("\n");

const INSTALL =
    "install Python 3.11 with its venv module (apt install python3.11-venv, brew install python@3.11)";

/** What a candidate turned out to be: an interpreter, or the reason why it cannot be used. */
type Finding = { interpreter: Interpreter } | { reason: string };

async function probe(command: string): Promise<Finding> {
    let answer: string;
    try {
        answer = (await promisify(execFile)(command, ["-c", PROBE], { timeout: 15_000 })).stdout.trim();
    } catch {
        return { reason: `${command} does not run` };
    }
    const [version = "", canMakeEnvironment, canUnpackSafely] = answer.split(" ");
    const [major, minor] = version.split(".").map(Number);
    if (major !== 3 || !SUPPORTED_MINORS.some((supported) => supported === minor)) {
        return { reason: `${command} is Python ${version}` };
    }
    if (canMakeEnvironment !== "True") {
        return { reason: `${command} is Python ${version} without its venv module` };
    }
    if (canUnpackSafely !== "True") {
        return { reason: `${command} is Python ${version}, which lacks the safe unpacking of 3.11.4` };
    }
    return { interpreter: { command, version } };
}

/**
 * Finds Python 3.11 to 3.13: the one that `MLOPS_PYTHON` names, else the first on the PATH.
 *
 * @throws UsageError saying what was found and what to install
 */
export async function findInterpreter(
    environment: Record<string, string | undefined>,
    candidates: readonly string[] = CANDIDATES,
): Promise<Interpreter> {
    const named = environment[INTERPRETER_VARIABLE];
    const reasons: string[] = [];
    for (const command of named === undefined || named === "" ? candidates : [named]) {
        const finding = await probe(command);
        if ("interpreter" in finding) {
            return finding.interpreter;
        }
        reasons.push(finding.reason);
    }
    const found = named === undefined ? reasons.filter((reason) => !reason.endsWith("not run")) : reasons;
    throw new UsageError(
        `Python 3.11, 3.12 or 3.13 is needed (${found.join("; ") || "there is no Python on the PATH"}); ` +
            `${INSTALL}, or set ${INTERPRETER_VARIABLE} to the path of an interpreter`,
    );
}

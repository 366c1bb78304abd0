import * as path from "node:path";

/**
 * What a program that stands for a container's gets to see: the project's Python in front of the system's programs.
 * Nothing of this process's own environment is in it, credentials least of all.
 */
export function pythonEnvironment(python: string, home: string): Record<string, string> {
    return {
        PATH: [path.dirname(python), "/usr/local/bin", "/usr/bin", "/bin"].join(path.delimiter),
        HOME: home,
        LANG: "C.UTF-8",
        PYTHONUNBUFFERED: "1",
        PYTHONDONTWRITEBYTECODE: "1",
        // A container has its processors to itself; here threads that only wait must let others work.
        OMP_WAIT_POLICY: "PASSIVE",
    };
}

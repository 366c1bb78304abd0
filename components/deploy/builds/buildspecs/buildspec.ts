import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REPORTS } from "../reports";

/** What CodeBuild needs to be told, https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html. */
export interface Buildspec {
    version: "0.2";
    env: { shell: "bash"; "exported-variables"?: string[] };
    phases: Record<string, { "runtime-versions"?: Record<string, string>; commands: string[] }>;
    reports?: Record<string, { files: string[]; "base-directory": string; "file-format": "JUNITXML" }>;
    artifacts?: { files: string[]; "exclude-paths"?: string[] };
}

/** A script of `components/deploy/builds/scripts`. */
export type ScriptName = "lib" | "preview" | "deploy" | "check" | "compare";

/** Where scripts leave the results of tests; part of what the scripts themselves say. */
const REPORT_FOLDER = "reports";
const SCRIPT_FOLDER = "/tmp/mlops-deploy";
/** Language versions that the scripts and the program run on. */
export const RUNTIMES = { nodejs: "20", python: "3.11" };

/** Writes a buildspec down; CodeBuild reads JSON as well as YAML, JSON being a part of YAML. */
export function renderBuildspec(buildspec: Buildspec): string {
    return JSON.stringify(buildspec, undefined, 2);
}

/**
 * Commands that unpack scripts in the build container. They travel inside the buildspec, so that nobody who
 * can push to the source repository can change what deploys and checks it.
 */
export function unpackScripts(names: readonly ScriptName[]): string[] {
    return [
        `mkdir -p ${SCRIPT_FOLDER}`,
        ...names.map((name) => {
            const text = readFileSync(join(__dirname, "..", "scripts", `${name}.sh`), "utf8");
            return `cat >${scriptPath(name)} <<'END_OF_SCRIPT'\n${text}END_OF_SCRIPT`;
        }),
    ];
}

/** Where `unpackScripts` put a script. */
export function scriptPath(name: ScriptName): string {
    return `${SCRIPT_FOLDER}/${name}.sh`;
}

/** Publishes what a script leaves of test results, also where it failed. */
export function reports(): NonNullable<Buildspec["reports"]> {
    return { [REPORTS]: { files: ["*.xml"], "base-directory": REPORT_FOLDER, "file-format": "JUNITXML" } };
}

/** The install phase of a build that runs Pulumi: language runtimes, then the CLI at the pinned version. */
export function installPulumi(names: readonly ScriptName[]): Buildspec["phases"][string] {
    return {
        "runtime-versions": RUNTIMES,
        commands: [...unpackScripts(names), `bash -euo pipefail -c '. ${scriptPath("lib")}; install_pulumi'`],
    };
}

import * as assert from "node:assert";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import {
    checkBuildspec,
    compareBuildspec,
    deployBuildspec,
    previewBuildspec,
} from "../../../../../components/deploy/builds/buildspecs/buildspecs";

const SCRIPTS = join(__dirname, "..", "..", "..", "..", "..", "components", "deploy", "builds", "scripts");
const INSTALL_PULUMI = "bash -euo pipefail -c '. /tmp/mlops-deploy/lib.sh; install_pulumi'";

interface Phase {
    "runtime-versions"?: Record<string, string>;
    commands: string[];
}

interface ReadBuildspec {
    version: string;
    env: Record<string, unknown>;
    phases: Record<string, Phase>;
    reports?: Record<string, unknown>;
    artifacts?: Record<string, string[]>;
}

/** Reads a buildspec as CodeBuild does, as YAML. */
function read(text: string): ReadBuildspec {
    return parse(text) as ReadBuildspec;
}

/** A buildspec without the text of the scripts: commands that write one show its name only. */
function outline(text: string): ReadBuildspec {
    const buildspec = read(text);
    for (const phase of Object.values(buildspec.phases)) {
        phase.commands = phase.commands.map((command) => command.split("\n", 1)[0] ?? "");
    }
    return buildspec;
}

function writes(script: string): string {
    return `cat >/tmp/mlops-deploy/${script}.sh <<'END_OF_SCRIPT'`;
}

const REPORTS = { results: { files: ["*.xml"], "base-directory": "reports", "file-format": "JUNITXML" } };

describe("buildspecs", () => {
    it("check and preview the repository, and hand on what they checked", () => {
        assert.deepStrictEqual(outline(previewBuildspec("npm run check")), {
            version: "0.2",
            env: { shell: "bash", "exported-variables": ["PREVIEW_LOG"] },
            phases: {
                install: {
                    "runtime-versions": { nodejs: "20", python: "3.11" },
                    commands: [
                        "mkdir -p /tmp/mlops-deploy",
                        writes("lib"),
                        writes("preview"),
                        INSTALL_PULUMI,
                    ],
                },
                pre_build: {
                    commands: [
                        'export PREVIEW_LOG="$CODEBUILD_BUILD_URL"',
                        "npm ci",
                        "npm run check",
                        "npm run build:policies --if-present",
                    ],
                },
                build: { commands: ["bash /tmp/mlops-deploy/preview.sh"] },
            },
            reports: REPORTS,
            artifacts: {
                files: ["**/*"],
                "exclude-paths": ["node_modules/**/*", ".rehearsal/**/*", ".git/**/*"],
            },
        });
    });

    it("deploy without running what packages bring along for their installation", () => {
        assert.deepStrictEqual(outline(deployBuildspec()), {
            version: "0.2",
            env: { shell: "bash" },
            phases: {
                install: {
                    "runtime-versions": { nodejs: "20", python: "3.11" },
                    commands: ["mkdir -p /tmp/mlops-deploy", writes("lib"), writes("deploy"), INSTALL_PULUMI],
                },
                pre_build: { commands: ["npm ci --omit=dev --ignore-scripts"] },
                build: { commands: ["bash /tmp/mlops-deploy/deploy.sh"] },
            },
            artifacts: { files: ["endpoints.json", "live-version.txt"] },
        });
    });

    it("check a deployment with nothing of the repository but its sample and its endpoint test", () => {
        assert.deepStrictEqual(outline(checkBuildspec()), {
            version: "0.2",
            env: { shell: "bash" },
            phases: {
                install: {
                    "runtime-versions": { nodejs: "20", python: "3.11" },
                    commands: ["mkdir -p /tmp/mlops-deploy", writes("lib"), writes("check")],
                },
                build: { commands: ["bash /tmp/mlops-deploy/check.sh"] },
            },
            reports: REPORTS,
        });
    });

    it("hand what was compared to the approvals", () => {
        const { env, phases } = outline(compareBuildspec());
        assert.deepStrictEqual(env, { shell: "bash", "exported-variables": ["COMPARISON"] });
        assert.deepStrictEqual(phases["build"], {
            commands: [
                "bash /tmp/mlops-deploy/compare.sh >comparison.txt",
                'export COMPARISON="$(cat comparison.txt)"',
            ],
        });
    });

    it("carry the scripts byte for byte", () => {
        const folder = mkdtempSync(join(tmpdir(), "buildspec-"));
        for (const text of [
            previewBuildspec("true"),
            deployBuildspec(),
            checkBuildspec(),
            compareBuildspec(),
        ]) {
            const commands = read(text).phases["install"]?.commands ?? [];
            const unpack = commands.filter((command) => /^(mkdir|cat)/.test(command)).join("\n");
            const here = unpack.replaceAll("/tmp/mlops-deploy", folder);
            assert.strictEqual(spawnSync("bash", ["-c", here]).status, 0);
        }
        for (const script of ["lib.sh", "preview.sh", "deploy.sh", "check.sh", "compare.sh"]) {
            assert.strictEqual(
                readFileSync(join(folder, script), "utf8"),
                readFileSync(join(SCRIPTS, script), "utf8"),
            );
        }
        rmSync(folder, { recursive: true });
    });
});

import { installPulumi, renderBuildspec, reports, RUNTIMES, scriptPath, unpackScripts } from "./buildspec";

/**
 * Buildspec of the Build stage: installs, runs the project's own checks, builds its policy packs, rehearses and
 * previews every environment, publishes how each went, and hands the checked working folder on without what can be
 * installed again.
 */
export function previewBuildspec(checkCommand: string): string {
    return renderBuildspec({
        version: "0.2",
        env: { shell: "bash", "exported-variables": ["PREVIEW_LOG"] },
        phases: {
            install: installPulumi(["lib", "preview"]),
            pre_build: {
                commands: [
                    'export PREVIEW_LOG="$CODEBUILD_BUILD_URL"',
                    "npm ci",
                    checkCommand,
                    "npm run build:policies --if-present",
                ],
            },
            build: { commands: [`bash ${scriptPath("preview")}`] },
        },
        reports: reports(),
        artifacts: {
            files: ["**/*"],
            "exclude-paths": ["node_modules/**/*", ".rehearsal/**/*", ".git/**/*"],
        },
    });
}

/**
 * Buildspec of a deployment. Packages are installed without their scripts, because this build holds the rights
 * to change an environment.
 */
export function deployBuildspec(): string {
    return renderBuildspec({
        version: "0.2",
        env: { shell: "bash" },
        phases: {
            install: installPulumi(["lib", "deploy"]),
            pre_build: { commands: ["npm ci --omit=dev --ignore-scripts"] },
            build: { commands: [`bash ${scriptPath("deploy")}`] },
        },
        artifacts: { files: ["endpoints.json", "live-version.txt"] },
    });
}

/** Buildspec of the Test and Verify actions. */
export function checkBuildspec(): string {
    return renderBuildspec({
        version: "0.2",
        env: { shell: "bash" },
        phases: {
            install: { "runtime-versions": RUNTIMES, commands: unpackScripts(["lib", "check"]) },
            build: { commands: [`bash ${scriptPath("check")}`] },
        },
        reports: reports(),
    });
}

/** Buildspec of the comparison that approvers read; approvals take it as the variable `COMPARISON`. */
export function compareBuildspec(): string {
    return renderBuildspec({
        version: "0.2",
        env: { shell: "bash", "exported-variables": ["COMPARISON"] },
        phases: {
            install: {
                "runtime-versions": { nodejs: RUNTIMES.nodejs },
                commands: unpackScripts(["lib", "compare"]),
            },
            build: {
                commands: [
                    `bash ${scriptPath("compare")} >comparison.txt`,
                    'export COMPARISON="$(cat comparison.txt)"',
                ],
            },
        },
    });
}

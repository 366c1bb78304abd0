import * as fs from "node:fs";
import * as path from "node:path";
import * as ts from "typescript";
import { buildPolicyPacks, PACKS } from "../../policies/build";
import { copyFiles } from "./copyTree";
import { ASSETS, ENTRIES, packedName, PACK_PARTS } from "./libraryContents";
import { isTemplateFile } from "./templateFiles";

const PROJECT = path.resolve(__dirname, "..", "..");

/** Folder that the package publishes. */
export const LIBRARY_FOLDER = path.join(PROJECT, "dist");

function compilerOptions(outDir: string): ts.CompilerOptions {
    const { config } = ts.readConfigFile(path.join(PROJECT, "tsconfig.json"), (file) =>
        ts.sys.readFile(file),
    );
    const { options } = ts.parseJsonConfigFileContent(
        { ...config, include: [], files: ENTRIES },
        ts.sys,
        PROJECT,
    );
    delete options.tsBuildInfoFile;
    return {
        ...options,
        noEmit: false,
        incremental: false,
        declaration: true,
        types: ["node"],
        rootDir: PROJECT,
        outDir,
    };
}

function compile(outDir: string): void {
    const entries = ENTRIES.map((entry) => path.join(PROJECT, entry));
    const program = ts.createProgram(entries, compilerOptions(outDir));
    const diagnostics = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
    if (diagnostics.length > 0) {
        throw new Error(
            ts.formatDiagnostics(diagnostics, {
                getCurrentDirectory: () => PROJECT,
                getCanonicalFileName: (name) => name,
                getNewLine: () => "\n",
            }),
        );
    }
}

/**
 * Compiles the library and puts everything beside it that it reads while it runs: what `npm pack` publishes.
 * Users run plain JavaScript and never wait for a type check of the library.
 *
 * @param outDir where to build; it is emptied first
 * @throws Error with the compiler's messages
 */
export async function buildLibrary(outDir: string = LIBRARY_FOLDER): Promise<void> {
    await buildPolicyPacks();
    fs.rmSync(outDir, { recursive: true, force: true });
    compile(outDir);
    for (const { folder, endings } of ASSETS) {
        const isAsset = (file: string) =>
            isTemplateFile(file) && endings.some((ending) => file.endsWith(ending));
        copyFiles(path.join(PROJECT, folder), path.join(outDir, folder), isAsset, packedName);
    }
    for (const pack of PACKS) {
        copyFiles(path.join(PROJECT, "policies", pack), path.join(outDir, "policies", pack), (file) =>
            PACK_PARTS.includes(file.split(path.sep)[0] ?? ""),
        );
    }
}

if (require.main === module) {
    buildLibrary().then(
        () => {
            console.log(`${path.relative(process.cwd(), LIBRARY_FOLDER)} built`);
        },
        (error: unknown) => {
            console.error(error instanceof Error ? error.message : error);
            process.exitCode = 1;
        },
    );
}

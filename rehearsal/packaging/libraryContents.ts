import { PACKED_GITIGNORE } from "../../components/shared/folderFiles";

/** Name of the package as it is published. */
export const LIBRARY = "sagemaker-mlops";

/** Modules that users of the library reach, by themselves or as a command; what these import comes along. */
export const ENTRIES = [
    "components/index.ts",
    "stacks/library.ts",
    "stacks/automation.ts",
    "rehearsal/packaging/bin/rehearse.ts",
    "rehearsal/packaging/bin/policyPacks.ts",
];

/** Files beside the modules that these read while they run, as endings of paths under a folder. */
export const ASSETS: readonly { folder: string; endings: readonly string[] }[] = [
    { folder: "components", endings: [".py", ".sh"] },
    { folder: "infra", endings: ["settings.schema.json"] },
    // What a repository with training code begins with.
    { folder: "templates/model-build", endings: [".py", ".yml", ".toml", ".txt", ".md", ".gitignore"] },
];

/** Parts of a built policy pack that whoever runs it needs. */
export const PACK_PARTS = ["PulumiPolicy.yaml", "package.json", "bin", "config"];

/** What a file is called in the package. */
export function packedName(file: string): string {
    return file.replace(/(?<=^|[\\/])\.gitignore$/, PACKED_GITIGNORE);
}

import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { RegisteredResource } from "../../../rehearsal/engine/registeredResource";
import { readableProperties } from "../../../rehearsal/engine/wireValues";
import { PolicedStack } from "../../../rehearsal/policyRunner/runPack";

/** A folder that is removed by `dispose`. */
export interface TemporaryFolder {
    folder: string;
    dispose(): void;
}

export function temporaryFolder(): TemporaryFolder {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "rehearsal-"));
    return { folder, dispose: () => fs.rmSync(folder, { recursive: true, force: true }) };
}

/** Policies that show what a pack is sent, written as a pack's author would. */
const POLICIES = `
const { PolicyPack } = require(${JSON.stringify(require.resolve("@pulumi/policy"))});
new PolicyPack("sample", {
    policies: [
        {
            name: "no-public-name",
            description: "Names must not be public.",
            enforcementLevel: "mandatory",
            severity: "high",
            configSchema: { properties: { word: { type: "string", default: "public" } } },
            validateResource: (args, report) => {
                if (args.props.name !== undefined && args.props.name.includes(args.getConfig().word)) {
                    report("got " + args.props.name);
                }
            },
        },
        {
            name: "tagged",
            description: "Topics must have a tag.",
            enforcementLevel: "disabled",
            severity: "low",
            remediateResource: (args) => {
                if (args.type === "aws:sns/topic:Topic") {
                    args.props.tags = { owner: "ml" };
                    return args.props;
                }
            },
            validateResource: (args, report) => {
                if (args.type === "aws:sns/topic:Topic" && args.props.tags === undefined) {
                    report("no tag");
                }
            },
        },
        {
            name: "show-stack",
            description: "Shows the stack.",
            enforcementLevel: "advisory",
            validateStack: (args, report) => {
                for (const resource of args.resources) {
                    if (resource.type !== "aws:sns/topicPolicy:TopicPolicy") continue;
                    const from = resource.propertyDependencies.arn.map((source) => source.name);
                    report(resource.name + " from " + from + ", secret " + resource.props.policy, resource.urn);
                }
            },
        },
    ],
});
`;

/** Writes a policy pack as `npm run build:policies` would have left it. */
export function writePack(policiesFolder: string, name: string, code: string = POLICIES): void {
    const folder = path.join(policiesFolder, name);
    fs.mkdirSync(path.join(folder, "bin"), { recursive: true });
    fs.writeFileSync(path.join(folder, "PulumiPolicy.yaml"), "runtime: nodejs\nmain: bin/index.js\n");
    fs.writeFileSync(path.join(folder, "package.json"), '{"name": "sample", "version": "1.0.0"}');
    fs.writeFileSync(path.join(folder, "bin", "index.js"), code);
}

/** A resource as the recording monitor keeps it. */
export function registered(
    type: string,
    name: string,
    properties: Record<string, unknown>,
    propertyDependencies: Record<string, string[]> = {},
): RegisteredResource {
    return {
        record: {
            urn: `urn:pulumi:dev::demo::${type}::${name}`,
            type,
            name,
            custom: true,
            parent: null,
            inputs: readableProperties(properties),
            outputs: readableProperties(properties),
            dependencies: Object.values(propertyDependencies).flat(),
            propertyDependencies,
            options: { protect: false, retainOnDelete: false, ignoreChanges: [] },
        },
        checkedInputs: properties,
        outputs: properties,
        policyOptions: {
            aliases: [],
            additionalSecretOutputs: [],
            deleteBeforeReplace: undefined,
            customTimeouts: { create: 0, update: 0, delete: 0 },
        },
    };
}

/** The stack that the packs are told about. */
export const STACK: PolicedStack = {
    project: "demo",
    stack: "dev",
    preview: true,
    config: {},
    secretKeys: [],
};

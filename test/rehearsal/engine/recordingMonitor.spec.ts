import * as assert from "node:assert";
import * as pulumi from "@pulumi/pulumi";
import { ProgramResult, runProgram } from "../../../rehearsal/engine/runProgram";
import { Simulation } from "../../../rehearsal/engine/simulation";
import { childUrn, urnOf } from "../../../rehearsal/engine/urn";

class Thing extends pulumi.CustomResource {
    declare readonly size: pulumi.Output<number>;

    constructor(name: string, props: pulumi.Inputs = {}, opts: pulumi.CustomResourceOptions = {}) {
        super("demo:index:Thing", name, { size: undefined, ...props }, opts);
    }
}

class Group extends pulumi.ComponentResource {
    constructor(name: string) {
        super("demo:index:Group", name);
        new Thing("inner", {}, { parent: this });
        this.registerOutputs({ done: true });
    }
}

/** A cloud that names things, and gives each named "parent" a child. */
const SIMULATION: Simulation = {
    createResource: ({ urn, type, name, custom, inputs, id }) => {
        const checkedInputs = custom ? { name: `${name}-1`, ...inputs } : inputs;
        const child = {
            urn: childUrn(urn, type, "child"),
            type,
            name: "child",
            custom: true,
            parent: urn,
            id: "child-id",
            inputs: { owner: "x" },
            outputs: { size: 7 },
            propertyDependencies: { owner: [urn] },
        };
        return {
            id: custom ? (id === "" ? `${name}-id` : id) : "",
            outputs: { size: 3, ...checkedInputs },
            checkedInputs,
            children: name === "parent" ? [child] : [],
        };
    },
    invoke: ({ token }) => ({ token }),
};

function run(program: () => unknown): Promise<ProgramResult> {
    return runProgram({
        project: "p",
        stack: "s",
        config: {},
        secretKeys: [],
        preview: false,
        simulation: SIMULATION,
        program,
    });
}

describe("the recording monitor", () => {
    it("keeps values as Pulumi sends them for policies, and none of the secrets for readers", async () => {
        const { registered, resources } = await run(
            () => void new Thing("a", { key: pulumi.secret("hush") }),
        );
        const [raw] = registered.filter(({ record }) => record.name === "a");
        assert.deepStrictEqual(raw?.checkedInputs["key"], {
            [pulumi.runtime.specialSigKey]: pulumi.runtime.specialSecretSig,
            value: "hush",
        });
        assert.ok(!JSON.stringify(resources).includes("hush"));
    });

    it("tells the program's inputs from those that the provider has checked", async () => {
        const { registered } = await run(() => void new Thing("a"));
        const [thing] = registered.filter(({ record }) => record.name === "a");
        assert.deepStrictEqual(thing?.record.inputs, {});
        assert.deepStrictEqual(thing.checkedInputs, { name: "a-1" });
    });

    it("records options, with durations in seconds", async () => {
        const customTimeouts = { create: "1h30m", update: "45s" };
        const options = { protect: true, deleteBeforeReplace: false, customTimeouts };
        const { registered } = await run(() => void new Thing("a", {}, options));
        const [thing] = registered.filter(({ record }) => record.name === "a");
        assert.strictEqual(thing?.record.options.protect, true);
        assert.deepStrictEqual(thing.policyOptions, {
            aliases: [],
            additionalSecretOutputs: [],
            deleteBeforeReplace: false,
            customTimeouts: { create: 5400, update: 45, delete: 0 },
        });
    });

    it("records what a component registers as its outputs, as a policy gets it too", async () => {
        const { registered } = await run(() => void new Group("g"));
        const [group] = registered.filter(({ record }) => record.type === "demo:index:Group");
        assert.deepStrictEqual([group?.outputs, group?.record.outputs], [{ done: true }, { done: true }]);
    });

    it("records the children that the cloud makes by itself", async () => {
        const { resources } = await run(() => void new Thing("parent"));
        const [child] = resources.filter((resource) => resource.name === "child");
        const parent = "urn:pulumi:s::p::demo:index:Thing::parent";
        assert.strictEqual(child?.urn, "urn:pulumi:s::p::demo:index:Thing$demo:index:Thing::child");
        assert.deepStrictEqual([child.parent, child.dependencies], [parent, [parent]]);
        assert.deepStrictEqual(child.outputs, { size: 7 });
    });

    it("reads a resource that exists without recording it as part of the stack", async () => {
        const { resources, outputs } = await run(() => {
            const existing = new Thing("there", {}, { id: "thing-7" });
            return { id: existing.id, size: existing.size };
        });
        assert.deepStrictEqual(outputs, { id: "thing-7", size: 3 });
        assert.deepStrictEqual(
            resources.map((resource) => resource.type),
            ["pulumi:pulumi:Stack"],
        );
    });

    it("refuses two resources of one type and name", async () => {
        const twice = run(() => [new Thing("a"), new Thing("a")].length);
        await assert.rejects(twice, /Duplicate resource URN 'urn:pulumi:s::p::demo:index:Thing::a'/);
    });
});

describe("urnOf", () => {
    it("qualifies a type by its ancestors, but the stack", () => {
        const stack = "urn:pulumi:s::p::pulumi:pulumi:Stack::p-s";
        const group = urnOf("s", "p", stack, "demo:index:Group", "g");
        assert.strictEqual(group, "urn:pulumi:s::p::demo:index:Group::g");
        assert.strictEqual(
            childUrn(group, "demo:index:Thing", "t"),
            "urn:pulumi:s::p::demo:index:Group$demo:index:Thing::t",
        );
    });
});

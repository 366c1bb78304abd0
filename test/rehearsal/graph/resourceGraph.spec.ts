import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { graphJson, ResourceGraph } from "../../../rehearsal/graph/resourceGraph";
import { writeGraph } from "../../../rehearsal/graph/writeGraph";
import { temporaryFolder } from "../policyRunner/packFixture";
import { graph, recorded } from "./graphFixtures";

function keysOf(value: unknown): string[] {
    return Object.keys(value as object);
}

describe("graphJson", () => {
    it("has the keys of the contract, in its order", () => {
        const { outputs, ...rest } = recorded("aws:sns/topic:Topic", "t");
        const json = JSON.parse(graphJson(graph({ resources: [{ outputs, ...rest }] }))) as ResourceGraph;
        assert.deepStrictEqual(keysOf(json), [
            "stack",
            "project",
            "outputs",
            "resources",
            "policies",
            "cost",
        ]);
        assert.deepStrictEqual(keysOf(json.cost), ["currency", "monthly", "priceDate", "items"]);
        const [resource] = json.resources;
        const keys = "urn type name custom parent inputs outputs dependencies propertyDependencies options";
        assert.deepStrictEqual(keysOf(resource), keys.split(" "));
        assert.deepStrictEqual(keysOf(resource?.options), ["protect", "retainOnDelete", "ignoreChanges"]);
    });
});

describe("writeGraph", () => {
    it("writes into folders that do not exist yet, and leaves no draft behind", () => {
        const home = temporaryFolder();
        const file = path.join(home.folder, "a", "graph.json");
        writeGraph(graph(), file);
        assert.strictEqual(fs.readFileSync(file, "utf8"), graphJson(graph()));
        assert.deepStrictEqual(fs.readdirSync(path.dirname(file)), ["graph.json"]);
        home.dispose();
    });

    it("says what to do when the file cannot be written, and leaves what is there", () => {
        const home = temporaryFolder();
        assert.throws(() => writeGraph(graph(), home.folder), {
            name: "UsageError",
            message: /^cannot write .*; choose another path for --json$/,
        });
        assert.deepStrictEqual(fs.readdirSync(home.folder), []);
        home.dispose();
    });
});

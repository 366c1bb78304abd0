import * as assert from "node:assert";
import { graphJson, ResourceGraph } from "../../../rehearsal/graph/resourceGraph";
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

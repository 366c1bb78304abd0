import * as assert from "node:assert";
import { differenceOf } from "../../../rehearsal/provider/difference";

const ENDPOINT = "aws:sagemaker/endpoint:Endpoint";
const CONFIG = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
const TARGET = "aws:appautoscaling/target:Target";

describe("what a changed input means to the AWS provider", () => {
    it("finds nothing where nothing changed, whatever the order of keys", () => {
        const inputs = { name: "fraud", tags: { a: "1", b: "2" } };
        const previous = { tags: { b: "2", a: "1" }, name: "fraud" };
        assert.deepStrictEqual(differenceOf(ENDPOINT, inputs, previous), { changed: [], replaced: [] });
    });

    it("moves an endpoint to another configuration in place, and replaces it for another name", () => {
        const previous = { name: "fraud", endpointConfigName: "one" };
        assert.deepStrictEqual(differenceOf(ENDPOINT, { ...previous, endpointConfigName: "two" }, previous), {
            changed: ["endpointConfigName"],
            replaced: [],
        });
        assert.deepStrictEqual(differenceOf(ENDPOINT, { ...previous, name: "other" }, previous), {
            changed: ["name"],
            replaced: ["name"],
        });
    });

    it("replaces an endpoint whose rollback alarms change, but not for the rest of the deployment config", () => {
        const deployment = (alarm: string, wait: number) => ({
            deploymentConfig: {
                autoRollbackConfiguration: { alarms: [{ alarmName: alarm }] },
                blueGreenUpdatePolicy: { terminationWaitInSeconds: wait },
            },
        });
        assert.deepStrictEqual(differenceOf(ENDPOINT, deployment("new", 0), deployment("old", 0)).replaced, [
            "deploymentConfig",
        ]);
        assert.deepStrictEqual(differenceOf(ENDPOINT, deployment("old", 9), deployment("old", 0)), {
            changed: ["deploymentConfig"],
            replaced: [],
        });
    });

    it("replaces an endpoint configuration for any input but its tags", () => {
        const previous = { productionVariants: [{ variantName: "main" }], tags: { a: "1" } };
        const added = { ...previous, kmsKeyArn: "key" };
        assert.deepStrictEqual(differenceOf(CONFIG, added, previous).replaced, ["kmsKeyArn"]);
        assert.deepStrictEqual(differenceOf(CONFIG, { ...previous, tags: {} }, previous), {
            changed: ["tags"],
            replaced: [],
        });
    });

    it("notices inputs that were taken away", () => {
        const previous = { resourceId: "endpoint/fraud/variant/main", minCapacity: 1 };
        assert.deepStrictEqual(differenceOf(TARGET, { resourceId: previous.resourceId }, previous), {
            changed: ["minCapacity"],
            replaced: [],
        });
    });

    it("changes a type that it has no list for in place", () => {
        assert.deepStrictEqual(differenceOf("aws:new/thing:Thing", { a: 2 }, { a: 1 }), {
            changed: ["a"],
            replaced: [],
        });
    });
});

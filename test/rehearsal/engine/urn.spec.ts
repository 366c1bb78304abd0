import * as assert from "node:assert";
import * as pulumi from "@pulumi/pulumi";
import * as fc from "fast-check";
import { childUrn, typeAndNameOf, urnOf } from "../../../rehearsal/engine/urn";

const STACK = "urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod";
const TYPES = fc.constantFrom("aws:s3/bucket:Bucket", "mlops:index:RealtimeEndpoint", "awsx:ec2:Vpc");
/** A name may hold anything, the separators of a URN's parts too. */
const NAMES = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom("a::b", "a$b", "::", "topic:fraud"));

function promised(urn: pulumi.Output<string>): Promise<string> {
    return new Promise((resolve) => urn.apply(resolve));
}

describe("typeAndNameOf", () => {
    it("tells a resource's own type from those of its ancestors, and reads the whole name", () => {
        fc.assert(
            fc.property(fc.array(TYPES, { maxLength: 3 }), TYPES, NAMES, (ancestors, type, name) => {
                const parent = ancestors.reduce((urn, ancestor) => childUrn(urn, ancestor, "parent"), STACK);
                assert.deepStrictEqual(typeAndNameOf(childUrn(parent, type, name)), { type, name });
            }),
            { seed: 20261126 },
        );
    });
});

describe("childUrn", () => {
    it("gives the URN that Pulumi's own SDK computes", async () => {
        const endpoint = urnOf("prod", "shop", STACK, "mlops:index:RealtimeEndpoint", "fraud");
        const [own, model] = ["mlops:index:RealtimeEndpoint", "aws:sagemaker/model:Model"];
        assert.strictEqual(
            endpoint,
            await promised(pulumi.createUrn("fraud", own, undefined, "shop", "prod")),
        );
        assert.strictEqual(
            childUrn(endpoint, model, "fraud-model"),
            await promised(pulumi.createUrn("fraud-model", model, endpoint, "shop", "prod")),
        );
    });
});

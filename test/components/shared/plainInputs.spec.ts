import * as assert from "node:assert";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { unknown } from "@pulumi/pulumi/output";
import * as fc from "fast-check";
import { interpolate, jsonStringify, mapInput } from "../../../components/shared/plainInputs";
import { record } from "../../support/recorder";

/** What Pulumi knows of an output. */
interface Seen {
    promise(withUnknowns?: boolean): Promise<unknown>;
    isKnown: Promise<boolean>;
    isSecret: Promise<boolean>;
}

async function seen(input: pulumi.Input<unknown>): Promise<unknown> {
    const output = pulumi.output(input) as unknown as Seen;
    const known = await output.isKnown;
    return { known, secret: await output.isSecret, value: known ? await output.promise() : undefined };
}

/** A text in each form that an input may have, and in some that are hidden further down. */
const text: fc.Arbitrary<pulumi.Input<string>> = fc
    .tuple(fc.string(), fc.constantFrom("plain", "plain", "promise", "output", "secret", "nested", "unknown"))
    .map(([value, form]) => {
        switch (form) {
            case "promise":
                return Promise.resolve(value);
            case "output":
                return pulumi.output(value);
            case "secret":
                return pulumi.secret(value);
            case "nested":
                return pulumi.output(Promise.resolve(pulumi.output(value)));
            case "unknown":
                return pulumi.output(unknown as string);
            default:
                return value;
        }
    });

const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
        { depthSize: "small" },
        text,
        fc.constantFrom(undefined, null, true, 0, 1.5),
        fc.array(tie("tree"), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie("tree"), { maxKeys: 4, noNullPrototype: true }),
    ),
}));

describe("plain inputs", () => {
    it("writes any document as the SDK does: value, unknowns and secrets", async () => {
        await record(async () => {
            await fc.assert(
                fc.asyncProperty(fc.array(tree, { maxLength: 4 }), async (document) => {
                    const ours = await seen(jsonStringify(document));
                    assert.deepStrictEqual(ours, await seen(pulumi.jsonStringify(document)));
                }),
            );
        });
    });

    it("fills any template as the SDK does", async () => {
        await record(async () => {
            await fc.assert(
                fc.asyncProperty(text, text, async (first, second) => {
                    const ours = await seen(interpolate`s3://${first}/\u00e4${second}/*`);
                    assert.deepStrictEqual(
                        ours,
                        await seen(pulumi.interpolate`s3://${first}/\u00e4${second}/*`),
                    );
                }),
            );
        });
    });

    it("gives a plain text for plain values, and reads a plain value at once", () => {
        assert.strictEqual(
            jsonStringify({ list: ["a", { b: 1 }], none: undefined }),
            '{"list":["a",{"b":1}]}',
        );
        assert.strictEqual(interpolate`${"a"}-${"b"}`, "a-b");
        assert.strictEqual(
            mapInput("abc", (value) => value.length),
            3,
        );
    });

    it("keeps on what resources a document depends", async () => {
        const recording = await record(() => {
            const bucket = new aws.s3.Bucket("models");
            const topic = new aws.sns.Topic("news");
            const policy = jsonStringify({
                Resource: [bucket.arn, interpolate`${bucket.arn}/*`],
                To: topic.arn,
            });
            new aws.iam.Policy("reader", { policy });
        });
        const { inputs, propertyDependencies } = recording.one("aws:iam/policy:Policy");
        assert.deepStrictEqual(JSON.parse(String(inputs["policy"])), {
            Resource: ["arn:aws:s3/bucket:Bucket/models", "arn:aws:s3/bucket:Bucket/models/*"],
            To: "arn:aws:sns/topic:Topic/news",
        });
        assert.deepStrictEqual(
            propertyDependencies["policy"]?.map((urn) => urn.split("::").at(-1)),
            ["models", "news"],
        );
    });
});

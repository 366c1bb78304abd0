import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { Identity } from "../../../rehearsal/simulation/identity";
import {
    genericIdentity,
    hasOwnIdentity,
    IDENTITIES,
} from "../../../rehearsal/simulation/identities/identities";

/** What the provider's own generated code says about a type: its inputs and the outputs beside them. */
interface ProviderType {
    inputs: string[];
    required: string[];
    outputs: string[];
}

/** Words of a template that are not inputs. */
const CLOUD_WORDS = ["partition", "region", "accountId", "dnsSuffix", "id", "arn", "uuid"];

function providerFile(type: string): string {
    const [provider = "", module = "", name = ""] = type.split(":");
    const root = path.dirname(require.resolve(`@pulumi/${provider}/package.json`));
    const file = provider === "aws" ? module : `${module}/${name.charAt(0).toLowerCase()}${name.slice(1)}`;
    return path.join(root, `${file}.js`);
}

function providerType(type: string): ProviderType {
    const code = fs.readFileSync(providerFile(type), "utf8");
    assert.ok(code.includes(`__pulumiType = '${type}'`), `${type} is another type's file`);
    const matches = (pattern: RegExp): string[] => [...code.matchAll(pattern)].map((match) => match[1] ?? "");
    return {
        inputs: matches(/resourceInputs\["(\w+)"\] = (?:args|pulumi|\()/g),
        required: matches(/args\?\.(\w+) === undefined && !opts\.urn/g),
        outputs: matches(/resourceInputs\["(\w+)"\] = undefined \/\*out\*\//g),
    };
}

function templateWords(identity: Identity): string[] {
    const templates = [identity.id, identity.arn ?? "", ...Object.values(identity.outputs ?? {})];
    const words = templates.flatMap((template) =>
        [...template.matchAll(/\{([^{}]+)\}/g)].map((m) => m[1] ?? ""),
    );
    return words
        .filter((word) => !/^(?:hex|digits|alnum|upper):\d+$/.test(word))
        .map((word) => /\w+/.exec(word)?.[0] ?? "")
        .filter((word) => !CLOUD_WORDS.includes(word));
}

describe("the table of identities", () => {
    for (const [type, identity] of Object.entries(IDENTITIES)) {
        it(`agrees with the provider's code on ${type}`, () => {
            const { inputs, required, outputs } = providerType(type);
            const known = [...inputs, ...outputs];
            const named = identity.autoName?.property;
            assert.deepStrictEqual(
                Object.keys(identity.outputs ?? {}).filter((key) => !known.includes(key)),
                [],
                "outputs that the provider does not have",
            );
            assert.deepStrictEqual(
                templateWords(identity).filter((word) => !inputs.includes(word)),
                [],
                "words that are no inputs",
            );
            assert.ok(named === undefined || inputs.includes(named), `${named ?? ""} is no input`);
            assert.ok(named === undefined || !required.includes(named), `${named ?? ""} is required`);
            if (type.startsWith("aws:")) {
                const autoNamed = inputs.includes("name") && !required.includes("name");
                assert.strictEqual(
                    named === "name",
                    autoNamed,
                    "the provider auto-names every optional name",
                );
                assert.ok(identity.arn !== undefined || !outputs.includes("arn"), "the ARN is missing");
                assert.ok(identity.arn === undefined || known.includes("arn"), "the provider has no ARN");
            }
        });
    }

    it("gives every other type a general identity, and says so", () => {
        assert.strictEqual(hasOwnIdentity("aws:sagemaker/model:Model"), true);
        assert.strictEqual(hasOwnIdentity("aws:glue/dataQualityRuleset:DataQualityRuleset"), false);
        assert.deepStrictEqual(genericIdentity("aws:glue/dataQualityRuleset:DataQualityRuleset"), {
            id: "data-quality-ruleset-{hex:17}",
            arn: "arn:{partition}:glue:{region}:{accountId}:data-quality-ruleset/{id}",
        });
    });
});

import * as assert from "node:assert";
import { EncryptionKey, EncryptionKeyArgs } from "../../../components/foundation/encryptionKey";
import { keyPolicy } from "../../../components/foundation/keyPolicy";
import { LOCATION, record } from "../../support/recorder";

const KEY = "aws:kms/key:Key";
const ALIAS = "aws:kms/alias:Alias";

function key(overrides: Partial<EncryptionKeyArgs> = {}): EncryptionKey {
    return new EncryptionKey("fraud", { location: LOCATION, ...overrides });
}

function make(overrides: Partial<EncryptionKeyArgs> = {}): () => void {
    return () => void key(overrides);
}

describe("EncryptionKey", () => {
    it("makes one key and its alias, as its own children", async () => {
        const recording = await record(make());
        assert.deepStrictEqual(recording.typesAndNames(), [
            `${ALIAS} fraud-alias`,
            `${KEY} fraud-key`,
            "mlops:index:EncryptionKey fraud",
        ]);
        for (const type of [KEY, ALIAS]) {
            assert.match(recording.one(type).urn, /::mlops:index:EncryptionKey\$/);
        }
    });

    it("rotates the key within a year and leaves a month to call a deletion off", async () => {
        const { inputs } = (await record(make())).one(KEY);
        assert.strictEqual(inputs["enableKeyRotation"], true);
        assert.strictEqual(inputs["rotationPeriodInDays"], 365);
        assert.strictEqual(inputs["deletionWindowInDays"], 30);
        for (const absent of ["bypassPolicyLockoutSafetyCheck", "multiRegion", "isEnabled"]) {
            assert.ok(!(absent in inputs), `${absent} is set`);
        }
    });

    it("writes the whole policy at preview", async () => {
        const { inputs } = (await record(make(), { preview: true })).one(KEY);
        assert.deepStrictEqual(JSON.parse(String(inputs["policy"])), keyPolicy(LOCATION));
    });

    it("names the alias after the component, or as it is told", async () => {
        assert.strictEqual((await record(make())).one(ALIAS).inputs["name"], "alias/fraud");
        const named = await record(make({ aliasName: "alias/ml/fraud" }));
        assert.strictEqual(named.one(ALIAS).inputs["name"], "alias/ml/fraud");
    });

    it("tags the key, the caller's tags on top of all but the name that rights hang on", async () => {
        const { inputs } = (await record(make({ tags: { team: "risk", "mlops:name": "other" } }))).one(KEY);
        assert.deepStrictEqual(inputs["tags"], {
            "mlops:component": "EncryptionKey",
            "mlops:name": "fraud",
            team: "risk",
        });
    });

    it("hands on the key's ARN and its alias", async () => {
        const { outputs } = await record(() => {
            const { keyArn, aliasName } = key();
            return { keyArn, aliasName };
        });
        assert.deepStrictEqual(outputs, { aliasName: "alias/fraud", keyArn: `arn:${KEY}/fraud-key` });
    });

    it("shares the key with the accounts that it is told", async () => {
        const { inputs } = (await record(make({ readerAccountIds: ["222233334444"] }))).one(KEY);
        assert.deepStrictEqual(JSON.parse(String(inputs["policy"])), keyPolicy(LOCATION, ["222233334444"]));
    });

    it("refuses a wrong alias and a wrong account together", async () => {
        await assert.rejects(record(make({ aliasName: "fraud", readerAccountIds: ["22223333444"] })), {
            message:
                'EncryptionKey "fraud":\n  aliasName: must be alias/ and 1 to 250 letters, digits, slashes, ' +
                'underscores or hyphens, got "fraud"; name the key after the platform, for example alias/fraud\n' +
                '  readerAccountIds[0]: must be an account id of 12 digits, got "22223333444"; quote it in YAML',
        });
    });

    it("refuses an alias that KMS would refuse", async () => {
        await assert.rejects(record(make({ aliasName: "fraud key" })), {
            message:
                'EncryptionKey "fraud":\n  aliasName: must be alias/ and 1 to 250 letters, digits, slashes, ' +
                'underscores or hyphens, got "fraud key"; name the key after the platform, for example alias/fraud',
        });
    });

    it("refuses an alias that AWS keeps for itself", async () => {
        await assert.rejects(record(make({ aliasName: "alias/aws/s3" })), {
            message:
                'EncryptionKey "fraud":\n  aliasName: must not begin with alias/aws/, which AWS keeps for its ' +
                'own keys, got "alias/aws/s3"; choose another prefix',
        });
    });
});

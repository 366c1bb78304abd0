import * as assert from "node:assert";
import { checkInputs } from "../../../rehearsal/simulation/simulatedResource";
import { UNKNOWN_VALUE } from "../../../rehearsal/simulation/wire";
import { resource } from "./simulationFixtures";

describe("physical names", () => {
    it("keeps a name that is given, and one that is not known yet", () => {
        const type = "aws:sns/topic:Topic";
        assert.deepStrictEqual(checkInputs(resource(type, "t", { name: "alerts" })), { name: "alerts" });
        assert.deepStrictEqual(checkInputs(resource(type, "t", { name: UNKNOWN_VALUE })), {
            name: UNKNOWN_VALUE,
        });
    });

    it("adds a dash and seven hexadecimal digits to the logical name", () => {
        const { name } = checkInputs(resource("aws:sagemaker/model:Model", "fraud-model"));
        assert.match(String(name), /^fraud-model-[0-9a-f]{7}$/);
    });

    it("ends the name of a FIFO queue as SQS wants it", () => {
        const { name } = checkInputs(resource("aws:sqs/queue:Queue", "jobs", { fifoQueue: true }));
        assert.match(String(name), /^jobs-[0-9a-f]{7}\.fifo$/);
    });

    it("begins an alias as KMS wants it", () => {
        const { name } = checkInputs(resource("aws:kms/alias:Alias", "key", { targetKeyId: "1" }));
        assert.match(String(name), /^alias\/key-[0-9a-f]{7}$/);
    });

    it("takes an object's key from the logical name as it is", () => {
        const { key } = checkInputs(
            resource("aws:s3/bucketObjectv2:BucketObjectv2", "a/b.txt", { bucket: "x" }),
        );
        assert.strictEqual(key, "a/b.txt");
    });

    it("makes up no name where the program has to give one", () => {
        const inputs = { modelPackageGroupName: "fraud" };
        const group = resource("aws:sagemaker/modelPackageGroup:ModelPackageGroup", "g", inputs);
        assert.deepStrictEqual(checkInputs(group), inputs);
    });

    it("refuses an auto-name that AWS would refuse", () => {
        const name = "r".repeat(57);
        const { message } = failure(() => checkInputs(resource("aws:iam/role:Role", name)));
        assert.strictEqual(
            message.replace(/-[0-9a-f]{7}"/, '-0000000"'),
            `aws:iam/role:Role "${name}": the auto-name "${name}-0000000" would be 65 characters long, ` +
                "AWS allows 64; shorten the resource's name by 1",
        );
        assert.doesNotThrow(() => checkInputs(resource("aws:iam/role:Role", name.slice(1))));
    });

    it("refuses a given name that AWS would refuse", () => {
        const type = "aws:sagemaker/endpoint:Endpoint";
        const { message } = failure(() => checkInputs(resource(type, "e", { name: "e".repeat(64) })));
        assert.strictEqual(
            message,
            'aws:sagemaker/endpoint:Endpoint "e": "name" is 64 characters long, AWS allows 63; shorten it by 1',
        );
    });
});

function failure(action: () => unknown): Error {
    try {
        action();
    } catch (error) {
        assert.ok(error instanceof Error);
        return error;
    }
    return assert.fail("nothing was thrown");
}

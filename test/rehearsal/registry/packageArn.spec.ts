import * as assert from "node:assert";
import { packageArn, parsePackageArn } from "../../../rehearsal/registry/packageArn";

describe("packageArn", () => {
    const location = { partition: "aws", region: "eu-central-1", accountId: "111122223333" };
    const text = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/diagnosis/7";

    it("writes and reads the ARN of a version", () => {
        assert.strictEqual(packageArn(location, "diagnosis", 7), text);
        assert.deepStrictEqual(parsePackageArn(text), { location, group: "diagnosis", version: 7 });
    });

    it("reads nothing from what is no version of a group", () => {
        for (const other of [
            text.replace("/7", ""),
            text.replace("/7", "/seven"),
            text.replace("111122223333", "1"),
            text.replace("model-package", "model-package-group"),
            `x${text}`,
        ]) {
            assert.strictEqual(parsePackageArn(other), undefined, other);
        }
    });
});

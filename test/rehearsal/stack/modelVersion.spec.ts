import * as assert from "node:assert";
import {
    chooseModelVersion,
    describeModelVersion,
    ModelVersionRequest,
} from "../../../rehearsal/stack/modelVersion";

const ARN = "arn:aws:sagemaker:eu-central-1:444455556666:model-package/fraud";

function request(overrides: Partial<ModelVersionRequest> = {}): ModelVersionRequest {
    return {
        given: undefined,
        config: { "mlops:model": "fraud", "mlops:accountId": "444455556666" },
        region: "eu-central-1",
        registry: undefined,
        ...overrides,
    };
}

function registry(group: string): ModelVersionRequest["registry"] {
    return { newestApproved: (asked) => (asked === group ? { arn: `${ARN}/3` } : undefined) };
}

describe("chooseModelVersion", () => {
    it("prefers the given version to the pinned, the registered and the sample one", () => {
        const config = { ...request().config, "mlops:modelPackageArn": `${ARN}/5` };
        const steps: [Partial<ModelVersionRequest>, string][] = [
            [{ given: `${ARN}/9`, config, registry: registry("fraud") }, `${ARN}/9 (as given)`],
            [{ config, registry: registry("fraud") }, `${ARN}/5 (pinned in the settings)`],
            [{ registry: registry("fraud") }, `${ARN}/3 (newest approved in the local registry)`],
            [
                { registry: registry("other") },
                `${ARN}/1 (a sample, as the local registry has no approved one)`,
            ],
            [{}, `${ARN}/1 (a sample, as the local registry has no approved one)`],
        ];
        for (const [overrides, expected] of steps) {
            assert.strictEqual(describeModelVersion(chooseModelVersion(request(overrides))), expected);
        }
    });

    it("takes the sample's account from the accounts that the provider is allowed, else from AWS's examples", () => {
        const allowed = { "aws:allowedAccountIds": '["777788889999"]' };
        assert.match(
            chooseModelVersion(request({ config: allowed })).arn,
            /:777788889999:model-package\/model\/1$/,
        );
        assert.match(chooseModelVersion(request({ config: {} })).arn, /:111122223333:/);
    });

    it("takes the sample from the region's partition", () => {
        const { arn } = chooseModelVersion(request({ region: "cn-north-1" }));
        assert.strictEqual(arn, "arn:aws-cn:sagemaker:cn-north-1:444455556666:model-package/fraud/1");
    });

    it("refuses what is not the ARN of a model package", () => {
        assert.throws(() => chooseModelVersion(request({ given: "fraud/3" })), {
            name: "UsageError",
            message:
                '--model-package "fraud/3" is not the ARN of a model package; it has the form ' +
                "arn:aws:sagemaker:eu-central-1:111122223333:model-package/my-group/1",
        });
    });
});

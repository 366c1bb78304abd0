import * as assert from "node:assert";
import {
    Framework,
    frameworkImage,
    frameworkVersions,
} from "../../../../components/shared/images/frameworkImages";

const FRANKFURT = { partition: "aws", region: "eu-central-1", accountId: "111122223333" };
const CAPE_TOWN = { ...FRANKFURT, region: "af-south-1" };

describe("frameworkImages", () => {
    // Expected URIs are what `sagemaker.image_uris.retrieve` of the Python SDK answers.
    it("names the framework images as SageMaker's own SDK does", () => {
        assert.strictEqual(
            frameworkImage(Framework.Xgboost, FRANKFURT),
            "492215442770.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-xgboost:3.0-5",
        );
        assert.strictEqual(
            frameworkImage(Framework.Xgboost, FRANKFURT, "1.7-1"),
            "492215442770.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-xgboost:1.7-1",
        );
        assert.strictEqual(
            frameworkImage(Framework.Sklearn, FRANKFURT),
            "492215442770.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3",
        );
    });

    it("tells PyTorch's images apart by what they are for and what they run on", () => {
        const gpu = { purpose: "training", processor: "gpu" } as const;
        const cpu = { purpose: "inference", processor: "cpu" } as const;

        assert.strictEqual(
            frameworkImage(Framework.Pytorch, FRANKFURT, undefined, gpu),
            "763104351884.dkr.ecr.eu-central-1.amazonaws.com/pytorch-training:2.6.0-gpu-py312",
        );
        assert.strictEqual(
            frameworkImage(Framework.Pytorch, CAPE_TOWN, "2.3.0", cpu),
            "626614931356.dkr.ecr.af-south-1.amazonaws.com/pytorch-inference:2.3.0-cpu-py311",
        );
    });

    it("has no GPU image of scikit-learn, which makes no use of one", () => {
        assert.strictEqual(
            frameworkImage(Framework.Sklearn, FRANKFURT, "1.0-1", { purpose: "training", processor: "gpu" }),
            "492215442770.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-scikit-learn:1.0-1-cpu-py3",
        );
    });

    it("offers the newest version last", () => {
        assert.deepStrictEqual(
            Object.values(Framework).map((framework) => frameworkVersions(framework).at(-1)),
            ["3.0-5", "1.2-1", "2.6.0"],
        );
    });
});

import { sagemakerModelImagePinned } from "../../../../policies/security/model/sagemakerModelImagePinned";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const REPOSITORY = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/fraud";
const DIGEST = `@sha256:${"0".repeat(64)}`;
const FIX = "Fix: name the image as image@sha256:... in a trusted registry.";

describeRule(
    sagemakerModelImagePinned,
    {
        types: ["aws:sagemaker/model:Model", "aws-native:sagemaker:Model"],
        good: { primaryContainer: { image: `${REPOSITORY}:1.4-2` } },
        accepts: {
            "a digest": { primaryContainer: { image: REPOSITORY + DIGEST } },
            "a model package": { primaryContainer: { modelPackageName: "p" } },
        },
        stops: {
            "no tag": [
                { primaryContainer: { image: REPOSITORY } },
                `primaryContainer.image is "${REPOSITORY}"; it must end in a digest or a tag other than latest. ${FIX}`,
            ],
            "the tag latest": [
                { containers: [{ image: `${REPOSITORY}:latest` }] },
                `containers[0].image is "${REPOSITORY}:latest"; it must end in a digest or a tag other than latest. ${FIX}`,
            ],
        },
        notes: {
            "an unknown image": [
                { primaryContainer: { image: UNKNOWN } },
                "string value at .primaryContainer.image",
            ],
        },
    },
    {
        types: ["aws:sagemaker/model:Model"],
        config: { requireDigest: true, trustedAccounts: ["111122223333"] },
        good: { primaryContainer: { image: REPOSITORY + DIGEST } },
        stops: {
            "a tag": [
                { primaryContainer: { image: `${REPOSITORY}:1` } },
                `primaryContainer.image is "${REPOSITORY}:1"; it must end in a digest and be in a registry of 111122223333. ${FIX}`,
            ],
            "another account": [
                {
                    primaryContainer: {
                        image: `444455556666.dkr.ecr.eu-central-1.amazonaws.com/fraud${DIGEST}`,
                    },
                },
                `primaryContainer.image is "444455556666.dkr.ecr.eu-central-1.amazonaws.com/fraud${DIGEST}"; it must end in a digest and be in a registry of 111122223333. ${FIX}`,
            ],
        },
    },
);

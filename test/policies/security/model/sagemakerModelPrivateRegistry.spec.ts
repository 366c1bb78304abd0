import { sagemakerModelPrivateRegistry } from "../../../../policies/security/model/sagemakerModelPrivateRegistry";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const ECR = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/fraud:1";
const MODE = "imageConfig.repositoryAccessMode";
const RULE = 'it must be "Vpc", or the image be in Amazon ECR. Fix: push the image to Amazon ECR, or set';

describeRule(
    sagemakerModelPrivateRegistry,
    {
        types: ["aws:sagemaker/model:Model", "aws-native:sagemaker:Model"],
        good: { primaryContainer: { image: ECR } },
        accepts: {
            "a registry in the VPC": {
                primaryContainer: {
                    image: "registry.internal/fraud:1",
                    imageConfig: { repositoryAccessMode: "Vpc" },
                },
            },
            "a model package": { primaryContainer: { modelPackageName: UNKNOWN } },
        },
        stops: {
            "a public image": [
                { primaryContainer: { image: "docker.io/somebody/fraud" } },
                `primaryContainer.${MODE} is not set; ${RULE} primaryContainer.${MODE} to "Vpc".`,
            ],
            "one container of several": [
                {
                    primaryContainer: undefined,
                    containers: [
                        { image: ECR },
                        { image: "quay.io/fraud:2", imageConfig: { repositoryAccessMode: "Platform" } },
                    ],
                },
                `containers[1].${MODE} is "Platform"; ${RULE} containers[1].${MODE} to "Vpc".`,
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
        config: { acceptEcr: false },
        good: { primaryContainer: { image: ECR, imageConfig: { repositoryAccessMode: "Vpc" } } },
        stops: {
            "Amazon ECR, to the letter of Security Hub": [
                { primaryContainer: { image: ECR } },
                `primaryContainer.${MODE} is not set; it must be "Vpc". Fix: set primaryContainer.${MODE} to "Vpc".`,
            ],
        },
    },
);

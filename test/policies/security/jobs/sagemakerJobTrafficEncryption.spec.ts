import { sagemakerJobTrafficEncryption } from "../../../../policies/security/jobs/sagemakerJobTrafficEncryption";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";
import { networkConfigCases } from "../networkConfigCases";

describeRule(
    sagemakerJobTrafficEncryption,
    {
        types: ["aws:sagemaker/trainingJob:TrainingJob"],
        good: { enableInterContainerTrafficEncryption: true },
        stops: {
            false: [
                { enableInterContainerTrafficEncryption: false },
                "enableInterContainerTrafficEncryption is false; it must be true, AWS's default is false. Fix: set enableInterContainerTrafficEncryption to true.",
            ],
            "AWS's default": [
                { enableInterContainerTrafficEncryption: undefined },
                "enableInterContainerTrafficEncryption is not set; it must be true, AWS's default is false. Fix: set enableInterContainerTrafficEncryption to true.",
            ],
        },
        notes: {
            "an unknown value": [
                { enableInterContainerTrafficEncryption: UNKNOWN },
                "string value at .enableInterContainerTrafficEncryption",
            ],
        },
    },
    {
        types: ["aws:sagemaker/hyperParameterTuningJob:HyperParameterTuningJob"],
        good: { trainingJobDefinition: { enableInterContainerTrafficEncryption: true } },
        stops: {
            false: [
                { trainingJobDefinition: { enableInterContainerTrafficEncryption: false } },
                "trainingJobDefinition.enableInterContainerTrafficEncryption is false; it must be true, AWS's default is false. Fix: set trainingJobDefinition.enableInterContainerTrafficEncryption to true.",
            ],
            "AWS's default": [
                { trainingJobDefinition: {} },
                "trainingJobDefinition.enableInterContainerTrafficEncryption is not set; it must be true, AWS's default is false. Fix: set trainingJobDefinition.enableInterContainerTrafficEncryption to true.",
            ],
        },
        notes: {
            "an unknown value": [
                { trainingJobDefinition: { enableInterContainerTrafficEncryption: UNKNOWN } },
                "string value at .trainingJobDefinition.enableInterContainerTrafficEncryption",
            ],
        },
    },
    networkConfigCases(["aws-native:sagemaker:ProcessingJob"], "enableInterContainerTrafficEncryption"),
    {
        types: ["aws:sagemaker/hyperParameterTuningJob:HyperParameterTuningJob"],
        good: { trainingJobDefinitions: [{ enableInterContainerTrafficEncryption: true }] },
        stops: {
            "one definition of several": [
                { trainingJobDefinitions: [{ enableInterContainerTrafficEncryption: true }, {}] },
                "trainingJobDefinitions[1].enableInterContainerTrafficEncryption is not set; it must be true, AWS's default is false. Fix: set trainingJobDefinitions[1].enableInterContainerTrafficEncryption to true.",
            ],
        },
    },
);

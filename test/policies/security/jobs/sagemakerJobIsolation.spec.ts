import { sagemakerJobIsolation } from "../../../../policies/security/jobs/sagemakerJobIsolation";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";
import { networkConfigCases } from "../networkConfigCases";

describeRule(
    sagemakerJobIsolation,
    {
        types: ["aws:sagemaker/trainingJob:TrainingJob"],
        good: { enableNetworkIsolation: true },
        stops: {
            false: [
                { enableNetworkIsolation: false },
                "enableNetworkIsolation is false; it must be true, AWS's default is false. Fix: set enableNetworkIsolation to true.",
            ],
            "AWS's default": [
                { enableNetworkIsolation: undefined },
                "enableNetworkIsolation is not set; it must be true, AWS's default is false. Fix: set enableNetworkIsolation to true.",
            ],
        },
        notes: {
            "an unknown value": [
                { enableNetworkIsolation: UNKNOWN },
                "string value at .enableNetworkIsolation",
            ],
        },
    },
    {
        types: ["aws:sagemaker/hyperParameterTuningJob:HyperParameterTuningJob"],
        good: { trainingJobDefinition: { enableNetworkIsolation: true } },
        stops: {
            false: [
                { trainingJobDefinition: { enableNetworkIsolation: false } },
                "trainingJobDefinition.enableNetworkIsolation is false; it must be true, AWS's default is false. Fix: set trainingJobDefinition.enableNetworkIsolation to true.",
            ],
            "AWS's default": [
                { trainingJobDefinition: {} },
                "trainingJobDefinition.enableNetworkIsolation is not set; it must be true, AWS's default is false. Fix: set trainingJobDefinition.enableNetworkIsolation to true.",
            ],
        },
        notes: {
            "an unknown value": [
                { trainingJobDefinition: { enableNetworkIsolation: UNKNOWN } },
                "string value at .trainingJobDefinition.enableNetworkIsolation",
            ],
        },
    },
    networkConfigCases(["aws-native:sagemaker:ProcessingJob"], "enableNetworkIsolation"),
    {
        types: ["aws:sagemaker/hyperParameterTuningJob:HyperParameterTuningJob"],
        good: { trainingJobDefinitions: [{ enableNetworkIsolation: true }] },
        stops: {
            "one definition of several": [
                { trainingJobDefinitions: [{ enableNetworkIsolation: true }, {}] },
                "trainingJobDefinitions[1].enableNetworkIsolation is not set; it must be true, AWS's default is false. Fix: set trainingJobDefinitions[1].enableNetworkIsolation to true.",
            ],
        },
    },
);

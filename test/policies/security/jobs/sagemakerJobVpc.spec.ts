import { sagemakerJobVpc } from "../../../../policies/security/jobs/sagemakerJobVpc";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(
    sagemakerJobVpc,
    {
        types: ["aws:sagemaker/trainingJob:TrainingJob"],
        good: { vpcConfig: { subnets: [UNKNOWN] } },
        stops: {
            "no VPC": [
                { vpcConfig: {} },
                "vpcConfig.subnets is not set; it must list subnets of your VPC. Fix: list subnets of your VPC in vpcConfig.subnets.",
            ],
            "no subnets": [
                { vpcConfig: { subnets: [] } },
                "vpcConfig.subnets is []; it must list subnets of your VPC. Fix: list subnets of your VPC in vpcConfig.subnets.",
            ],
        },
        notes: {
            "unknown subnets": [{ vpcConfig: { subnets: UNKNOWN } }, "string value at .vpcConfig.subnets"],
        },
    },
    {
        types: ["aws:sagemaker/hyperParameterTuningJob:HyperParameterTuningJob"],
        good: { trainingJobDefinition: { vpcConfig: { subnets: [UNKNOWN] } } },
        stops: {
            "no VPC": [
                { trainingJobDefinition: { vpcConfig: {} } },
                "trainingJobDefinition.vpcConfig.subnets is not set; it must list subnets of your VPC. Fix: list subnets of your VPC in trainingJobDefinition.vpcConfig.subnets.",
            ],
            "no subnets": [
                { trainingJobDefinition: { vpcConfig: { subnets: [] } } },
                "trainingJobDefinition.vpcConfig.subnets is []; it must list subnets of your VPC. Fix: list subnets of your VPC in trainingJobDefinition.vpcConfig.subnets.",
            ],
        },
        notes: {
            "unknown subnets": [
                { trainingJobDefinition: { vpcConfig: { subnets: UNKNOWN } } },
                "string value at .trainingJobDefinition.vpcConfig.subnets",
            ],
        },
    },
    {
        types: ["aws-native:sagemaker:ProcessingJob"],
        good: { networkConfig: { vpcConfig: { subnets: [UNKNOWN] } } },
        stops: {
            "no VPC": [
                { networkConfig: { vpcConfig: {} } },
                "networkConfig.vpcConfig.subnets is not set; it must list subnets of your VPC. Fix: list subnets of your VPC in networkConfig.vpcConfig.subnets.",
            ],
            "no subnets": [
                { networkConfig: { vpcConfig: { subnets: [] } } },
                "networkConfig.vpcConfig.subnets is []; it must list subnets of your VPC. Fix: list subnets of your VPC in networkConfig.vpcConfig.subnets.",
            ],
        },
        notes: {
            "unknown subnets": [
                { networkConfig: { vpcConfig: { subnets: UNKNOWN } } },
                "string value at .networkConfig.vpcConfig.subnets",
            ],
        },
    },
);

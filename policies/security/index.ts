import { PolicyPack } from "@pulumi/policy";
import { policies } from "./policies";

new PolicyPack("sagemaker-mlops-security", {
    displayName: "SageMaker MLOps security baseline",
    description: "Security baseline for machine learning on AWS.",
    provider: "AWS",
    tags: ["sagemaker", "mlops"],
    policies,
});

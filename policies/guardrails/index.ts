import { PolicyPack } from "@pulumi/policy";
import { policies } from "./policies";

new PolicyPack("sagemaker-mlops-guardrails", {
    displayName: "SageMaker MLOps guardrails",
    description: "Instance types, approval gates and required alarms for machine learning on AWS.",
    provider: "AWS",
    tags: ["sagemaker", "mlops"],
    policies,
});

import { sagemakerFlowDefinitionKey } from "../../../../policies/security/jobs/sagemakerFlowDefinitionKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(sagemakerFlowDefinitionKey, {
    types: ["aws:sagemaker/flowDefinition:FlowDefinition"],
    good: { outputConfig: { s3OutputPath: "s3://reviews", kmsKeyId: "alias/ours" } },
    stops: {
        "no key": [
            { outputConfig: { s3OutputPath: "s3://reviews" } },
            "outputConfig.kmsKeyId is not set; it must name a customer managed KMS key. " +
                "Fix: set outputConfig.kmsKeyId to the ARN of a key of your own.",
        ],
    },
    notes: {
        "an unknown key": [{ outputConfig: { kmsKeyId: UNKNOWN } }, "string value at .outputConfig.kmsKeyId"],
    },
});

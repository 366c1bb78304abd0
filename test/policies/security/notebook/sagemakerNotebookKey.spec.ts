import { sagemakerNotebookKey } from "../../../../policies/security/notebook/sagemakerNotebookKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(sagemakerNotebookKey, {
    types: ["aws:sagemaker/notebookInstance:NotebookInstance", "aws-native:sagemaker:NotebookInstance"],
    good: { kmsKeyId: "alias/notebooks" },
    stops: {
        "no key": [
            { kmsKeyId: undefined },
            "kmsKeyId is not set; it must name a customer managed KMS key. Fix: set kmsKeyId to the ARN of a key of your own.",
        ],
        "a key of AWS": [
            { kmsKeyId: "alias/aws/ebs" },
            'kmsKeyId is "alias/aws/ebs"; it must name a customer managed KMS key. Fix: set kmsKeyId to the ARN of a key of your own.',
        ],
    },
    notes: { "an unknown key": [{ kmsKeyId: UNKNOWN }, "string value at .kmsKeyId"] },
});

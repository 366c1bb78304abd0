import { sagemakerLifecycleScriptSecrets } from "../../../../policies/security/notebook/sagemakerLifecycleScriptSecrets";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

function base64(script: string): string {
    return Buffer.from(script).toString("base64");
}

const REST =
    "whoever may describe the resource can read it. Fix: keep it in AWS Secrets Manager and pass its name; " +
    "replace the one that was written down.";

describeRule(
    sagemakerLifecycleScriptSecrets,
    {
        types: [
            "aws:sagemaker/notebookInstanceLifecycleConfiguration:NotebookInstanceLifecycleConfiguration",
        ],
        good: { onStart: base64("#!/bin/bash\nset -e\npip install xgboost\n") },
        stops: {
            "a key id": [
                { onCreate: base64("aws configure set aws_access_key_id AKIAIOSFODNN7EXAMPLE") },
                `onCreate holds what looks like an AWS access key id; ${REST}`,
            ],
            "a password by its name": [
                { onStart: base64("cd /tmp\nexport DB_PASSWORD='correct-horse'\n") },
                `onStart holds what looks like a secret, by its name; ${REST}`,
            ],
        },
        notes: { "an unknown script": [{ onStart: UNKNOWN }, "string value at .onStart"] },
    },
    {
        types: [
            "aws:sagemaker/studioLifecycleConfig:StudioLifecycleConfig",
            "aws-native:sagemaker:StudioLifecycleConfig",
        ],
        good: { studioLifecycleConfigContent: base64("echo ready") },
        stops: {
            "a token": [
                {
                    studioLifecycleConfigContent: base64(
                        `git clone https://me:${"x".repeat(9)}@example.com/repo`,
                    ),
                },
                `studioLifecycleConfigContent holds what looks like a URL with a password; ${REST}`,
            ],
        },
    },
);

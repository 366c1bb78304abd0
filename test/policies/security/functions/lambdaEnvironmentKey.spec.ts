import { lambdaEnvironmentKey } from "../../../../policies/security/functions/lambdaEnvironmentKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const STOPPED =
    "kmsKeyArn is not set; it must name a customer managed KMS key. Fix: set kmsKeyArn to the ARN of a key of your own.";

describeRule(lambdaEnvironmentKey, {
    types: ["aws:lambda/function:Function", "aws-native:lambda:Function"],
    good: {
        environment: { variables: { PIPELINE: "deploy" } },
        kmsKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/1",
    },
    accepts: {
        "no environment": { environment: undefined, kmsKeyArn: undefined },
        "no variables": { environment: { variables: {} }, kmsKeyArn: undefined },
    },
    stops: {
        "variables without a key": [{ kmsKeyArn: undefined }, STOPPED],
        "unknown variables without a key": [
            { environment: { variables: UNKNOWN }, kmsKeyArn: undefined },
            STOPPED,
        ],
    },
    notes: { "an unknown key": [{ kmsKeyArn: UNKNOWN }, "string value at .kmsKeyArn"] },
});

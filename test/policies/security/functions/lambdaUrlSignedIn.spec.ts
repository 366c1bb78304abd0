import { lambdaUrlSignedIn } from "../../../../policies/security/functions/lambdaUrlSignedIn";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(
    lambdaUrlSignedIn,
    {
        types: ["aws:lambda/functionUrl:FunctionUrl"],
        good: { authorizationType: "AWS_IAM" },
        stops: {
            everybody: [
                { authorizationType: "NONE" },
                'authorizationType is "NONE"; it must be "AWS_IAM". Fix: set authorizationType to "AWS_IAM".',
            ],
        },
        notes: { "what is unknown": [{ authorizationType: UNKNOWN }, "string value at .authorizationType"] },
    },
    {
        types: ["aws-native:lambda:Url"],
        good: { authType: "AWS_IAM" },
        stops: {
            everybody: [
                { authType: "NONE" },
                'authType is "NONE"; it must be "AWS_IAM". Fix: set authType to "AWS_IAM".',
            ],
        },
    },
);

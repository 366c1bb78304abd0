import { lambdaPermission } from "../../../../policies/security/functions/lambdaPermission";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const ANYBODY =
    "principal is events.amazonaws.com, on behalf of anybody; a service must come for a resource of the own account. " +
    "Fix: add sourceArn, or sourceAccount.";
const PUBLIC =
    "principal is everybody; a function must not be open to the public. Fix: name the account, or add principalOrgId.";

describeRule(lambdaPermission, {
    types: ["aws:lambda/permission:Permission", "aws-native:lambda:Permission"],
    good: {
        action: "lambda:InvokeFunction",
        principal: "events.amazonaws.com",
        sourceArn: "arn:aws:events:eu-central-1:111122223333:rule/approved",
    },
    accepts: {
        "a service for an account": { sourceArn: undefined, sourceAccount: "111122223333" },
        "a source that is unknown": { sourceArn: UNKNOWN },
        "an account": { principal: "111122223333", sourceArn: undefined },
        "everybody of an organization": {
            principal: "*",
            sourceArn: undefined,
            principalOrgId: "o-a1b2c3d4e5",
        },
    },
    stops: {
        "a service for anybody": [{ sourceArn: undefined }, ANYBODY],
        "a service for any resource": [{ sourceArn: "*" }, ANYBODY],
        everybody: [{ principal: "*", sourceArn: undefined }, PUBLIC],
    },
    notes: { "an unknown principal": [{ principal: UNKNOWN }, "string value at .principal"] },
});

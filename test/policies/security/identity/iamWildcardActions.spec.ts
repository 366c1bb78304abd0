import { iamWildcardActions } from "../../../../policies/security/identity/iamWildcardActions";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";
import { everywhere, policy } from "./documents";

const RULE = "rights must be named one by one. Fix: list the actions that are needed";
const ALL = { Action: "*", Resource: "*" };

describeRule(
    iamWildcardActions,
    {
        types: ["aws:iam/rolePolicy:RolePolicy"],
        good: policy({ Action: ["s3:GetObject", "s3:Get*"], Resource: "*" }),
        accepts: {
            "a denial of everything": policy({ Effect: "Deny", Action: "*", Resource: "*" }),
            "a denial of everything but some": policy({ Effect: "Deny", NotAction: "iam:*", Resource: "*" }),
        },
        stops: {
            "all actions of some services": [
                policy({
                    Sid: "Much",
                    Action: ["S3:*", "s3:GetObject", "sagemaker:**"],
                    Resource: "arn:aws:s3:::models-1",
                }),
                `policy.Statement[Much] allows "S3:*", "sagemaker:**"; ${RULE}.`,
            ],
            "actions of services that are not named": [
                policy({ Action: "s*:GetObject", Resource: "*" }),
                `policy.Statement[0] allows "s*:GetObject"; ${RULE}.`,
            ],
            "everything but some": [
                policy({ NotAction: ["iam:*", "organizations:*"], Resource: "*" }),
                `policy.Statement[0] allows everything but "iam:*", "organizations:*"; ${RULE} in Action.`,
            ],
        },
        notes: { "an unknown document": [{ policy: UNKNOWN }, "string value at .policy"] },
    },
    {
        types: ["aws:iam/rolePolicy:RolePolicy"],
        config: { allowedWildcards: ["logs:*"] },
        good: policy({ Action: ["logs:*", "LOGS:*"], Resource: "*" }),
        stops: {
            "what is not among them": [
                policy({ Action: ["logs:*", "*"], Resource: "*" }),
                `policy.Statement[0] allows "*"; ${RULE}.`,
            ],
        },
    },
    ...everywhere(ALL, `allows "*"; ${RULE}.`).map(({ type, change }) => ({
        types: [type],
        good: {},
        stops: { "all rights": change },
    })),
);

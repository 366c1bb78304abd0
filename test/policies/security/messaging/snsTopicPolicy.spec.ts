import { snsTopicPolicy } from "../../../../policies/security/messaging/snsTopicPolicy";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

function allow(more: object): { policy: string } {
    const Statement = [{ Effect: "Allow", Action: "sns:Publish", Resource: "*", ...more }];
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement }) };
}

const SERVICE = { Service: "cloudwatch.amazonaws.com" };
const OWN = { StringEquals: { "aws:SourceAccount": "111122223333" } };
const ROLE = { AWS: "arn:aws:iam::111122223333:role/deploy" };

describeRule(
    snsTopicPolicy,
    {
        types: ["aws:sns/topicPolicy:TopicPolicy", "aws:sns/topic:Topic"],
        good: allow({ Principal: SERVICE, Condition: OWN }),
        accepts: {
            "a named role": allow({ Principal: ROLE }),
            "a denial": allow({ Effect: "Deny", Principal: "*" }),
        },
        stops: {
            everybody: [
                allow({ Principal: { AWS: "*" } }),
                "policy.Statement[0] allows everybody, without saying on whose behalf; the topic must not be open to the public. " +
                    "Fix: name principals, or add a condition such as StringEquals aws:PrincipalOrgID.",
            ],
            "everybody but one": [
                allow({ NotPrincipal: ROLE }),
                "policy.Statement[0] allows everybody but AWS:arn:aws:iam::111122223333:role/deploy; " +
                    "whom the topic is for must be named. Fix: name whom it allows in Principal.",
            ],
            "all actions": [
                allow({ Principal: ROLE, Action: "*" }),
                'policy.Statement[0] allows "*"; the policy of the topic must allow named actions only. ' +
                    "Fix: list the actions that are needed.",
            ],
            "all actions but one": [
                allow({ Principal: ROLE, Action: undefined, NotAction: "sns:Publish" }),
                'policy.Statement[0] allows everything but "sns:Publish"; the policy of the topic must allow named actions only. ' +
                    "Fix: list the actions that are needed.",
            ],
            "a service on behalf of anybody": [
                allow({ Principal: SERVICE }),
                "policy.Statement[0] lets cloudwatch.amazonaws.com in on behalf of anybody; a service must come for the own account only. " +
                    "Fix: add the condition StringEquals aws:SourceAccount, or ArnLike aws:SourceArn.",
            ],
        },
        notes: { "an unknown policy": [{ policy: UNKNOWN }, "string value at .policy"] },
    },
    {
        types: ["aws:sns/topicPolicy:TopicPolicy", "aws:sns/topic:Topic"],
        config: { trustedAccounts: ["444455556666"] },
        good: allow({ Principal: { AWS: "444455556666" } }),
        stops: {
            "an account that is not trusted": [
                allow({ Principal: ROLE }),
                "policy.Statement[0] lets in 111122223333; only 444455556666 may be let in. " +
                    "Fix: take the account out, or add it to trustedAccounts in a reviewed change.",
            ],
        },
    },
);

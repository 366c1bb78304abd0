import { eventbridgeBusGuests } from "../../../../policies/security/events/eventbridgeBusGuests";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

function allow(more: object): { policy: string } {
    const Statement = [{ Effect: "Allow", Action: "events:PutEvents", Resource: "*", ...more }];
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement }) };
}

const SERVICE = { Service: "scheduler.amazonaws.com" };
const OWN = { StringEquals: { "aws:SourceAccount": "111122223333" } };
const ROLE = { AWS: "arn:aws:iam::111122223333:role/deploy" };

describeRule(
    eventbridgeBusGuests,
    {
        types: ["aws:cloudwatch/eventBusPolicy:EventBusPolicy", "aws-native:events:EventBus"],
        good: allow({ Principal: SERVICE, Condition: OWN }),
        accepts: {
            "a named role": allow({ Principal: ROLE }),
            "a denial": allow({ Effect: "Deny", Principal: "*" }),
        },
        stops: {
            everybody: [
                allow({ Principal: { AWS: "*" } }),
                "policy.Statement[0] allows everybody, without saying on whose behalf; the bus must not be open to the public. " +
                    "Fix: name principals, or add a condition such as StringEquals aws:PrincipalOrgID.",
            ],
            "everybody but one": [
                allow({ NotPrincipal: ROLE }),
                "policy.Statement[0] allows everybody but AWS:arn:aws:iam::111122223333:role/deploy; " +
                    "whom the bus is for must be named. Fix: name whom it allows in Principal.",
            ],
            "all actions": [
                allow({ Principal: ROLE, Action: "*" }),
                'policy.Statement[0] allows "*"; the policy of the bus must allow named actions only. ' +
                    "Fix: list the actions that are needed.",
            ],
            "all actions but one": [
                allow({ Principal: ROLE, Action: undefined, NotAction: "events:PutEvents" }),
                'policy.Statement[0] allows everything but "events:PutEvents"; the policy of the bus must allow named actions only. ' +
                    "Fix: list the actions that are needed.",
            ],
        },
        notes: { "an unknown policy": [{ policy: UNKNOWN }, "string value at .policy"] },
    },
    {
        types: ["aws:cloudwatch/eventBusPolicy:EventBusPolicy", "aws-native:events:EventBus"],
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

const OPEN =
    "Statement[0] allows everybody, without saying on whose behalf; the bus must not be open to the public. " +
    "Fix: name principals, or add a condition such as StringEquals aws:PrincipalOrgID.";
const ORGANIZATION = { type: "StringEquals", key: "aws:PrincipalOrgID", value: "o-a1b2c3d4e5" };

describeRule(
    eventbridgeBusGuests,
    {
        types: ["aws:cloudwatch/eventPermission:EventPermission", "aws-native:events:EventBusPolicy"],
        good: { principal: "111122223333", statementId: "own" },
        accepts: { "everybody of an organization": { principal: "*", condition: ORGANIZATION } },
        stops: {
            everybody: [{ principal: "*" }, `permission.${OPEN}`],
            "everybody under a condition that names nobody": [
                { principal: "*", condition: { ...ORGANIZATION, type: "StringLike", value: "*" } },
                `permission.${OPEN}`,
            ],
        },
        notes: { "an unknown principal": [{ principal: UNKNOWN }, "string value at .principal"] },
    },
    {
        types: ["aws-native:events:EventBusPolicy"],
        good: {
            statementId: "own",
            statement: { Effect: "Allow", Principal: ROLE, Action: "events:PutEvents" },
        },
        stops: {
            everybody: [
                { statement: { Effect: "Allow", Principal: "*", Action: "events:PutEvents" } },
                `statement.${OPEN}`,
            ],
        },
        notes: { "an unknown statement": [{ statement: UNKNOWN }, "string value at .statement"] },
    },
);

import { eventbridgeBusGuests } from "../../../../policies/security/events/eventbridgeBusGuests";
import { UNKNOWN } from "../../analyzer";
import { accessPolicyCases } from "../accessPolicyCases";
import { describeRule } from "../describeRule";

const ROLE = { AWS: "arn:aws:iam::111122223333:role/deploy" };
const OPEN =
    "Statement[0] allows everybody, without saying on whose behalf; the bus must not be open to the public. " +
    "Fix: name principals, or add a condition such as StringEquals aws:PrincipalOrgID.";
const ORGANIZATION = { type: "StringEquals", key: "aws:PrincipalOrgID", value: "o-a1b2c3d4e5" };

describeRule(
    eventbridgeBusGuests,
    ...accessPolicyCases({
        types: ["aws:cloudwatch/eventBusPolicy:EventBusPolicy", "aws-native:events:EventBus"],
        noun: "bus",
        action: "events:PutEvents",
        service: "scheduler.amazonaws.com",
        mindsWhoSends: false,
    }),
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

import { logGroupRetention } from "../../../../policies/security/logs/logGroupRetention";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const types = ["aws:cloudwatch/logGroup:LogGroup", "aws-native:logs:LogGroup"];
const RULE =
    "events must be kept for at least 365 days, and not for ever. Fix: set retentionInDays to 365 or more.";

describeRule(
    logGroupRetention,
    {
        types,
        good: { retentionInDays: 365 },
        accepts: { "a longer time": { retentionInDays: 3653 } },
        stops: {
            "a short time": [{ retentionInDays: 90 }, `retentionInDays is 90; ${RULE}`],
            "no end": [{ retentionInDays: 0 }, `retentionInDays is 0; ${RULE}`],
            "no time at all": [{ retentionInDays: undefined }, `retentionInDays is not set; ${RULE}`],
        },
        notes: { "an unknown time": [{ retentionInDays: UNKNOWN }, "string value at .retentionInDays"] },
    },
    {
        types,
        config: { minimumRetentionDays: 30, allowUnlimited: true },
        good: { retentionInDays: 30 },
        accepts: { "no end": { retentionInDays: 0 } },
        stops: {
            "a shorter time": [
                { retentionInDays: 14 },
                "retentionInDays is 14; events must be kept for at least 30 days. Fix: set retentionInDays to 30 or more.",
            ],
        },
    },
);

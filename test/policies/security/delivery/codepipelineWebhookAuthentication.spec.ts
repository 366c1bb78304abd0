import { codepipelineWebhookAuthentication } from "../../../../policies/security/delivery/codepipelineWebhookAuthentication";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const TOKEN = "authenticationConfiguration.secretToken";
const RULE =
    "the token must have at least 20 characters that nobody can guess. " +
    "Fix: take it from a RandomPassword or from AWS Secrets Manager.";

describeRule(codepipelineWebhookAuthentication, {
    types: ["aws:codepipeline/webhook:Webhook", "aws-native:codepipeline:Webhook"],
    good: { authentication: "GITHUB_HMAC", authenticationConfiguration: { secretToken: "k7".repeat(16) } },
    accepts: {
        "a token that another resource makes": { authenticationConfiguration: { secretToken: UNKNOWN } },
        "a range of addresses": {
            authentication: "IP",
            authenticationConfiguration: { allowedIpRange: "192.0.2.0/24" },
        },
    },
    stops: {
        "nobody checked": [
            { authentication: "UNAUTHENTICATED" },
            'authentication is "UNAUTHENTICATED"; the sender must be checked. Fix: set it to "GITHUB_HMAC" or "IP".',
        ],
        "no token": [{ authenticationConfiguration: {} }, `${TOKEN} is not set; ${RULE}`],
        "a short token": [
            { authenticationConfiguration: { secretToken: "hunter2" } },
            `${TOKEN} has 7 characters; ${RULE}`,
        ],
        "every address": [
            { authentication: "IP", authenticationConfiguration: { allowedIpRange: "0.0.0.0/0" } },
            'authenticationConfiguration.allowedIpRange is "0.0.0.0/0"; it must leave somebody out. ' +
                "Fix: name the sender's range.",
        ],
    },
    notes: {
        "an unknown way": [{ authentication: UNKNOWN }, "string value at .authentication"],
        "an unknown range": [
            { authentication: "IP", authenticationConfiguration: { allowedIpRange: UNKNOWN } },
            "string value at .authenticationConfiguration.allowedIpRange",
        ],
    },
});

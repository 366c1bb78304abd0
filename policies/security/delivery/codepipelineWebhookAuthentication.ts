import { wellArchitected } from "../../shared/frameworks";
import { isValue } from "../../shared/findings";
import { Judgement } from "../../shared/kinds/judgements";
import { readingRule } from "../../shared/kinds/readingRule";
import { Place } from "../../shared/places";
import { Unknown } from "../../shared/properties";
import { PIPELINE_WEBHOOK } from "./deliveryTypes";

/** Shorter ones can be tried out. */
const SHORTEST_TOKEN = 20;
const READS = {
    authentication: "authentication",
    token: "authenticationConfiguration.secretToken",
    range: "authenticationConfiguration.allowedIpRange",
};

/** A token that is unknown comes from another resource, which is where it should come from. */
function judgeToken({ subject, value }: Place): Judgement[] {
    const isFine = value instanceof Unknown || (typeof value === "string" && value.length >= SHORTEST_TOKEN);
    return isFine
        ? []
        : [
              {
                  subject,
                  found:
                      value === undefined ? "is not set" : `has ${String(String(value).length)} characters`,
                  rule: `the token must have at least ${String(SHORTEST_TOKEN)} characters that nobody can guess`,
                  fix: "take it from a RandomPassword or from AWS Secrets Manager",
              },
          ];
}

function judgeRange({ subject, value }: Place): Judgement[] {
    if (value instanceof Unknown) {
        return [value];
    }
    return typeof value === "string" && value !== "" && !/\/0$/.test(value)
        ? []
        : [
              {
                  subject,
                  found: isValue(value),
                  rule: "it must leave somebody out",
                  fix: "name the sender's range",
              },
          ];
}

function webhook(authentication: string, authenticationConfiguration: object) {
    return {
        type: PIPELINE_WEBHOOK[0],
        name: "fraud",
        properties: { authentication, authenticationConfiguration },
    };
}

/** A way of authentication that is unknown at preview is noted there. */
export const codepipelineWebhookAuthentication = readingRule({
    name: "codepipeline-webhook-authentication",
    displayName: "Webhooks know their senders",
    description: "A webhook that starts a pipeline must check who calls it.",
    why: "Whoever knows the address of an open webhook starts the pipeline as often as he likes.",
    severity: "high",
    tags: ["delivery", "identity", "codepipeline"],
    framework: wellArchitected("SEC02-BP01", "Use strong sign-in mechanisms."),
    sources: ["cfn_nag CodePipelineWebhookAuthenticationConfigurationSecretToken"],
    url: "https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_WebhookDefinition.html",
    remediationSteps:
        "Set authentication to GITHUB_HMAC with a secretToken that no text holds, or to IP with a range.",
    settings: {},
    enforcementLevel: "mandatory",
    unknowns: "is noted, but for a token, which should come from another resource.",
    subject: "CodePipeline webhooks",
    reads: { [PIPELINE_WEBHOOK[0]]: READS, [PIPELINE_WEBHOOK[1]]: READS },
    judge: (readings) => {
        const { subject, value } = readings.one("authentication");
        if (value instanceof Unknown) {
            return [value];
        }
        switch (value) {
            case "GITHUB_HMAC":
                return judgeToken(readings.one("token"));
            case "IP":
                return judgeRange(readings.one("range"));
            default:
                return [
                    {
                        subject,
                        found: isValue(value),
                        rule: "the sender must be checked",
                        fix: 'set it to "GITHUB_HMAC" or "IP"',
                    },
                ];
        }
    },
    examples: {
        passes: [webhook("IP", { allowedIpRange: "192.0.2.0/24" })],
        fails: [webhook("UNAUTHENTICATED", {})],
    },
});

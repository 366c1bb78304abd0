import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { Judgement } from "../../shared/kinds/judgements";
import { readingRule } from "../../shared/kinds/readingRule";
import { PropertyValue, textOf, Unknown } from "../../shared/properties";

const PERMISSION = "aws:lambda/permission:Permission";
const PATHS = {
    principal: "principal",
    arn: "sourceArn",
    account: "sourceAccount",
    organization: "principalOrgId",
};

/** Whether a value names somebody; one that a preview does not know does, since it comes from a resource. */
function isNamed(value: PropertyValue | undefined): boolean {
    return value instanceof Unknown || (typeof value === "string" && value !== "" && !/^[*?]*$/.test(value));
}

function objection(principal: string, isLimited: boolean, subject: string): Judgement[] {
    if (isLimited) {
        return [];
    }
    if (principal === "*") {
        return [
            {
                subject,
                found: "is everybody",
                rule: "a function must not be open to the public",
                fix: "name the account, or add principalOrgId",
            },
        ];
    }
    return /\.amazonaws\.com(?:\.cn)?$/.test(principal)
        ? [
              {
                  subject,
                  found: `is ${principal}, on behalf of anybody`,
                  rule: "a service must come for a resource of the own account",
                  fix: "add sourceArn, or sourceAccount",
              },
          ]
        : [];
}

/** A source that a preview does not know is one; a principal that it does not know is noted there. */
export const lambdaPermission = readingRule({
    name: "lambda-permission",
    displayName: "Functions for named callers",
    description: "Who may call a function must be named, and for which resource a service may.",
    why: "A service that calls for anybody calls for a stranger too, who then starts deployments here.",
    severity: "critical",
    tags: ["functions", "access", "lambda"],
    framework: securityHub("Lambda.1", "Lambda function policies prohibit public access."),
    sources: [
        "AWS Config lambda-function-public-access-prohibited",
        "Checkov CKV_AWS_364",
        "Checkov CKV_AWS_301",
        "Prowler awslambda_function_not_publicly_accessible",
    ],
    url: securityHubUrl("Lambda.1"),
    remediationSteps: "Set sourceArn to the rule, topic or bucket that calls; the permission is replaced.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "permissions to call Lambda functions",
    reads: { [PERMISSION]: PATHS, "aws-native:lambda:Permission": PATHS },
    judge: (readings) => {
        const { subject, value } = readings.one("principal");
        if (value instanceof Unknown) {
            return [value];
        }
        const isLimited = (["arn", "account", "organization"] as const).some((name) =>
            isNamed(readings.one(name).value),
        );
        return objection(textOf(value), isLimited, subject);
    },
    examples: {
        passes: [
            {
                type: PERMISSION,
                name: "approved",
                properties: {
                    action: "lambda:InvokeFunction",
                    principal: "events.amazonaws.com",
                    sourceArn: "arn:aws:events:eu-central-1:111122223333:rule/approved",
                },
            },
        ],
        fails: [
            {
                type: PERMISSION,
                name: "approved",
                properties: { action: "lambda:InvokeFunction", principal: "events.amazonaws.com" },
            },
        ],
    },
});

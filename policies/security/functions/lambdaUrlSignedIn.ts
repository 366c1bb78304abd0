import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBe } from "../../shared/kinds/requirements";

const FUNCTION_URL = "aws:lambda/functionUrl:FunctionUrl";

export const lambdaUrlSignedIn = propertyRule({
    name: "lambda-url-signed-in",
    displayName: "Function URLs for those who sign in",
    description: "The URL of a function must ask its callers to sign in.",
    why: "Without it everybody on the internet who learns the URL gets predictions, and the account pays.",
    severity: "high",
    tags: ["functions", "exposure", "lambda"],
    framework: wellArchitected("SEC03-BP07", "Analyze public and cross-account access."),
    sources: ["Checkov CKV_AWS_258", "Prowler awslambda_function_url_public"],
    url: "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
    remediationSteps: "Ask for AWS_IAM, and give callers lambda:InvokeFunctionUrl.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "URLs of Lambda functions",
    reads: { [FUNCTION_URL]: ["authorizationType"], "aws-native:lambda:Url": ["authType"] },
    must: mustBe("AWS_IAM"),
    examples: {
        passes: [{ type: FUNCTION_URL, name: "predict", properties: { authorizationType: "AWS_IAM" } }],
        fails: [{ type: FUNCTION_URL, name: "predict", properties: { authorizationType: "NONE" } }],
    },
});

import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { FUNCTION, NATIVE_FUNCTION } from "../kinds/functionTypes";
import { noSecretsIn } from "../kinds/secrets";

export const lambdaSecrets = propertyRule({
    name: "lambda-secrets",
    displayName: "No secrets in functions",
    description: "The environment of a function must hold no secret.",
    why: "Whoever may describe the function reads it, and so does everybody who reads the program's state.",
    severity: "high",
    tags: ["functions", "secrets", "lambda"],
    framework: wellArchitected("SEC02-BP03", "Store and use secrets securely."),
    sources: ["Checkov CKV_AWS_45", "Prowler awslambda_function_no_secrets_in_variables"],
    url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
    remediationSteps:
        "Keep the secret in AWS Secrets Manager, give the function its name, and replace the secret.",
    settings: {},
    enforcementLevel: "mandatory",
    unknowns:
        "comes from another resource, so it is no secret that was written down; a whole environment is noted.",
    subject: "Lambda functions",
    reads: { [FUNCTION]: ["environment?.variables?"], [NATIVE_FUNCTION]: ["environment?.variables?"] },
    must: noSecretsIn,
    examples: {
        passes: [
            {
                type: FUNCTION,
                name: "starter",
                properties: { environment: { variables: { TOKEN_NAME: "deploy" } } },
            },
        ],
        fails: [
            {
                type: FUNCTION,
                name: "starter",
                properties: { environment: { variables: { DB_PASSWORD: "correct horse battery" } } },
            },
        ],
    },
});

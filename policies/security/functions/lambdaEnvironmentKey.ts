import { wellArchitected } from "../../shared/frameworks";
import { readingRule } from "../../shared/kinds/readingRule";
import { mustBeCustomerKey } from "../../shared/kinds/requirements";
import { isProperties } from "../../shared/properties";
import { FUNCTION, NATIVE_FUNCTION } from "../kinds/functionTypes";

const PATHS = { variables: "environment.variables", key: "kmsKeyArn" };

/** A function without variables has nothing to encrypt; where they are unknown there are some. */
export const lambdaEnvironmentKey = readingRule({
    name: "lambda-environment-key",
    displayName: "Own key for a function's variables",
    description: "The environment variables of a function must be encrypted with a key of your own.",
    why: "With AWS's key everybody who may read the function's configuration reads them in plain text.",
    severity: "low",
    tags: ["functions", "encryption", "lambda"],
    framework: wellArchitected("SEC08-BP02", "Enforce encryption at rest."),
    sources: ["Checkov CKV_AWS_173"],
    url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html",
    remediationSteps: "Set kmsKeyArn to a key of your own that the function's role may use.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "Lambda functions",
    reads: { [FUNCTION]: PATHS, [NATIVE_FUNCTION]: PATHS },
    judge: (readings) => {
        const { value } = readings.one("variables");
        const isEmpty = value === undefined || (isProperties(value) && Object.keys(value).length === 0);
        return isEmpty ? [] : mustBeCustomerKey(readings.one("key"), {});
    },
    examples: {
        passes: [{ type: FUNCTION, name: "starter", properties: {} }],
        fails: [
            {
                type: FUNCTION,
                name: "starter",
                properties: { environment: { variables: { PIPELINE: "deploy" } } },
            },
        ],
    },
});

import { lambdaSecrets } from "../../../../policies/security/functions/lambdaSecrets";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const RULE =
    "whoever may describe the resource can read it. " +
    "Fix: keep it in AWS Secrets Manager and pass its name; replace the one that was written down.";

describeRule(lambdaSecrets, {
    types: ["aws:lambda/function:Function", "aws-native:lambda:Function"],
    good: {
        environment: { variables: { PIPELINE: "deploy", TOKEN_ARN: "arn:aws:secretsmanager:::secret:a" } },
    },
    accepts: {
        "no environment": { environment: undefined },
        "a value from another resource": { environment: { variables: { API_TOKEN: UNKNOWN } } },
    },
    stops: {
        "a password": [
            { environment: { variables: { DB_PASSWORD: "correct horse" } } },
            `environment.variables.DB_PASSWORD holds what looks like a secret, by its name; ${RULE}`,
        ],
        "a key of AWS": [
            { environment: { variables: { ID: "AKIAIOSFODNN7EXAMPLE" } } },
            `environment.variables.ID holds what looks like an AWS access key id; ${RULE}`,
        ],
    },
    notes: {
        "unknown variables": [
            { environment: { variables: UNKNOWN } },
            "string value at .environment.variables",
        ],
    },
});

import { wellArchitected } from "../../shared/frameworks";
import { exampleRolePolicy, identityRule, objectToBreadth } from "../kinds/identityRule";

/**
 * What reads data or secrets of any kind. The first five are those of Cloudsplaining, which Checkov's CKV_AWS_288 goes
 * by; the others read what a machine-learning platform keeps besides.
 * https://github.com/salesforce/cloudsplaining/blob/master/cloudsplaining/shared/constants.py
 */
const READING = [
    "s3:GetObject",
    "ssm:GetParameter",
    "ssm:GetParameters",
    "ssm:GetParametersByPath",
    "secretsmanager:GetSecretValue",
    "s3:GetObjectVersion",
    "dynamodb:Scan",
    "sagemaker:BatchGetRecord",
    "sagemaker:GetRecord",
    "codecommit:GitPull",
];

/** A document that a preview does not know is noted there and judged before the policy is created. */
export const iamDataExfiltration = identityRule({
    name: "iam-data-exfiltration",
    displayName: "No right to read all data",
    description:
        "A policy must not allow to read objects, records, parameters or secrets of whatever there is.",
    why: "One notebook with such a role is enough to carry off every data set and every password.",
    severity: "high",
    tags: ["identity", "data", "iam"],
    framework: wellArchitected("SEC08-BP04", "Enforce access control to data at rest."),
    sources: ["Checkov CKV_AWS_288", "Cloudsplaining DataExfiltration"],
    url: "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_protect_data_rest_access_control.html",
    remediationSteps: "Name the bucket and prefix, the parameter or the secret in Resource.",
    settings: {},
    enforcementLevel: "mandatory",
    judge: (statement, _, document) =>
        objectToBreadth(statement, document, {
            actions: READING,
            rule: "whose data may be read must be named",
            fix: "name the bucket, table, parameter or secret in Resource",
        }),
    examples: {
        passes: [exampleRolePolicy({ Action: "s3:GetObject", Resource: "arn:aws:s3:::models-1/*" })],
        fails: [exampleRolePolicy({ Action: "s3:GetObject", Resource: "*" })],
    },
});

import { sagemakerContainerSecrets } from "../../../../policies/security/model/sagemakerContainerSecrets";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const REST =
    "whoever may describe the resource can read it. Fix: keep it in AWS Secrets Manager and pass its name; " +
    "replace the one that was written down.";

describeRule(
    sagemakerContainerSecrets,
    {
        types: ["aws:sagemaker/model:Model", "aws-native:sagemaker:Model"],
        good: {
            primaryContainer: {
                environment: {
                    LOG_LEVEL: "20",
                    MAX_TOKENS: "12345678",
                    DB_SECRET: "arn:aws:secretsmanager:::secret:db",
                },
            },
        },
        accepts: {
            "a value that is unknown": { primaryContainer: { environment: { DB_PASSWORD: UNKNOWN } } },
        },
        stops: {
            "a password by its name": [
                { primaryContainer: { environment: { dbPassword: "correct-horse" } } },
                `primaryContainer.environment.dbPassword holds what looks like a secret, by its name; ${REST}`,
            ],
            "a key id in a harmless name": [
                { containers: [{ environment: { NOTE: "AKIAIOSFODNN7EXAMPLE" } }] },
                `containers[0].environment.NOTE holds what looks like an AWS access key id; ${REST}`,
            ],
        },
        notes: {
            "an unknown environment": [
                { primaryContainer: { environment: UNKNOWN } },
                "string value at .primaryContainer.environment",
            ],
        },
    },
    {
        types: ["aws:sagemaker/trainingJob:TrainingJob"],
        good: { hyperParameters: { max_depth: "4" } },
        stops: {
            "a hyperparameter": [
                { hyperParameters: { api_key: "abcdefgh" } },
                `hyperParameters.api_key holds what looks like a secret, by its name; ${REST}`,
            ],
        },
    },
    {
        types: ["aws:sagemaker/hyperParameterTuningJob:HyperParameterTuningJob"],
        good: { trainingJobDefinition: { environment: {} } },
        stops: {
            "an environment of one of several definitions": [
                { trainingJobDefinitions: [{ environment: { HF: `hf_${"a".repeat(34)}` } }] },
                `trainingJobDefinitions[0].environment.HF holds what looks like a Hugging Face token; ${REST}`,
            ],
        },
    },
    {
        types: ["aws-native:sagemaker:ProcessingJob"],
        good: { environment: { A: "b" } },
        stops: {
            "a private key": [
                { environment: { PEM: "-----BEGIN RSA PRIVATE KEY-----" } },
                `environment.PEM holds what looks like a private key; ${REST}`,
            ],
        },
    },
);

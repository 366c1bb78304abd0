import { codebuildEnvironmentSecrets } from "../../../../policies/security/delivery/codebuildEnvironmentSecrets";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

function message(subject: string, what: string): string {
    return (
        `${subject} holds what looks like ${what}; whoever may describe the resource can read it. ` +
        "Fix: keep it in AWS Secrets Manager and pass its name; replace the one that was written down."
    );
}

function project(...environmentVariables: unknown[]) {
    return { environment: { environmentVariables } };
}

function stages(configuration: object) {
    return { stages: [{ name: "Build", actions: [{ name: "Test", configuration }] }] };
}

describeRule(
    codebuildEnvironmentSecrets,
    {
        types: ["aws:codebuild/project:Project"],
        good: project(
            { name: "MODEL_NAME", value: "fraud", type: "PLAINTEXT" },
            { name: "DB_PASSWORD", value: "prod/db", type: "SECRETS_MANAGER" },
            { name: "API_TOKEN", value: "/prod/api-token", type: "PARAMETER_STORE" },
        ),
        accepts: {
            "no variables": { environment: {} },
            "a value of another resource that a preview does not know": project({
                name: "BUCKET",
                value: UNKNOWN,
            }),
            "commands without secrets": { source: { buildspec: 'version: 0.2\nenv:\n  A: "b"\n' } },
        },
        stops: {
            "AWS credentials, whatever they look like": [
                project(
                    { name: "AWS_ACCESS_KEY_ID", value: "x" },
                    { name: "AWS_SECRET_ACCESS_KEY", value: "y" },
                ),
                message("environment.environmentVariables[AWS_ACCESS_KEY_ID]", "an AWS access key"),
                message("environment.environmentVariables[AWS_SECRET_ACCESS_KEY]", "an AWS access key"),
            ],
            "a variable without a type, which is plain": [
                project({ name: "DB_PASSWORD", value: "correct-horse" }),
                message("environment.environmentVariables[DB_PASSWORD]", "a secret, by its name"),
            ],
            "a token under a harmless name": [
                project({ name: "REMOTE", value: `ghp_${"a".repeat(36)}`, type: "PLAINTEXT" }),
                message("environment.environmentVariables[REMOTE]", "a GitHub token"),
            ],
            "a secret in the commands": [
                {
                    source: {
                        buildspec:
                            "phases:\n  build:\n    - export DB_PASSWORD=correct-horse\n  key: AKIAABCDEFGHIJKLMNOP",
                    },
                },
                message("source.buildspec", "an AWS access key id"),
            ],
        },
        notes: {
            "unknown variables": [
                { environment: { environmentVariables: UNKNOWN } },
                "string value at .environment.environmentVariables",
            ],
            "an unknown type": [
                project({ name: "DB_PASSWORD", value: "correct-horse", type: UNKNOWN }),
                "string value at .environment.environmentVariables.0.type",
            ],
        },
    },
    {
        types: ["aws:codepipeline/pipeline:Pipeline", "aws-native:codepipeline:Pipeline"],
        good: stages({ EnvironmentVariables: '[{"name":"MODEL","value":"fraud","type":"PLAINTEXT"}]' }),
        accepts: { "an action without configuration": { stages: [{ name: "A", actions: [{ name: "B" }] }] } },
        stops: {
            "a secret in the JSON of an action": [
                stages({ EnvironmentVariables: '[{"name":"DB_PASSWORD","value":"correct-horse"}]' }),
                message(
                    "stages[Build].actions[Test].configuration.EnvironmentVariables[DB_PASSWORD]",
                    "a secret, by its name",
                ),
            ],
        },
        notes: {
            "unknown JSON": [
                stages({ EnvironmentVariables: UNKNOWN }),
                "string value at .stages.0.actions.0.configuration.EnvironmentVariables",
            ],
        },
    },
);

import { wellArchitected } from "../../shared/frameworks";
import { readingRule } from "../../shared/kinds/readingRule";
import { mustBeSet, requirement } from "../../shared/kinds/requirements";

const mustBeHttps = requirement({
    holds: (value) => typeof value === "string" && /^https:\/\/[^@]+$/.test(value),
    rule: "it must be an https URL without credentials",
    fix: () => "give the URL alone, and the credentials in gitConfig.secretArn",
    // A URL may hold a password, which no message may show.
    describe: () => "is another kind of URL",
});

export const sagemakerCodeRepositoryAccess = readingRule({
    name: "sagemaker-code-repository-access",
    displayName: "Private access to code repositories",
    description: "A code repository must be fetched over HTTPS, with credentials from Secrets Manager.",
    why: "Code that is fetched without proof of where it comes from runs with the notebook's role.",
    severity: "medium",
    tags: ["studio", "secrets", "sagemaker"],
    framework: wellArchitected("SEC02-BP03", "Store and use secrets securely."),
    sources: ["Mondoo code-repository-uses-secret"],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-git-resource.html",
    remediationSteps:
        "Give an https URL without credentials in it, and in secretArn a secret with user name and token.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker code repositories",
    reads: {
        "aws:sagemaker/codeRepository:CodeRepository": {
            url: "gitConfig.repositoryUrl",
            secret: "gitConfig.secretArn",
        },
    },
    judge: (readings) => [
        ...mustBeHttps(readings.one("url"), {}),
        ...mustBeSet("a secret in AWS Secrets Manager")(readings.one("secret"), {}),
    ],
    examples: {
        passes: [
            {
                type: "aws:sagemaker/codeRepository:CodeRepository",
                name: "code",
                properties: {
                    gitConfig: {
                        repositoryUrl: "https://example.com/code.git",
                        secretArn: "arn:aws:secretsmanager:eu-central-1:111122223333:secret:git",
                    },
                },
            },
        ],
        fails: [
            {
                type: "aws:sagemaker/codeRepository:CodeRepository",
                name: "code",
                properties: { gitConfig: { repositoryUrl: "http://example.com/code.git" } },
            },
        ],
    },
});

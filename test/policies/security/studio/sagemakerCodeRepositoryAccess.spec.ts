import { sagemakerCodeRepositoryAccess } from "../../../../policies/security/studio/sagemakerCodeRepositoryAccess";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const URL_MESSAGE =
    "gitConfig.repositoryUrl is another kind of URL; it must be an https URL without credentials. " +
    "Fix: give the URL alone, and the credentials in gitConfig.secretArn.";
const GOOD = {
    repositoryUrl: "https://git.example.com/code.git",
    secretArn: "arn:aws:secretsmanager:::secret:git",
};

describeRule(sagemakerCodeRepositoryAccess, {
    types: ["aws:sagemaker/codeRepository:CodeRepository"],
    good: { gitConfig: GOOD },
    stops: {
        "plain http": [
            { gitConfig: { ...GOOD, repositoryUrl: "http://git.example.com/code.git" } },
            URL_MESSAGE,
        ],
        "credentials in the URL, without repeating them": [
            { gitConfig: { ...GOOD, repositoryUrl: "https://me:hunter2@git.example.com/code.git" } },
            URL_MESSAGE,
        ],
        "no secret": [
            { gitConfig: { repositoryUrl: GOOD.repositoryUrl } },
            "gitConfig.secretArn is not set; it must name a secret in AWS Secrets Manager. Fix: set gitConfig.secretArn to a secret in AWS Secrets Manager.",
        ],
    },
    notes: {
        "an unknown secret": [
            { gitConfig: { ...GOOD, secretArn: UNKNOWN } },
            "string value at .gitConfig.secretArn",
        ],
    },
});

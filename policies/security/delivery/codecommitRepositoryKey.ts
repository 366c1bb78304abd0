import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBeCustomerKey } from "../../shared/kinds/requirements";
import { CODE_REPOSITORY, inEach } from "./deliveryTypes";

function repository(properties: object) {
    return {
        type: CODE_REPOSITORY[0],
        name: "fraud",
        properties: { repositoryName: "fraud", ...properties },
    };
}

/** A key that is unknown at preview is noted there and judged before the repository is created. */
export const codecommitRepositoryKey = propertyRule({
    name: "codecommit-repository-key",
    displayName: "Own key for repositories",
    description: "A CodeCommit repository must be encrypted with a key of your own.",
    why: "With AWS's key nobody can take access to the code away, and nobody sees who has used it.",
    severity: "medium",
    tags: ["delivery", "encryption", "codecommit"],
    framework: wellArchitected("SEC08-BP02", "Enforce encryption at rest."),
    sources: [],
    url: "https://docs.aws.amazon.com/codecommit/latest/userguide/encryption.html",
    remediationSteps: "Set kmsKeyId to the ARN of a key of your own; the repository stays.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "CodeCommit repositories",
    reads: inEach(CODE_REPOSITORY, "kmsKeyId"),
    must: mustBeCustomerKey,
    examples: {
        passes: [repository({ kmsKeyId: "arn:aws:kms:eu-central-1:111122223333:key/1" })],
        fails: [repository({})],
    },
});

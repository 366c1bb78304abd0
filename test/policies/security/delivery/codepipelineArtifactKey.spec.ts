import { codepipelineArtifactKey } from "../../../../policies/security/delivery/codepipelineArtifactKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const KEY = { type: "KMS", id: "arn:aws:kms:eu-central-1:111122223333:key/1" };

function message(subject: string): string {
    return (
        `${subject} is not set; it must name a customer managed KMS key. ` +
        `Fix: set ${subject} to the ARN of a key of your own.`
    );
}

describeRule(
    codepipelineArtifactKey,
    {
        types: ["aws:codepipeline/pipeline:Pipeline"],
        good: { artifactStores: [{ location: "a", encryptionKey: KEY }] },
        stops: {
            "a second store without a key": [
                { artifactStores: [{ location: "a", encryptionKey: KEY }, { location: "b" }] },
                message("artifactStores[1].encryptionKey.id"),
            ],
        },
        notes: {
            "an unknown key": [
                { artifactStores: [{ encryptionKey: { type: "KMS", id: UNKNOWN } }] },
                "string value at .artifactStores.0.encryptionKey.id",
            ],
        },
    },
    {
        types: ["aws-native:codepipeline:Pipeline"],
        good: { artifactStore: { location: "a", encryptionKey: KEY } },
        accepts: {
            "stores by region": {
                artifactStore: undefined,
                artifactStores: [{ region: "eu-central-1", artifactStore: { encryptionKey: KEY } }],
            },
        },
        stops: {
            "one store without a key": [
                { artifactStore: { location: "a" } },
                message("artifactStore.encryptionKey.id"),
            ],
            "a region without a key": [
                { artifactStore: undefined, artifactStores: [{ artifactStore: { location: "a" } }] },
                message("artifactStores[0].artifactStore.encryptionKey.id"),
            ],
        },
    },
);

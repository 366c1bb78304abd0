import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBeCustomerKey } from "../../shared/kinds/requirements";
import { DELIVERY_PIPELINE } from "./deliveryTypes";

function pipeline(encryptionKey?: object) {
    const store = {
        type: "S3",
        location: "artifacts",
        ...(encryptionKey === undefined ? {} : { encryptionKey }),
    };
    return { type: DELIVERY_PIPELINE[0], name: "fraud", properties: { artifactStores: [store] } };
}

/** A key that is unknown at preview is noted there and judged before the pipeline is created. */
export const codepipelineArtifactKey = propertyRule({
    name: "codepipeline-artifact-key",
    displayName: "Own key for pipeline artifacts",
    description: "Every artifact store of a pipeline must be encrypted with a key of your own.",
    why: "Code and models wait there between the stages; who may read and change them is decided by the key's policy.",
    severity: "medium",
    tags: ["delivery", "encryption", "codepipeline"],
    framework: wellArchitected("SEC08-BP02", "Enforce encryption at rest."),
    sources: ["Checkov CKV_AWS_219"],
    url: "https://docs.aws.amazon.com/codepipeline/latest/userguide/S3-artifact-encryption.html",
    remediationSteps: "Set encryptionKey of each artifact store to a key of your own, of the store's region.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "CodePipeline pipelines",
    reads: {
        [DELIVERY_PIPELINE[0]]: ["artifactStores[].encryptionKey.id"],
        [DELIVERY_PIPELINE[1]]: [
            "artifactStore?.encryptionKey.id",
            "artifactStores[].artifactStore.encryptionKey.id",
        ],
    },
    must: mustBeCustomerKey,
    examples: {
        passes: [pipeline({ type: "KMS", id: "arn:aws:kms:eu-central-1:111122223333:key/1" })],
        fails: [pipeline()],
    },
});

import { codebuildArtifactsEncrypted } from "../../../../policies/security/delivery/codebuildArtifactsEncrypted";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

function message(subject: string): string {
    return `${subject} is true; it must not be true. Fix: take ${subject} out.`;
}

describeRule(codebuildArtifactsEncrypted, {
    types: ["aws:codebuild/project:Project"],
    good: { artifacts: { type: "S3", location: "artifacts" } },
    accepts: {
        "no artifacts": { artifacts: { type: "NO_ARTIFACTS" } },
        "encryption left on": { artifacts: { type: "S3", encryptionDisabled: false } },
    },
    stops: {
        "plain artifacts": [
            { artifacts: { type: "S3", encryptionDisabled: true } },
            message("artifacts.encryptionDisabled"),
        ],
        "plain secondary artifacts": [
            { secondaryArtifacts: [{ artifactIdentifier: "a", encryptionDisabled: true }] },
            message("secondaryArtifacts[0].encryptionDisabled"),
        ],
    },
    notes: {
        "an unknown switch": [
            { artifacts: { encryptionDisabled: UNKNOWN } },
            "string value at .artifacts.encryptionDisabled",
        ],
    },
});

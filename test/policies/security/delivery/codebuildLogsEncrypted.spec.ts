import * as assert from "node:assert";
import { codebuildLogsEncrypted } from "../../../../policies/security/delivery/codebuildLogsEncrypted";
import { PACK } from "../../../../policies/shared/packState";
import { remediate, UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(codebuildLogsEncrypted, {
    types: ["aws:codebuild/project:Project"],
    good: { logsConfig: { s3Logs: { status: "ENABLED", location: "logs/builds" } } },
    accepts: { "no logs in S3": { logsConfig: undefined } },
    stops: {
        "encryption switched off": [
            { logsConfig: { s3Logs: { encryptionDisabled: true } } },
            "logsConfig.s3Logs.encryptionDisabled is true; it must not be true. " +
                "Fix: take logsConfig.s3Logs.encryptionDisabled out.",
        ],
    },
    notes: {
        "an unknown switch": [
            { logsConfig: { s3Logs: { encryptionDisabled: UNKNOWN } } },
            "string value at .logsConfig.s3Logs.encryptionDisabled",
        ],
    },
});

describe("the remedy of codebuild-logs-encrypted", () => {
    beforeEach(() => {
        PACK.configure({ disabledFamilies: [], exemptions: [] });
    });
    afterEach(() => {
        PACK.reset();
    });

    it("switches encryption on and leaves the rest", async () => {
        const s3Logs = { status: "ENABLED", location: "logs/builds" };
        const properties = { logsConfig: { s3Logs: { ...s3Logs, encryptionDisabled: true } } };
        assert.deepStrictEqual(
            await remediate(codebuildLogsEncrypted, {
                type: "aws:codebuild/project:Project",
                name: "a",
                properties,
            }),
            { logsConfig: { s3Logs: { ...s3Logs, encryptionDisabled: false } } },
        );
    });
});

import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { readingRule } from "../../shared/kinds/readingRule";
import { mustBeCustomerKey, mustNotBe } from "../../shared/kinds/requirements";
import { REPORT_GROUP } from "./deliveryTypes";

const READS = {
    disabled: "exportConfig.s3Destination?.encryptionDisabled?",
    key: "exportConfig.s3Destination?.encryptionKey",
};

function group(s3Destination: object) {
    return {
        type: REPORT_GROUP[0],
        name: "fraud",
        properties: { exportConfig: { type: "S3", s3Destination } },
    };
}

/** A key that is unknown at preview is noted there and judged before the report group is created. */
export const codebuildReportsEncrypted = readingRule({
    name: "codebuild-reports-encrypted",
    displayName: "Test reports are encrypted",
    description: "Reports of builds that are exported to S3 must be encrypted with a key of your own.",
    why: "A failed test of a model prints the rows that it failed on.",
    severity: "medium",
    tags: ["delivery", "encryption", "codebuild"],
    framework: securityHub("CodeBuild.7", "Exported test reports are encrypted at rest."),
    sources: [
        "AWS Config codebuild-report-group-encrypted-at-rest",
        "Prowler codebuild_report_group_export_encrypted",
    ],
    url: securityHubUrl("CodeBuild.7"),
    remediationSteps:
        "Set exportConfig.s3Destination.encryptionKey to a key of your own and take encryptionDisabled out.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "CodeBuild report groups",
    reads: { [REPORT_GROUP[0]]: READS, [REPORT_GROUP[1]]: READS },
    judge: (readings) => [
        ...readings.all("disabled").flatMap((place) => mustNotBe(true)(place, {})),
        ...readings.all("key").flatMap((place) => mustBeCustomerKey(place, {})),
    ],
    examples: {
        passes: [group({ bucket: "reports", encryptionKey: "alias/ours" })],
        fails: [group({ bucket: "reports", encryptionKey: "alias/ours", encryptionDisabled: true })],
    },
});

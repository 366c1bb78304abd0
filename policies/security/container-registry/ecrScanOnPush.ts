import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBe } from "../../shared/kinds/requirements";
import { NATIVE_REPOSITORY, REPOSITORY } from "../kinds/registryTypes";

/** Where the whole registry scans by Inspector, switch the rule off: the repository's own switch then means nothing. */
export const ecrScanOnPush = propertyRule({
    name: "ecr-scan-on-push",
    displayName: "Images are scanned",
    description: "A repository must scan each image that is pushed to it.",
    why: "Images for training and serving hold hundreds of packages, and each of them the flaws of its day.",
    severity: "high",
    tags: ["container-registry", "vulnerabilities", "ecr"],
    framework: securityHub("ECR.1", "ECR private repositories have image scanning configured."),
    sources: [
        "AWS Config ecr-private-image-scanning-enabled",
        "Checkov CKV_AWS_163",
        "Trivy AWS-0030",
        "Prowler ecr_repositories_scan_images_on_push_enabled",
    ],
    url: securityHubUrl("ECR.1"),
    remediationSteps: "Set imageScanningConfiguration.scanOnPush to true, and read what it finds.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "ECR repositories",
    remedy: { path: ["imageScanningConfiguration", "scanOnPush"], value: true },
    reads: {
        [REPOSITORY]: ["imageScanningConfiguration.scanOnPush"],
        [NATIVE_REPOSITORY]: ["imageScanningConfiguration.scanOnPush"],
    },
    must: mustBe(true, "AWS's default is false"),
    examples: {
        passes: [
            {
                type: REPOSITORY,
                name: "serving",
                properties: { imageScanningConfiguration: { scanOnPush: true } },
            },
        ],
        fails: [{ type: REPOSITORY, name: "serving", properties: {} }],
    },
});

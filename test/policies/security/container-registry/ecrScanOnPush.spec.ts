import * as assert from "node:assert";
import { ecrScanOnPush } from "../../../../policies/security/container-registry/ecrScanOnPush";
import { PACK } from "../../../../policies/shared/packState";
import { remediate, UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const SUBJECT = "imageScanningConfiguration.scanOnPush";
const RULE = `it must be true, AWS's default is false. Fix: set ${SUBJECT} to true.`;

describeRule(ecrScanOnPush, {
    types: ["aws:ecr/repository:Repository", "aws-native:ecr:Repository"],
    good: { imageScanningConfiguration: { scanOnPush: true } },
    stops: {
        "no scan": [{ imageScanningConfiguration: { scanOnPush: false } }, `${SUBJECT} is false; ${RULE}`],
        "AWS's default": [{ imageScanningConfiguration: undefined }, `${SUBJECT} is not set; ${RULE}`],
    },
    notes: {
        "what is unknown": [
            { imageScanningConfiguration: { scanOnPush: UNKNOWN } },
            "string value at .imageScanningConfiguration.scanOnPush",
        ],
    },
});

describe("ecr-scan-on-push's remedy", () => {
    it("switches scans on", async () => {
        PACK.configure({ disabledFamilies: [], exemptions: [] });
        const repository = {
            type: "aws:ecr/repository:Repository",
            name: "serving",
            properties: { name: "serving" },
        };
        assert.deepStrictEqual(await remediate(ecrScanOnPush, repository), {
            name: "serving",
            imageScanningConfiguration: { scanOnPush: true },
        });
        PACK.reset();
    });
});

import * as assert from "node:assert";
import * as fc from "fast-check";
import { ApprovalDecision, approvalEventPattern } from "../../../components/registry/approvalEvents";

/** A state change as SageMaker sends it, cut down to what patterns can look at. */
function stateChange(detail: Record<string, string> = {}) {
    return {
        source: "aws.sagemaker",
        "detail-type": "SageMaker Model Package State Change",
        detail: {
            ModelPackageGroupName: "fraud",
            ModelPackageVersion: "7",
            ModelPackageStatus: "Completed",
            ModelApprovalStatus: "Approved",
            ...detail,
        },
    };
}

/** EventBridge's rule for patterns of plain values: each named field must be there, with one of the values. */
function matches(pattern: unknown, event: unknown): boolean {
    if (Array.isArray(pattern)) {
        return pattern.includes(event);
    }
    return Object.entries(pattern as object).every(
        ([key, inner]) =>
            typeof event === "object" &&
            event !== null &&
            key in event &&
            matches(inner, (event as Record<string, unknown>)[key]),
    );
}

const APPROVED = approvalEventPattern("fraud", ApprovalDecision.Approved);
const REJECTED = approvalEventPattern("fraud", ApprovalDecision.Rejected);

describe("approvalEventPattern", () => {
    it("pins source, kind, group, decision and status", () => {
        assert.deepStrictEqual(APPROVED, {
            source: ["aws.sagemaker"],
            "detail-type": ["SageMaker Model Package State Change"],
            detail: {
                ModelPackageGroupName: ["fraud"],
                ModelApprovalStatus: ["Approved"],
                ModelPackageStatus: ["Completed"],
            },
        });
        assert.deepStrictEqual(REJECTED.detail.ModelApprovalStatus, ["Rejected"]);
    });

    it("matches the approval, respectively the rejection, of a version of the group", () => {
        assert.ok(matches(APPROVED, stateChange()));
        assert.ok(matches(REJECTED, stateChange({ ModelApprovalStatus: "Rejected" })));
    });

    it("does not match a registration, the other decision, another group or a version under way", () => {
        for (const detail of [
            { ModelApprovalStatus: "PendingManualApproval" },
            { ModelApprovalStatus: "Rejected" },
            { ModelPackageGroupName: "fraud-2" },
            { ModelPackageStatus: "InProgress" },
            { ModelPackageStatus: "Failed" },
        ]) {
            assert.ok(!matches(APPROVED, stateChange(detail)), JSON.stringify(detail));
        }
    });

    it("lets no event start both a deployment and a rollback", () => {
        const status = fc.constantFrom("Approved", "Rejected", "PendingManualApproval");
        const progress = fc.constantFrom("Pending", "InProgress", "Completed", "Failed", "Deleting");
        fc.assert(
            fc.property(status, progress, (ModelApprovalStatus, ModelPackageStatus) => {
                const event = stateChange({ ModelApprovalStatus, ModelPackageStatus });
                const decided =
                    ModelPackageStatus === "Completed" && ModelApprovalStatus !== "PendingManualApproval";
                assert.strictEqual(
                    Number(matches(APPROVED, event)) + Number(matches(REJECTED, event)),
                    Number(decided),
                );
            }),
            { seed: 42 },
        );
    });
});

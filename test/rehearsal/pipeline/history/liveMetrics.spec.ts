import * as assert from "node:assert";
import { liveMetrics } from "../../../../rehearsal/pipeline/history/liveMetrics";
import { ModelPackage } from "../../../../rehearsal/registry/modelPackage";

function version(metadata: Record<string, string>): ModelPackage {
    return {
        arn: "arn:aws:sagemaker:eu-central-1:111122223333:model-package/claims/1",
        group: "claims",
        version: 1,
        approvalStatus: "Approved",
        createdAt: "2026-11-23T16:45:02Z",
        modifiedAt: "2026-11-23T16:45:02Z",
        modelArchive: "/model.tar.gz",
        runId: "20261123-164502-f66f",
        metrics: {},
        request: { CustomerMetadataProperties: metadata },
    };
}

describe("liveMetrics", () => {
    it("gives the compared metrics of a version as the pipeline takes them", () => {
        const live = version({ "Metric:auc": "0.91", "Metric:recall": "0.8", CommitId: "abc" });
        assert.strictEqual(liveMetrics(live, ["recall", "auc", "f1"]), "recall=0.8,auc=0.91");
    });

    it("says none where there is no approved version, or none of its metrics is known", () => {
        assert.strictEqual(liveMetrics(undefined, ["auc"]), "none");
        assert.strictEqual(liveMetrics(version({}), ["auc"]), "none");
    });
});

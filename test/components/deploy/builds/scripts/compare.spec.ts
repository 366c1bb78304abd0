import * as assert from "node:assert";
import { runScript, ScriptRun } from "./scriptRun";

const AT = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud";

function compare(metadata: Record<string, unknown>, variables: Record<string, string> = {}): ScriptRun {
    const files = Object.fromEntries(
        Object.entries(metadata).map(([version, value]) => [
            `metadata-${version}.json`,
            JSON.stringify(value),
        ]),
    );
    return runScript("compare.sh", { COMPARED_ENVIRONMENT: "prod", ...variables }, files);
}

describe("compare.sh", () => {
    it("writes each metric beside the live version's, with the change", () => {
        const run = compare({
            7: { "Metric:recall": "0.8", "Metric:auc": "0.91234567", CommitId: "abc" },
            6: { "Metric:auc": "0.905", "Metric:recall": "0.85" },
        });
        assert.strictEqual(run.exitCode, 0, run.stderr);
        assert.strictEqual(
            run.stdout,
            "fraud/7 for prod, which has fraud/6 live; auc 0.9123 (live 0.905, +0.007346); recall 0.8 (live 0.85, -0.05)\n",
        );
    });

    it("has nothing to compare with at the first version", () => {
        const run = compare({ 7: { "Metric:auc": "0.9" } }, { FAKE_LIVE: "None" });
        assert.strictEqual(run.stdout, "fraud/7 for prod, which has no version live yet; auc 0.9\n");
    });

    it("says so when no metrics were registered, or the live version was deleted from the registry", () => {
        assert.strictEqual(
            compare({ 7: null }).stdout,
            "fraud/7 for prod, which has fraud/6 live; no metrics are registered with it\n",
        );
        assert.strictEqual(
            compare({ 7: { "Metric:auc": "0.9" } }).stdout,
            "fraud/7 for prod, which has fraud/6 live; auc 0.9\n",
        );
    });

    it("says which rejected version it takes back", () => {
        const run = compare({ 7: {}, 8: {} }, { REJECTED_VERSION: `${AT}/8`, FAKE_LIVE: `${AT}/8` });
        assert.strictEqual(
            run.stdout,
            "fraud/7 for prod, which has fraud/8 live; takes back fraud/8, which was rejected; no metrics are registered with it\n",
        );
    });

    it("stays within what an approval takes", () => {
        const many = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`Metric:metric${at}`, "0.5"]));
        const text = compare({ 7: many, 6: many }).stdout.trimEnd();
        assert.strictEqual(text.length, 350);
        assert.ok(text.endsWith("…"));
    });

    it("asks the environment for its version by the role that was given, and the registry as itself", () => {
        const role = "arn:aws:iam::444455556666:role/read";
        const run = compare({ 7: {}, 6: {} }, { TARGET_ROLE_ARN: role });
        const asked = run.calls.filter((call) => !call.startsWith("aws configure"));
        assert.match(asked[0] ?? "", /^aws ssm get-parameters .* --profile target$/);
        assert.deepStrictEqual(
            asked.slice(1).map((call) => call.split(" ").slice(2, 5).join(" ")),
            [
                `describe-model-package --model-package-name ${AT}/7`,
                `describe-model-package --model-package-name ${AT}/6`,
            ],
        );
    });
});

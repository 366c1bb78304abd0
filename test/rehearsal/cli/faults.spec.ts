import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { parseDocument } from "yaml";
import { main } from "../../../rehearsal/cli/rehearse";
import { Printed, printed } from "../../support/printed";
import { temporaryFolder, TemporaryFolder } from "../policyRunner/packFixture";

const ROOT = path.resolve(__dirname, "..", "..", "..");
/** Packs whose sources have just changed are built first. */
const TIMEOUT_MILLISECONDS = 120_000;

/** Each verdict of a policy that `rehearse` printed: its first line, and what follows indented. */
function verdictsOf(policy: string, { out, err }: Printed): string[] {
    const lines = out.split("\n");
    const verdicts = lines.flatMap((line, index) => {
        const details = lines.slice(index + 1);
        const length = details.findIndex((detail) => !detail.startsWith("    "));
        const isVerdict = line.includes(`/${policy} on `);
        return isVerdict ? [[line, ...details.slice(0, length)].join("\n")] : [];
    });
    assert.notStrictEqual(verdicts.length, 0, `no verdict of ${policy}; ${err}`);
    return verdicts;
}

/** The same where there is only one. */
function verdictOf(policy: string, result: Printed): string {
    const [verdict, ...others] = verdictsOf(policy, result);
    assert.ok(verdict !== undefined && others.length === 0, others.join("\n"));
    return verdict;
}

describe("rehearse, on what must not be deployed", () => {
    let home: TemporaryFolder;
    beforeEach(() => {
        home = temporaryFolder();
    });
    afterEach(() => {
        home.dispose();
    });

    /** The stack's real settings with one value changed, or taken out where `value` is undefined. */
    function changedSettings(stack: string, keys: (string | number)[], value: unknown): string {
        const document = parseDocument(fs.readFileSync(path.join(ROOT, `Pulumi.${stack}.yaml`), "utf8"));
        assert.ok(document.hasIn(keys), keys.join("."));
        if (value === undefined) {
            document.deleteIn(keys);
        } else {
            document.setIn(keys, value);
        }
        const file = path.join(home.folder, `changed.${stack}.yaml`);
        fs.writeFileSync(file, document.toString());
        return file;
    }

    /** A Pulumi project with this project's packs and settings, and another program. */
    function projectWith(program: string): string {
        fs.symlinkSync(path.join(ROOT, "policies"), path.join(home.folder, "policies"));
        for (const stack of ["dev", "prod"]) {
            const name = `Pulumi.${stack}.yaml`;
            fs.copyFileSync(path.join(ROOT, name), path.join(home.folder, name));
        }
        const project = parseDocument(fs.readFileSync(path.join(ROOT, "Pulumi.yaml"), "utf8"));
        project.set("main", path.join(__dirname, "faults", program));
        fs.writeFileSync(path.join(home.folder, "Pulumi.yaml"), project.toString());
        return home.folder;
    }

    it("ends with 1 for ml.p5.48xlarge in dev: policy, resource and fix", async () => {
        const settings = changedSettings(
            "dev",
            ["config", "mlops:training", "train", "instanceType"],
            "ml.p5.48xlarge",
        );
        const result = await printed(() => main(["dev", "--settings", settings]));
        assert.strictEqual(result.code, 1, result.err);
        const verdict = verdictOf("sagemaker-instance-types-allowed", result);
        assert.match(
            verdict,
            /^mandatory .* on sagemaker\.Pipeline diagnosis-dev-build-sagemaker-pipeline$/m,
        );
        assert.match(verdict, /Steps\[Train\]\S* is "ml\.p5\.48xlarge"/);
        assert.match(verdict, /Fix: use a type without an accelerator/);
    }).timeout(TIMEOUT_MILLISECONDS);

    it("ends with 1 for settings without the approval: component, path, fix and policy", async () => {
        const settings = changedSettings("dev", ["config", "mlops:environments", 1, "approvals"], undefined);
        const { code, err } = await printed(() => main(["dev", "--settings", settings]));
        assert.strictEqual(code, 1);
        const rule = "must hold at least one approval, because the environment is production, got []";
        const fix = "add an approval with a name, as the policy codepipeline-production-approval asks";
        const problem = `environments[1].approvals: ${rule}; ${fix}`;
        assert.strictEqual(err, `MlDeployPipeline "diagnosis-dev-deploy":\n  ${problem}`);
    }).timeout(TIMEOUT_MILLISECONDS);

    it("ends with 1 for a program that takes the approval out: policy, resource and fix", async () => {
        const result = await printed(() => main(["dev"], projectWith("withoutApproval.ts")));
        assert.strictEqual(result.code, 1, result.err);
        const verdicts = verdictsOf("codepipeline-production-approval", result);
        const production = verdicts.map(
            (verdict) => /action "(\S+)" reaches production without/.exec(verdict)?.[1],
        );
        assert.deepStrictEqual(production, ["Production-prod/Deploy", "Production-prod/Verify"]);
        for (const verdict of verdicts) {
            assert.match(verdict, /^mandatory .* on codepipeline\.Pipeline diagnosis-dev-deploy-pipeline$/m);
            assert.match(
                verdict,
                /Fix: put an action with category Approval, .* before stage "Production-prod"/,
            );
        }
    }).timeout(TIMEOUT_MILLISECONDS);

    it("ends with 1 for an endpoint in production without the 5XX alarm: policy, resource and fix", async () => {
        const result = await printed(() => main(["prod"], projectWith("withoutErrorAlarm.ts")));
        assert.strictEqual(result.code, 1, result.err);
        const verdict = verdictOf("sagemaker-endpoint-required-alarms", result);
        assert.match(verdict, /^mandatory .* on sagemaker\.Endpoint fraud-endpoint$/m);
        assert.match(verdict, /variant "main" has no alarm on AWS\/SageMaker Invocation5XXErrors/);
        assert.match(
            verdict,
            /Fix: declare a metric alarm .* \{EndpointName: "fraud", VariantName: "main"\}/,
        );
    }).timeout(TIMEOUT_MILLISECONDS);
});

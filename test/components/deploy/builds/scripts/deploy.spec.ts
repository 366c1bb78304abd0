import * as assert from "node:assert";
import { runScript, ScriptRun } from "./scriptRun";

const ARN = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud/7";
const KEY_URL = "awskms:///arn:aws:kms:eu-central-1:111122223333:key/1?region=eu-central-1";
const ROLE = "arn:aws:iam::444455556666:role/deploy";
const ASK_REGISTRY = `aws sagemaker describe-model-package --model-package-name ${ARN} --query join('/', [ModelApprovalStatus, ModelPackageStatus]) --output text`;
const ASK_LIVE =
    "aws ssm get-parameters --names /mlops/fraud/prod/model-package-arn --query Parameters[0].Value --output text --region eu-central-1";

/** Calls that change an environment. */
function changes(run: ScriptRun): string[] {
    return run.calls.filter((call) => /^pulumi up|put-parameter/.test(call));
}

describe("deploy.sh", () => {
    it("asks the registry, deploys with the policy packs as configured here, then notes the version", () => {
        const variables = { FAKE_OUTPUT: '[{"endpointName":"fraud-prod"}]' };
        const run = runScript("deploy.sh", variables, { "policies/guardrails/config/prod.json": "{}" });
        assert.strictEqual(run.exitCode, 0, run.stderr);
        assert.deepStrictEqual(run.calls, [
            ASK_REGISTRY,
            "pulumi login s3://fraud-state?region=eu-central-1",
            `pulumi stack select prod --create --non-interactive --secrets-provider ${KEY_URL}`,
            "aws s3 cp s3://fraud-state/builds/prod -",
            "aws s3api list-objects-v2 --bucket fraud-state --prefix .pulumi/locks/ --query Contents[].Key --output text",
            "hostname ",
            "aws s3 cp - s3://fraud-state/builds/prod",
            "marks this-build",
            ASK_LIVE,
            "pulumi config get aws:region",
            "pulumi config set aws:region eu-central-1",
            `pulumi config set mlops:modelPackageArn ${ARN}`,
            "pulumi up --yes --non-interactive --policy-pack policies/guardrails --policy-pack-config policies/guardrails/config/prod.json --policy-pack policies/security --policy-pack-config ~/no-policy-config.json",
            `aws ssm put-parameter --name /mlops/fraud/prod/model-package-arn --value ${ARN} --type String --overwrite --region eu-central-1`,
            "pulumi stack output endpoints --json",
        ]);
        assert.strictEqual(run.file("live-version.txt"), `${ARN}\n`);
        assert.strictEqual(run.file("endpoints.json"), '[{"endpointName":"fraud-prod"}]\n');
    });

    it("touches nothing when the approval was withdrawn", () => {
        const run = runScript("deploy.sh", { FAKE_PACKAGE: "Rejected/Completed" });
        assert.strictEqual(run.exitCode, 1);
        assert.strictEqual(
            run.stderr,
            `error: ${ARN} is Rejected/Completed, not Approved/Completed; approve it and start again\n`,
        );
        assert.deepStrictEqual(run.calls, [ASK_REGISTRY]);
    });

    it("deploys no version of another model, and asks nobody about it", () => {
        for (const name of ["churn/7", "fraud-eu/7", "fraud/7/../8", "fraud", "fraud/$(id)"]) {
            const arn = `arn:aws:sagemaker:eu-central-1:111122223333:model-package/${name}`;
            const run = runScript("deploy.sh", { MODEL_PACKAGE_ARN: arn });
            assert.strictEqual(run.exitCode, 1);
            assert.strictEqual(
                run.stderr,
                `error: ${arn} is no version of fraud; start the pipeline with one that is\n`,
            );
            assert.deepStrictEqual(run.calls, []);
        }
    });

    it("does not note the version when the deployment fails, a rolled back one included", () => {
        const run = runScript("deploy.sh", { FAKE_UP_EXIT: "255" });
        assert.strictEqual(run.exitCode, 255);
        assert.deepStrictEqual(
            run.calls.filter((call) => call.includes("put-parameter")),
            [],
        );
        assert.strictEqual(run.file("endpoints.json"), undefined);
    });

    it("acts in another account by the role that was given, but asks the registry as itself", () => {
        const run = runScript("deploy.sh", { TARGET_ROLE_ARN: ROLE });
        assert.strictEqual(run.exitCode, 0, run.stderr);
        assert.deepStrictEqual(
            run.calls.filter((call) => call.includes("target") || call.includes("assumeRoles")),
            [
                `aws configure set role_arn ${ROLE} --profile target`,
                "aws configure set credential_source EcsContainer --profile target",
                `${ASK_LIVE} --profile target`,
                `pulumi config set --path aws:assumeRoles[0].roleArn ${ROLE}`,
                `aws ssm put-parameter --name /mlops/fraud/prod/model-package-arn --value ${ARN} --type String --overwrite --region eu-central-1 --profile target`,
            ],
        );
        assert.strictEqual(run.calls[0], ASK_REGISTRY);
    });

    it("stops when the stack file and the pipeline name different regions", () => {
        const run = runScript("deploy.sh", { FAKE_REGION: "us-east-1" });
        assert.strictEqual(run.exitCode, 1);
        assert.strictEqual(
            run.stderr,
            "error: the stack file says aws:region us-east-1, the pipeline deploys to eu-central-1; make them agree\n",
        );
    });

    it("keeps the secrets provider that a stack file names", () => {
        const file = {
            "Pulumi.prod.yaml": "secretsprovider: awskms://alias/own?region=eu-central-1\nconfig: {}\n",
        };
        const run = runScript("deploy.sh", {}, file);
        assert.ok(
            run.calls.includes(
                "pulumi stack select prod --create --non-interactive --secrets-provider awskms://alias/own?region=eu-central-1",
            ),
            run.calls.join("\n"),
        );
    });

    it("selects the stack of the organisation in Pulumi Cloud", () => {
        const run = runScript("deploy.sh", { STACK_OWNER: "acme/", STATE_URL: "https://api.pulumi.com" });
        assert.strictEqual(run.exitCode, 0, run.stderr);
        assert.ok(run.calls.includes("pulumi login https://api.pulumi.com"));
        assert.ok(run.calls.some((call) => call.startsWith("pulumi stack select acme/prod --create")));
    });
});

describe("deploy.sh where the stack is locked", () => {
    it("goes on from where a build that was stopped has left the stack", () => {
        const run = runScript("deploy.sh", { FAKE_LOCKED_BY: "old-build", FAKE_EARLIER_BUILD: "old-build" });
        assert.strictEqual(run.exitCode, 0, run.stderr);
        const steps = run.calls.filter((call) => /^pulumi (cancel|up)|^marks/.test(call));
        assert.deepStrictEqual(
            steps.map((call) => call.split(" ").slice(0, 2).join(" ")),
            ["pulumi cancel", "marks this-build", "pulumi up"],
        );
        assert.match(run.stdout, /prod was locked by a build that was stopped, on old-build/);
    });

    it("leaves the lock of a person alone, for Pulumi to stop at", () => {
        const run = runScript("deploy.sh", { FAKE_LOCKED_BY: "laptop", FAKE_EARLIER_BUILD: "old-build" });
        assert.ok(!run.calls.includes("pulumi cancel --yes"));
        const first = runScript("deploy.sh", { FAKE_LOCKED_BY: "laptop" });
        assert.ok(!first.calls.includes("pulumi cancel --yes"));
    });

    it("takes nothing away where nothing is locked", () => {
        const run = runScript("deploy.sh", { FAKE_EARLIER_BUILD: "old-build" });
        assert.ok(!run.calls.includes("pulumi cancel --yes"));
    });

    it("leaves locks to Pulumi Cloud, which takes them back by itself", () => {
        const run = runScript("deploy.sh", { STATE_BUCKET: "", STACK_OWNER: "acme/" });
        assert.strictEqual(run.exitCode, 0, run.stderr);
        assert.ok(!run.calls.some((call) => call.startsWith("aws s3")));
    });
});

describe("deploy.sh of an execution that takes back a rejected version", () => {
    const REJECTED = ARN.replace("/7", "/8");
    const NEWER = ARN.replace("/7", "/9");

    it("deploys where the rejected version is live", () => {
        const run = runScript("deploy.sh", { REJECTED_VERSION: REJECTED, FAKE_LIVE: REJECTED });
        assert.strictEqual(run.exitCode, 0, run.stderr);
        assert.strictEqual(changes(run).length, 2);
        assert.strictEqual(run.file("live-version.txt"), `${ARN}\n`);
    });

    it("leaves alone what has another version live by now, and says which", () => {
        const run = runScript("deploy.sh", { REJECTED_VERSION: REJECTED, FAKE_LIVE: NEWER });
        assert.strictEqual(run.exitCode, 0, run.stderr);
        assert.deepStrictEqual(changes(run), []);
        assert.strictEqual(run.file("live-version.txt"), `${NEWER}\n`);
        assert.strictEqual(run.file("endpoints.json"), "[]\n");
        assert.match(run.stdout, new RegExp(`prod keeps ${NEWER}: it does not serve ${REJECTED}`));
        assert.ok(
            run.calls.includes(
                "aws codepipeline get-pipeline-execution --pipeline-name fraud-deploy-pipeline-0a1b2c3 --pipeline-execution-id 11112222-3333-4444-5555-666677778888 --query pipelineExecution.executionType --output text",
            ),
        );
    });

    it("deploys where nothing is live yet", () => {
        const run = runScript("deploy.sh", { REJECTED_VERSION: REJECTED, FAKE_LIVE: "None" });
        assert.strictEqual(changes(run).length, 2);
    });

    it("deploys again when CodePipeline puts the stage back to it after a newer version failed", () => {
        const variables = { REJECTED_VERSION: REJECTED, FAKE_LIVE: NEWER, FAKE_EXECUTION_TYPE: "ROLLBACK" };
        assert.strictEqual(changes(runScript("deploy.sh", variables)).length, 2);
    });
});

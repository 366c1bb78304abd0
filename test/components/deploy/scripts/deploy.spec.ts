import * as assert from "node:assert";
import { runScript } from "./scriptRun";

const ARN = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud/7";
const KEY_URL = "awskms:///arn:aws:kms:eu-central-1:111122223333:key/1?region=eu-central-1";
const ROLE = "arn:aws:iam::444455556666:role/deploy";
const ASK_REGISTRY = `aws sagemaker describe-model-package --model-package-name ${ARN} --query join('/', [ModelApprovalStatus, ModelPackageStatus]) --output text`;

describe("deploy.sh", () => {
    it("asks the registry, deploys with the policy packs as configured here, then notes the version", () => {
        const variables = { FAKE_OUTPUT: '[{"endpointName":"fraud-prod"}]' };
        const run = runScript("deploy.sh", variables, { "policies/guardrails/config/prod.json": "{}" });
        assert.strictEqual(run.exitCode, 0, run.stderr);
        assert.deepStrictEqual(run.calls, [
            ASK_REGISTRY,
            "pulumi login s3://fraud-state?region=eu-central-1",
            `pulumi stack select prod --create --non-interactive --secrets-provider ${KEY_URL}`,
            "pulumi config get aws:region",
            "pulumi config set aws:region eu-central-1",
            `pulumi config set mlops:modelPackageArn ${ARN}`,
            "pulumi up --yes --non-interactive --policy-pack policies/guardrails --policy-pack-config policies/guardrails/config/prod.json --policy-pack policies/security --policy-pack-config ~/no-policy-config.json",
            "pulumi stack output endpoints --json",
            `aws ssm put-parameter --name /mlops/fraud/prod/model-package-arn --value ${ARN} --type String --overwrite --region eu-central-1`,
        ]);
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
            run.calls.filter((call) => call.startsWith("aws ssm")),
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
});

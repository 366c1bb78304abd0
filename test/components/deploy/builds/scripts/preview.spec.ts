import * as assert from "node:assert";
import { runScript } from "./scriptRun";

const ROLE = "arn:aws:iam::444455556666:role/read";
const STACK_FILES = {
    "Pulumi.stage.yaml": "config: {a: 1}\n",
    "Pulumi.prod.yaml": "config: {a: 2}\n",
};
const VARIABLES = { ENVIRONMENTS: `staging stage eu-central-1\nprod prod eu-west-1 ${ROLE}` };

describe("preview.sh", () => {
    it("previews every environment with the policy packs, each in its region and by its role", () => {
        const config = { "policies/guardrails/config/staging.json": "{}" };
        const run = runScript("preview.sh", VARIABLES, { ...STACK_FILES, ...config });
        assert.strictEqual(run.exitCode, 0, run.stderr);
        const told = run.calls.filter((call) =>
            /pulumi (preview|stack select|config set)|configure/.test(call),
        );
        const arn = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud/7";
        const key = "awskms:///arn:aws:kms:eu-central-1:111122223333:key/1?region=eu-central-1";
        const preview =
            "pulumi preview --non-interactive --diff --policy-pack policies/guardrails --policy-pack-config";
        const security = "--policy-pack policies/security --policy-pack-config ~/no-policy-config.json";
        assert.deepStrictEqual(told, [
            `pulumi stack select stage --create --non-interactive --secrets-provider ${key}`,
            "pulumi config set aws:region eu-central-1",
            `pulumi config set mlops:modelPackageArn ${arn}`,
            `${preview} policies/guardrails/config/staging.json ${security}`,
            `aws configure set role_arn ${ROLE} --profile target`,
            "aws configure set credential_source EcsContainer --profile target",
            `pulumi stack select prod --create --non-interactive --secrets-provider ${key}`,
            "pulumi config set aws:region eu-west-1",
            `pulumi config set mlops:modelPackageArn ${arn}`,
            `pulumi config set --path aws:assumeRoles[0].roleArn ${ROLE}`,
            `${preview} ~/no-policy-config.json ${security}`,
        ]);
    });

    it("works on a copy of the state and writes nothing back", () => {
        const run = runScript("preview.sh", VARIABLES, STACK_FILES);
        const [copy] = run.calls.filter((call) => call.startsWith("aws s3"));
        assert.match(
            copy ?? "",
            /^aws s3 sync s3:\/\/fraud-state\/.pulumi (\S+)\/.pulumi --exclude \* --include meta.yaml --include stacks\/\* --only-show-errors$/,
        );
        assert.strictEqual(run.calls.filter((call) => call.startsWith("aws s3")).length, 1);
        assert.match(
            run.calls.find((call) => call.startsWith("pulumi login")) ?? "",
            /^pulumi login file:\/\//,
        );
    });

    it("leaves the stack files as they were, also when a preview fails", () => {
        for (const variables of [VARIABLES, { ...VARIABLES, FAKE_REGION: "us-east-1" }]) {
            const run = runScript("preview.sh", variables, STACK_FILES);
            assert.strictEqual(run.exitCode, variables === VARIABLES ? 0 : 1);
            assert.strictEqual(run.file("Pulumi.stage.yaml"), "config: {a: 1}\n");
            assert.strictEqual(run.file("Pulumi.prod.yaml"), "config: {a: 2}\n");
        }
    });

    it("previews nothing for a version that is not approved", () => {
        const run = runScript("preview.sh", {
            ...VARIABLES,
            FAKE_PACKAGE: "PendingManualApproval/Completed",
        });
        assert.strictEqual(run.exitCode, 1);
        assert.deepStrictEqual(
            run.calls.filter((call) => call.startsWith("pulumi")),
            [],
        );
    });

    it("rehearses each environment with the version before it previews it", () => {
        const run = runScript("preview.sh", VARIABLES, STACK_FILES);
        const steps = run.calls
            .filter((call) => /^npm|^pulumi preview/.test(call))
            .map((call) => call.slice(0, 34));
        assert.deepStrictEqual(steps, [
            "npm run rehearse --if-present -- s",
            "pulumi preview --non-interactive -",
            "npm run rehearse --if-present -- p",
            "pulumi preview --non-interactive -",
        ]);
    });

    it("reports every rehearsal and preview as a test, and fails when one failed, after trying all", () => {
        const well = runScript("preview.sh", VARIABLES, STACK_FILES);
        assert.strictEqual(well.exitCode, 0, well.stderr);
        assert.match(
            well.file("reports/cases.xml") ?? "",
            /^<testsuite name="preview.sh">\n<testcase classname="preview.sh" name="rehearsal of stage" time="\d+"><\/testcase>\n/,
        );
        const run = runScript("preview.sh", { ...VARIABLES, FAKE_MISSING_STACK: "stage" }, STACK_FILES);
        assert.strictEqual(run.exitCode, 1);
        assert.strictEqual(run.stderr, "error: cannot be deployed, see above: stage\n");
        const cases = run.file("reports/cases.xml") ?? "";
        assert.strictEqual(cases.match(/<testcase /g)?.length, 4);
        assert.match(
            cases,
            /name="preview of stage" time="\d+"><failure message="ended with exit code 1; see the log"\/><\/testcase>/,
        );
        assert.strictEqual(cases.match(/<failure /g)?.length, 1);
        // The stack that could not be selected was not previewed with whatever was selected before.
        assert.strictEqual(run.calls.filter((call) => call.startsWith("pulumi preview")).length, 1);
    });

    it("does not hand on what failed its rehearsal", () => {
        const run = runScript("preview.sh", { ...VARIABLES, FAKE_UNREHEARSABLE: "prod" }, STACK_FILES);
        assert.strictEqual(run.exitCode, 1);
        assert.strictEqual(run.stderr, "error: cannot be deployed, see above: prod\n");
    });

    it("reads the state where it is in Pulumi Cloud", () => {
        const cloud = { STATE_BUCKET: "", STATE_URL: "https://api.pulumi.com", STACK_OWNER: "acme/" };
        const run = runScript("preview.sh", { ...VARIABLES, ...cloud }, STACK_FILES);
        assert.strictEqual(run.exitCode, 0, run.stderr);
        assert.deepStrictEqual(
            run.calls
                .filter((call) => /^aws s3|login|stack select/.test(call))
                .map((call) => call.slice(0, 36)),
            [
                "pulumi login https://api.pulumi.com",
                "pulumi stack select acme/stage --cre",
                "pulumi stack select acme/prod --crea",
            ],
        );
    });
});

import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const SCRIPTS = join(__dirname, "..", "..", "..", "..", "..", "components", "deploy", "builds", "scripts");

/** Stand-ins for the commands that scripts call: each notes its call and answers from its `FAKE_…` variables. */
const COMMANDS: Record<string, string> = {
    aws: `
case "$1 $2" in
"sagemaker describe-model-package")
    case "$*" in
    *GoldenPredictionsUri*) echo "$FAKE_GOLDEN" ;;
    *CustomerMetadataProperties*) cat "metadata-$(basename "$4").json" ;;
    *) echo "$FAKE_PACKAGE" ;;
    esac ;;
"ssm get-parameters") echo "$FAKE_LIVE" ;;
"s3api list-objects-v2") [ -n "$FAKE_LOCKED_BY" ] && printf '.pulumi/locks/organization/deploy/prod/1.json\\t.pulumi/locks/organization/deploy/staging/2.json\\n' || echo None ;;
"s3 cp")
    case "$3" in
    */locks/organization/deploy/prod/1.json) printf '{"pid":7,"username":"root","hostname":"%s","timestamp":""}' "$FAKE_LOCKED_BY" ;;
    */builds/prod) [ -n "$FAKE_EARLIER_BUILD" ] && echo "$FAKE_EARLIER_BUILD" ;;
    -) echo "marks $(cat)" >>"$CALLS" ;;
    */output/1.out) [ "$FAKE_QUEUE" = answers ] || exit 1; printf %s "$FAKE_ANSWER" >"$4" ;;
    */failure/1.out) [ "$FAKE_QUEUE" = fails ] || exit 1; printf "no such column" >"$4" ;;
    esac ;;
"codepipeline get-pipeline-execution") echo "$FAKE_EXECUTION_TYPE" ;;
"sagemaker describe-endpoint") echo "$FAKE_ENDPOINT" ;;
"sagemaker-runtime invoke-endpoint") printf %s "$FAKE_ANSWER" >"$9" ;;
"sagemaker-runtime invoke-endpoint-async") echo "s3://scans/output/1.out s3://scans/failure/1.out" ;;
"cloudwatch describe-alarms") echo "$(cat firing 2>/dev/null)" ;;
esac`,
    pulumi: `
case "$1 $2" in
"config get") [ -n "$FAKE_REGION" ] && echo "$FAKE_REGION" ;;
"stack select") [ "$3" != "$FAKE_MISSING_STACK" ] || exit 1; echo "encryptedkey: made-here" >>"Pulumi.$(basename "$3").yaml" ;;
"stack output") echo "$FAKE_OUTPUT" ;;
"up --yes") exit "$FAKE_UP_EXIT" ;;
esac`,
    npm: `[ "$5" != "$FAKE_UNREHEARSABLE" ]`,
    python: `
case "$*" in
*endpoint_test*) pwd >test-folder; exit "$FAKE_TEST_EXIT" ;;
esac`,
    hostname: `echo this-build`,
    // The first sleep is when the alarm of a test goes off.
    sleep: `echo fraud-prod-5xx >firing`,
};

const ENVIRONMENT: Record<string, string> = {
    MODEL_PACKAGE_ARN: "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud/7",
    MODEL_PACKAGE_GROUP: "fraud",
    REJECTED_VERSION: "none",
    PIPELINE_EXECUTION_ID: "11112222-3333-4444-5555-666677778888",
    CODEBUILD_INITIATOR: "codepipeline/fraud-deploy-pipeline-0a1b2c3",
    STACK_OWNER: "",
    MODEL_PARAMETER: "/mlops/fraud/prod/model-package-arn",
    POLICY_PACKS: "policies/guardrails policies/security",
    SECRETS_PROVIDER: "awskms:///arn:aws:kms:eu-central-1:111122223333:key/1?region=eu-central-1",
    ENVIRONMENT_NAME: "prod",
    STACK_NAME: "prod",
    STATE_BUCKET: "fraud-state",
    STATE_URL: "s3://fraud-state?region=eu-central-1",
    TARGET_REGION: "eu-central-1",
    TARGET_ROLE_ARN: "",
    FAKE_ANSWER: "0.93",
    FAKE_EARLIER_BUILD: "",
    FAKE_LOCKED_BY: "",
    FAKE_EXECUTION_TYPE: "STANDARD",
    FAKE_GOLDEN: "s3://fraud-artifacts/evaluation/golden.json",
    FAKE_LIVE: "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud/6",
    FAKE_MISSING_STACK: "",
    FAKE_QUEUE: "answers",
    FAKE_TEST_EXIT: "0",
    FAKE_UNREHEARSABLE: "",
    FAKE_ENDPOINT: "InService fraud-config",
    FAKE_OUTPUT: "[]",
    FAKE_PACKAGE: "Approved/Completed",
    FAKE_REGION: "",
    FAKE_UP_EXIT: "0",
};

/** Files that scripts leave. */
const LEFT_BEHIND = [
    "endpoints.json",
    "live-version.txt",
    "reports/cases.xml",
    "Pulumi.stage.yaml",
    "Pulumi.prod.yaml",
];

/** What a run of a script came to. */
export interface ScriptRun {
    exitCode: number | null;
    stdout: string;
    stderr: string;
    /** Calls of other commands, in order; the working folder, which is the home too, is written `~`. */
    calls: string[];
    /** Text of the files that the script left, by name; undefined where there is none. */
    file: (name: string) => string | undefined;
}

/**
 * Runs a deployment script with stand-ins for AWS and Pulumi.
 *
 * @param variables what differs from a run in which all is well
 * @param files what lies in the working folder, by name
 */
export function runScript(
    script: string,
    variables: Record<string, string> = {},
    files: Record<string, string> = {},
): ScriptRun {
    const folder = mkdtempSync(join(tmpdir(), "deploy-script-"));
    const bin = join(folder, "bin");
    mkdirSync(bin);
    for (const [name, body] of Object.entries(COMMANDS)) {
        const path = join(bin, name);
        writeFileSync(path, `#!/usr/bin/env bash\necho "${name} $*" >>"$CALLS"\n${body}\n`);
        chmodSync(path, 0o755);
    }
    for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
    }
    const calls = join(folder, "calls");
    writeFileSync(calls, "");
    const run = spawnSync("bash", [join(SCRIPTS, script)], {
        cwd: folder,
        encoding: "utf8",
        env: {
            ...ENVIRONMENT,
            CODEBUILD_SRC_DIR_Deployment_prod: folder,
            ...variables,
            CALLS: calls,
            HOME: folder,
            PATH: `${bin}:${process.env["PATH"] ?? ""}`,
        },
    });
    const texts = new Map(
        [...Object.keys(files), ...LEFT_BEHIND]
            .filter((name) => existsSync(join(folder, name)))
            .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
    );
    const noted = readFileSync(calls, "utf8").replaceAll(folder, "~").trimEnd().split("\n").filter(Boolean);
    rmSync(folder, { recursive: true });
    const { status, stdout, stderr } = run;
    return { exitCode: status, stdout, stderr, calls: noted, file: (name) => texts.get(name) };
}

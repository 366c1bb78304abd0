import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { matchesEventPattern } from "../../policies/shared/eventPattern";
import { Json } from "../../policies/shared/json";
import { Statement, statementsIn } from "../components/policyStatements";
import { Recording } from "../support/recorder";
import { platformStack } from "./platformRecording";

function variablesOf(recording: Recording, name: string): Record<string, string> {
    const { inputs } = recording.one("aws:lambda/function:Function", name);
    return (inputs["environment"] as { variables: Record<string, string> }).variables;
}

/** Every statement of what roles may do. */
function roleStatements(recording: Recording): Statement[] {
    return recording
        .all("aws:iam/rolePolicy:RolePolicy")
        .flatMap(({ inputs }) => statementsIn(inputs["policy"]));
}

describe("a platform stack", () => {
    let plain: Recording;
    let whole: Recording;

    before(async function () {
        this.timeout(120_000);
        plain = await platformStack({});
        whole = await platformStack({
            "mlops:training": {
                task: "binary",
                labelColumn: "malignant",
                inputDataUri: "s3://example-bucket/data/",
                metrics: [{ name: "auc", atLeast: 0.8 }],
                baselines: { compareWithApproved: true },
            },
            "mlops:driftRetraining": { minHoursBetweenRuns: 12 },
            "mlops:trials": { branches: ["**"] },
            "mlops:registry": {
                consumerAccountIds: ["444455556666"],
                lifecycle: { archiveAfterDays: 30, deleteAfterDays: 365 },
            },
            "mlops:buildTimeoutMinutes": 600,
        });
    });

    it("makes neither a retraining nor an archive where nobody asks for them", () => {
        assert.deepStrictEqual(plain.names("aws:lambda/function:Function"), [
            "diagnosis-dev-deploy-starter-function",
        ]);
        assert.strictEqual(plain.outputs["retrainingBusArn"], undefined);
        assert.strictEqual(
            plain.one("aws:codebuild/project:Project", "diagnosis-dev-build-project").inputs["buildTimeout"],
            480,
        );
    });

    it("trains again for drift by the bus that production's settings name", () => {
        const root = path.resolve(__dirname, "../..");
        const prod = parse(fs.readFileSync(path.join(root, "Pulumi.prod.yaml"), "utf8")) as {
            config: { "mlops:realtime": { monitoring: { retrainingBusArn: string } } };
        };

        assert.strictEqual(
            whole.outputs["retrainingBusArn"],
            prod.config["mlops:realtime"].monitoring.retrainingBusArn,
        );
        assert.match(
            String(whole.one("aws:cloudwatch/eventBusPolicy:EventBusPolicy").inputs["policy"]),
            /444455556666/,
        );
    });

    it("does not hold what drifted to the baselines that it drifted from, and starts no more than it is told", () => {
        const variables = variablesOf(whole, "diagnosis-dev-retraining-starter-function");
        const { inputs } = whole.one(
            "aws:codepipeline/pipeline:Pipeline",
            "diagnosis-dev-build-codepipeline",
        );
        const declared = (inputs["variables"] as { name: string }[]).map(({ name }) => name);

        assert.strictEqual(variables["START_VARIABLES"], '{"SkipBaselineCheck":"true"}');
        assert.strictEqual(variables["MIN_HOURS_BETWEEN_RUNS"], "12");
        assert.strictEqual(variables["PIPELINE_NAME"], inputs["name"]);
        // CodePipeline refuses a start with a variable that the pipeline does not declare.
        assert.deepStrictEqual(
            ["StartedBy", "SkipBaselineCheck"].filter((name) => !declared.includes(name)),
            [],
        );
    });

    it("tries branches out by a pipeline of its own, whose code reaches no pipeline that registers", () => {
        const policyOf = (role: string) =>
            String(
                whole.one("aws:iam/rolePolicy:RolePolicy", `diagnosis-dev-trial-${role}-role-policy`).inputs[
                    "policy"
                ],
            );
        const resources = statementsIn(policyOf("build")).flatMap(({ Resource }) => Resource);

        assert.strictEqual(whole.outputs["trialPipelineName"], "diagnosis-trial-build");
        assert.strictEqual(plain.outputs["trialPipelineName"], undefined);
        assert.deepStrictEqual(
            resources.filter((resource) => resource.includes(":pipeline/")),
            ["", "/execution/*"].map(
                (rest) => `arn:aws:sagemaker:eu-central-1:111122223333:pipeline/diagnosis-trial-build${rest}`,
            ),
        );
        assert.ok(!resources.some((resource) => resource.includes("/diagnosis/code/")));
        assert.ok(!policyOf("pipeline").includes('"RegisterVersions"'));
        const { inputs } = whole.one("aws:cloudwatch/eventRule:EventRule", "diagnosis-dev-trial-push-rule");
        const pushed = (branch: string) =>
            matchesEventPattern(JSON.parse(String(inputs["eventPattern"])) as Json, {
                source: "aws.codecommit",
                "detail-type": "CodeCommit Repository State Change",
                resources: ["arn:aws:codecommit:eu-central-1:111122223333:build"],
                detail: {
                    event: "referenceUpdated",
                    referenceType: "branch",
                    referenceName: branch,
                    referenceFullName: `refs/heads/${branch}`,
                },
            });
        assert.deepStrictEqual(["feature/a/b", "main", "release/1"].map(pushed), [true, false, true]);
    });

    it("archives old versions into the artefact bucket", () => {
        const { bucket } = whole.one("aws:s3/bucket:Bucket", "diagnosis-dev-artifacts-bucket").outputs;

        assert.deepStrictEqual(variablesOf(whole, "diagnosis-dev-registry-keeper-function"), {
            MODEL_PACKAGE_GROUP: "diagnosis",
            KEEP_NEWEST: "10",
            ARCHIVE_AFTER_DAYS: "30",
            DELETE_AFTER_DAYS: "365",
            ARCHIVE_BUCKET: bucket,
            ARCHIVE_PREFIX: "diagnosis/archive",
        });
    });

    it("lets a build take as long as the settings say", () => {
        const { inputs } = whole.one("aws:codebuild/project:Project", "diagnosis-dev-build-project");

        assert.strictEqual(inputs["buildTimeout"], 600);
    });

    it("names every action of its roles one by one, and every resource but those that AWS takes none for", () => {
        const allowed = roleStatements(whole).filter(({ Effect }) => Effect === "Allow");
        const everywhere = allowed.filter(({ Resource }) => [Resource].flat().includes("*"));

        assert.ok(allowed.length > 50);
        assert.deepStrictEqual(
            allowed.flatMap(({ Action }) => Action).filter((action) => action.includes("*")),
            [],
        );
        assert.deepStrictEqual([...new Set(everywhere.map(({ Sid }) => Sid))].sort(), [
            "FindLogGroup",
            "LookAtNetwork",
            "PublishMetrics",
            "SignInToRegistry",
            "Zones",
        ]);
    });
});

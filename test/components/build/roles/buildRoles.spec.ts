import * as assert from "node:assert";
import { Algorithm, Task, TrainingRecipeArgs } from "../../../../components/build/recipe/trainingRecipe";
import { ownImage, recipe, surroundings, withBaselines } from "../fixtures";
import { statementsIn } from "../../policyStatements";
import { make, statement, statements } from "../pipelineRecording";

const ROLES = ["build", "codepipeline", "job", "pipeline", "trigger"];

/** Recipes that differ in what their roles may do. */
const RECIPES: Record<string, TrainingRecipeArgs> = {
    "one training": recipe(),
    "a tuning": recipe({ tuning: { ranges: [{ name: "eta", min: 0.1, max: 0.2 }] } }),
    "an own image": ownImage(),
    "PyTorch on GPUs": recipe({ algorithm: Algorithm.Pytorch, train: { instanceType: "ml.g5.xlarge" } }),
    "spot training of a forecast": recipe({
        task: Task.Regression,
        timeColumn: "month",
        spotTraining: true,
        metrics: [{ name: "mae", atMost: 3, maxWorseThanLive: 0 }],
    }),
    "every baseline": withBaselines({ inputDataKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/data" }),
};

describe("the roles of MlBuildPipeline", () => {
    for (const [what, training] of Object.entries(RECIPES)) {
        it(`names every action one by one, and every resource but those that AWS takes none for: ${what}`, async () => {
            const recording = await make({ training });
            const all = ROLES.flatMap((role) => statements(recording, role));
            const everywhere = all.filter(({ Resource }) => [Resource].flat().includes("*"));

            assert.deepStrictEqual(
                all.flatMap(({ Action }) => Action).filter((action) => action.includes("*")),
                [],
            );
            assert.deepStrictEqual(
                everywhere.map(({ Sid }) => Sid),
                ["SignInToRegistry", "PublishMetrics", "LookAtNetwork"],
            );
        });
    }

    it("lends the key to the registry only where versions are registered under it", async () => {
        const lent = async (overrides: Parameters<typeof make>[0]) => {
            const all = statements(await make(overrides), "pipeline");
            return all.filter(({ Sid }) => Sid === "LendKeyToRegistry");
        };

        assert.deepStrictEqual(await lent({ encryptsVersions: true }), [
            {
                Sid: "LendKeyToRegistry",
                Effect: "Allow",
                Action: "kms:CreateGrant",
                Resource: surroundings().keyArn,
                Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
            },
        ]);
        assert.deepStrictEqual(await lent({}), []);
        assert.deepStrictEqual(await lent({ encryptsVersions: true, registersModels: false }), []);
    });

    it("lets nobody register where models are only tried out", async () => {
        const tried = await make({ registersModels: false });
        const actions = ROLES.flatMap((role) => statements(tried, role))
            .filter(({ Effect }) => Effect === "Allow")
            .flatMap(({ Action }) => Action);

        assert.ok(actions.includes("sagemaker:CreateTrainingJob"));
        assert.deepStrictEqual(
            actions.filter((action) => action.startsWith("sagemaker:") && /ModelPackage/.test(action)),
            [],
        );
    });

    it("lets Clarify host the model under names of its own, and find baselines, only where it is asked", async () => {
        const checked = await make({ training: withBaselines() });
        const plain = await make();
        const sids = (role: string) => statements(plain, role).map(({ Sid }) => Sid);

        assert.deepStrictEqual(statement(checked, "job", "HostForAnalysis").Resource, [
            "arn:aws:sagemaker:eu-central-1:111122223333:endpoint/clarify-fraud*",
            "arn:aws:sagemaker:eu-central-1:111122223333:endpoint-config/clarify-fraud*",
        ]);
        assert.strictEqual(
            statement(checked, "job", "ReadAnalyses").Resource,
            "arn:aws:s3:::artifacts/fraud/checks/*",
        );
        assert.strictEqual(
            statement(checked, "pipeline", "MakeModelsForChecks").Resource,
            "arn:aws:sagemaker:eu-central-1:111122223333:model/pipelines-*",
        );
        assert.deepStrictEqual(statement(checked, "pipeline", "FindApprovedBaselines").Action, [
            "sagemaker:DescribeModelPackage",
            "sagemaker:ListModelPackages",
        ]);
        assert.deepStrictEqual(statement(checked, "job", "PullImages").Resource, [
            "arn:aws:ecr:eu-central-1:492215442770:repository/sagemaker-xgboost",
            "arn:aws:ecr:eu-central-1:048819808253:repository/sagemaker-model-monitor-analyzer",
            "arn:aws:ecr:eu-central-1:017069133835:repository/sagemaker-clarify-processing",
        ]);
        assert.ok(!sids("job").includes("HostForAnalysis"));
        assert.ok(!sids("pipeline").includes("FindApprovedBaselines"));
    });

    it("lets only the pipeline's role register, and nobody approve", async () => {
        const recording = await make();
        const registering = ROLES.filter((role) =>
            statements(recording, role).some(
                ({ Effect, Action }) =>
                    Effect === "Allow" &&
                    [Action].flat().some((action) => action === "sagemaker:CreateModelPackage"),
            ),
        );
        const updating = ROLES.flatMap((role) => statements(recording, role)).filter(
            ({ Effect, Action }) =>
                Effect === "Allow" && [Action].flat().includes("sagemaker:UpdateModelPackage"),
        );

        assert.deepStrictEqual(registering, ["pipeline"]);
        assert.deepStrictEqual(updating, []);
        assert.deepStrictEqual(statement(recording, "pipeline", "NeverApprove"), {
            Sid: "NeverApprove",
            Effect: "Deny",
            Action: ["sagemaker:CreateModelPackage", "sagemaker:UpdateModelPackage"],
            Resource: [
                "arn:aws:sagemaker:eu-central-1:111122223333:model-package-group/fraud-models",
                "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud-models/*",
            ],
            Condition: { StringEquals: { "sagemaker:ModelApprovalStatus": "Approved" } },
        });
    });

    it("lets the pipeline enter its runs in its own experiment, and only where it is to", async () => {
        const tracked = await make({ training: recipe({ trackExperiments: true }) });
        const tuning = { ranges: [{ name: "eta", min: 0.1, max: 0.2 }] };
        const tuned = await make({ training: recipe({ trackExperiments: true, tuning }) });
        const place = "arn:aws:sagemaker:eu-central-1:111122223333";

        assert.deepStrictEqual(statement(tracked, "pipeline", "TrackRuns").Resource, [
            `${place}:experiment/fraud-build`,
            `${place}:experiment-trial/fraud-build-*`,
            `${place}:experiment-trial-component/pipelines-*`,
        ]);
        assert.deepStrictEqual(statement(tuned, "pipeline", "TrackRuns").Resource.slice(-1), [
            `${place}:experiment-trial-component/*`,
        ]);
        assert.ok(statements(await make(), "pipeline").every(({ Sid }) => Sid !== "TrackRuns"));
    });

    it("passes the jobs' role to SageMaker alone", async () => {
        assert.deepStrictEqual(statement(await make(), "pipeline", "PassJobRole"), {
            Sid: "PassJobRole",
            Effect: "Allow",
            Action: "iam:PassRole",
            Resource: "arn:aws:iam::111122223333:role/fraud-job-role-0a1b2c3",
            Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
        });
    });

    it("lets jobs read their data and write their own runs only", async () => {
        const recording = await make();

        assert.strictEqual(statement(recording, "job", "ReadData").Resource, "arn:aws:s3:::claims/2026/*");
        assert.strictEqual(
            statement(recording, "job", "WriteRuns").Resource,
            "arn:aws:s3:::artifacts/fraud/runs/*",
        );
        assert.deepStrictEqual(statement(recording, "job", "PullImages").Resource, [
            "arn:aws:ecr:eu-central-1:492215442770:repository/sagemaker-xgboost",
        ]);
        assert.ok(statements(recording, "job").every(({ Sid }) => Sid !== "DecryptData"));
    });

    it("lets the build look up the approved version only where something is compared with it", async () => {
        const metrics = [
            { name: "auc", atLeast: 0.8, maxWorseThanLive: 0 },
            { name: "recall", atLeast: 0.5 },
        ];
        const recording = await make({ training: recipe({ metrics }) });
        const { environment } = recording.one("aws:codebuild/project:Project").inputs as {
            environment: { environmentVariables: { name: string; value: string }[] };
        };

        assert.deepStrictEqual(statement(recording, "build", "ReadApprovedVersion").Resource, [
            "arn:aws:sagemaker:eu-central-1:111122223333:model-package-group/fraud-models",
            "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud-models/*",
        ]);
        assert.strictEqual(
            environment.environmentVariables.find(({ name }) => name === "COMPARE_METRICS")?.value,
            "auc",
        );
        assert.ok(statement(await make({ training: withBaselines() }), "build", "ReadApprovedVersion"));
        assert.ok(statements(await make(), "build").every(({ Sid }) => Sid !== "ReadApprovedVersion"));
    });

    it("lets the pipeline tune only where the recipe asks for it", async () => {
        const tuning = { ranges: [{ name: "eta", min: 0.1, max: 0.2 }] };
        const tuned = statement(await make({ training: recipe({ tuning }) }), "pipeline", "RunTunings");

        assert.ok([tuned.Action].flat().includes("sagemaker:CreateHyperParameterTuningJob"));
        assert.deepStrictEqual(tuned.Resource, [
            "arn:aws:sagemaker:eu-central-1:111122223333:hyper-parameter-tuning-job/*",
            "arn:aws:sagemaker:eu-central-1:111122223333:training-job/*",
        ]);
        assert.ok(statements(await make(), "pipeline").every(({ Sid }) => Sid !== "RunTunings"));
    });

    it("lets jobs decrypt data that another key encrypts", async () => {
        const inputDataKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/data";
        const recording = await make({ training: recipe({ inputDataKeyArn }) });

        assert.strictEqual(statement(recording, "job", "DecryptData").Resource, inputDataKeyArn);
    });

    it("trusts each service for this account only", async () => {
        const recording = await make();
        const trusted = recording.all("aws:iam/role:Role").map(({ name, inputs }) => {
            const [trust] = statementsIn(inputs["assumeRolePolicy"]);
            const condition = trust?.Condition as Record<string, Record<string, string>>;
            assert.strictEqual(condition["StringEquals"]?.["aws:SourceAccount"], "111122223333");
            return [name, (trust?.Principal as { Service: string }).Service];
        });

        assert.deepStrictEqual(trusted, [
            ["fraud-build-role", "codebuild.amazonaws.com"],
            ["fraud-codepipeline-role", "codepipeline.amazonaws.com"],
            ["fraud-job-role", "sagemaker.amazonaws.com"],
            ["fraud-pipeline-role", "sagemaker.amazonaws.com"],
            ["fraud-trigger-role", "events.amazonaws.com"],
        ]);
    });
});

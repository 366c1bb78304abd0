import * as assert from "node:assert";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { MlBuildPipelineArgs } from "../../../components/build/mlBuildPipeline";
import { buildArgs, recipe, withBaselines } from "./fixtures";
import { json, make, statement, statements } from "./pipelineRecording";

const CODEPIPELINE_ARN = "arn:aws:codepipeline:eu-central-1:111122223333:fraud-build";
const TEMPLATE = resolve(__dirname, "../../../templates/model-build");

interface Stage {
    actions: { configuration: Record<string, string> }[];
}

async function stagesOf(overrides: Partial<MlBuildPipelineArgs>): Promise<Stage[]> {
    return (await make(overrides)).one("aws:codepipeline/pipeline:Pipeline").inputs["stages"] as Stage[];
}

describe("what starts MlBuildPipeline", () => {
    it("fetches an archive from S3, and starts when a new version of it arrives", async () => {
        const s3 = {
            bucketName: "team-code",
            objectKey: "fraud/source.zip",
            keyArn: "arn:aws:kms:x:1:key/2",
        };
        const recording = await make({ source: { s3 } });
        const rule = recording.one("aws:cloudwatch/eventRule:EventRule", "fraud-push-rule");
        const [source] = recording.one("aws:codepipeline/pipeline:Pipeline").inputs["stages"] as {
            actions: { provider: string; configuration: unknown }[];
        }[];

        assert.deepStrictEqual(source?.actions[0]?.configuration, {
            S3Bucket: "team-code",
            S3ObjectKey: "fraud/source.zip",
            PollForSourceChanges: "false",
        });
        assert.deepStrictEqual(json(rule.inputs["eventPattern"]), {
            source: ["aws.s3"],
            "detail-type": ["Object Created"],
            detail: { bucket: { name: ["team-code"] }, object: { key: ["fraud/source.zip"] } },
        });
        assert.strictEqual(
            statement(recording, "codepipeline", "FetchSource").Resource,
            "arn:aws:s3:::team-code/fraud/source.zip",
        );
        assert.strictEqual(statement(recording, "codepipeline", "DecryptSource").Resource, s3.keyArn);
    });

    it("lets a start by hand say what to train on, why, and what to do with the baselines", async () => {
        const variables = async (training: MlBuildPipelineArgs["training"]) => {
            const { inputs } = (await make({ training })).one("aws:codepipeline/pipeline:Pipeline");
            const declared = inputs["variables"] as { name: string; defaultValue: string }[];
            return declared.map(({ name, defaultValue }) => [name, defaultValue]);
        };

        assert.deepStrictEqual(await variables(recipe()), [
            ["InputDataUri", "s3://claims/2026/"],
            ["StartedBy", "a push or a person"],
        ]);
        assert.deepStrictEqual((await variables(withBaselines())).slice(2), [
            ["SkipBaselineCheck", "auto"],
            ["RegisterNewBaseline", "true"],
        ]);
    });

    it("hands on every variable to the buildspec, which knows it", async () => {
        const stages = await stagesOf({ training: withBaselines() });
        const environment = json(stages[1]?.actions[0]?.configuration["EnvironmentVariables"]) as {
            name: string;
            value: string;
        }[];
        const buildspec = readFileSync(join(TEMPLATE, "buildspec.yml"), "utf8");

        assert.strictEqual(environment.length, 5);
        for (const { name, value } of environment) {
            const parameter = value.replace(/#\{(?:variables|Source)\.(\w+?)(?:Name)?\}/, "$1");
            assert.ok(buildspec.includes(`--parameter "${parameter}=\${${name}:-}"`), name);
        }
    });

    it("lets a build take as long as it is told, eight hours otherwise, and tells the build", async () => {
        const timeout = async (overrides: Partial<MlBuildPipelineArgs>) => {
            const { inputs } = (await make(overrides)).one("aws:codebuild/project:Project");
            const { environmentVariables } = inputs["environment"] as {
                environmentVariables: { name: string; value: string }[];
            };
            const told = environmentVariables.find(({ name }) => name === "BUILD_MINUTES")?.value;
            assert.strictEqual(told, String(inputs["buildTimeout"]));
            return inputs["buildTimeout"];
        };

        assert.strictEqual(await timeout({}), 480);
        assert.strictEqual(await timeout({ buildTimeoutMinutes: 2160 }), 2160);
        await assert.rejects(
            timeout({ buildTimeoutMinutes: 3000 }),
            /buildTimeoutMinutes: must be a whole number between 5 and 2160, got 3000/,
        );
    });

    it("starts only on pushes to the files that count, where it is told which", async () => {
        const connection = { ...buildArgs().source.connection, paths: ["src/**"], branch: "trunk" };
        const triggers = async (overrides: Partial<MlBuildPipelineArgs>) =>
            (await make(overrides)).one("aws:codepipeline/pipeline:Pipeline").inputs["triggers"];

        const detects = async (overrides: Partial<MlBuildPipelineArgs>) =>
            (await stagesOf(overrides))[0]?.actions[0]?.configuration["DetectChanges"];

        assert.strictEqual(await triggers({}), undefined);
        assert.strictEqual(await detects({}), "true");
        // A filter starts the pipeline itself, which would otherwise start twice.
        assert.strictEqual(
            await detects({
                source: { connection: { connectionArn: "arn", repositoryId: "a/b", ...connection } },
            }),
            "false",
        );
        assert.deepStrictEqual(
            await triggers({
                source: { connection: { connectionArn: "arn", repositoryId: "a/b", ...connection } },
            }),
            [
                {
                    providerType: "CodeStarSourceConnection",
                    gitConfiguration: {
                        sourceActionName: "Commit",
                        pushes: [{ branches: { includes: ["trunk"] }, filePaths: { includes: ["src/**"] } }],
                    },
                },
            ],
        );
    });

    it("starts on pushes to the branches of patterns, and on none of those that are excluded", async () => {
        const connection = {
            connectionArn: "arn",
            repositoryId: "a/b",
            branches: ["main", "release/**"],
            excludedBranches: ["release/old-*"],
            excludedPaths: ["docs/**"],
        };
        const { inputs } = (await make({ source: { connection } })).one("aws:codepipeline/pipeline:Pipeline");

        assert.deepStrictEqual(inputs["triggers"], [
            {
                providerType: "CodeStarSourceConnection",
                gitConfiguration: {
                    sourceActionName: "Commit",
                    pushes: [
                        {
                            branches: { includes: ["main", "release/**"], excludes: ["release/old-*"] },
                            filePaths: { excludes: ["docs/**"] },
                        },
                    ],
                },
            },
        ]);
        const [source] = inputs["stages"] as Stage[];
        assert.strictEqual(source?.actions[0]?.configuration["BranchName"], "main");
        assert.strictEqual(source.actions[0].configuration["DetectChanges"], "false");
    });

    it("builds the commit that CodeCommit's event names, under the branch that it names", async () => {
        const codeCommit = { repositoryName: "code", branch: "trunk", branches: ["trunk", "release/**"] };
        const recording = await make({ source: { codeCommit } });
        const { inputs } = recording.one("aws:cloudwatch/eventTarget:EventTarget", "fraud-push-target");
        const { inputPaths, inputTemplate } = inputs["inputTransformer"] as Record<string, unknown>;

        assert.strictEqual(inputs["input"], undefined);
        assert.deepStrictEqual(inputPaths, { commit: "$.detail.commitId", branch: "$.detail.referenceName" });
        assert.deepStrictEqual(json(inputTemplate), {
            variables: [
                { name: "StartedBy", value: "a push" },
                { name: "Branch", value: "<branch>" },
            ],
            sourceRevisions: [{ actionName: "Commit", revisionType: "COMMIT_ID", revisionValue: "<commit>" }],
        });
        const pipeline = recording.one("aws:codepipeline/pipeline:Pipeline").inputs;
        const declared = pipeline["variables"] as { name: string; defaultValue: string }[];
        assert.strictEqual(declared.find(({ name }) => name === "Branch")?.defaultValue, "trunk");
    });

    it("starts the build pipeline on schedule, and not SageMaker without the newest code", async () => {
        const recording = await make({ retrainingSchedule: "cron(0 3 ? * MON *)" });
        const rule = recording.one("aws:cloudwatch/eventRule:EventRule", "fraud-schedule-rule");
        const target = recording.one("aws:cloudwatch/eventTarget:EventTarget", "fraud-schedule-target");

        assert.strictEqual(rule.inputs["scheduleExpression"], "cron(0 3 ? * MON *)");
        assert.strictEqual(target.inputs["arn"], CODEPIPELINE_ARN);
        assert.deepStrictEqual(json(target.inputs["input"]), {
            variables: [{ name: "StartedBy", value: "the schedule" }],
        });
        assert.deepStrictEqual(statements(recording, "trigger"), [
            {
                Sid: "StartBuildPipeline",
                Effect: "Allow",
                Action: "codepipeline:StartPipelineExecution",
                Resource: CODEPIPELINE_ARN,
            },
        ]);
    });
});

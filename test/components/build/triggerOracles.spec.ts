import * as assert from "node:assert";
import { SourceArgs } from "../../../components/shared/source/sourceArgs";
import { botocoreProblems, requireBotocore } from "../../support/botocore";
import { oracleProblems, requireOracles } from "../../support/oracles/oracles";
import { pipelineStructure } from "../../support/oracles/pipelineStructure";
import { json, make } from "./pipelineRecording";

type Json = Record<string, unknown>;

const CONNECTION = {
    connectionArn:
        "arn:aws:codeconnections:eu-central-1:111122223333:connection/7c9e6679-7425-40de-944b-e07fc1f90ae7",
    repositoryId: "acme/fraud",
};
const EIGHT = Array.from({ length: 8 }, (_, index) => `release/${String(index)}/**`);

async function structure(source: SourceArgs, more: { registersModels?: boolean } = {}): Promise<Json> {
    const { inputs } = (await make({ source, ...more })).one("aws:codepipeline/pipeline:Pipeline");
    return pipelineStructure(inputs, "fraud-build");
}

describe("the build pipeline and its starts, as CodePipeline takes them", function () {
    this.timeout(120_000);
    before(requireOracles);
    before(requireBotocore);

    it("satisfies the service's model, a simulated service and cfn-lint, with every kind of source and filter", async () => {
        const sources: SourceArgs[] = [
            { connection: CONNECTION },
            { connection: { ...CONNECTION, paths: ["src/**"] } },
            { connection: { ...CONNECTION, branches: EIGHT, excludedBranches: EIGHT, excludedPaths: EIGHT } },
            { codeCommit: { repositoryName: "fraud", branches: ["**"], excludedBranches: ["main"] } },
            { s3: { bucketName: "fraud-sources", objectKey: "build.zip" } },
        ];
        const definitions: Json[] = [];
        for (const source of sources) {
            definitions.push(await structure(source));
            definitions.push(await structure(source, { registersModels: false }));
        }
        assert.deepStrictEqual(
            oracleProblems("codepipeline_check.py", definitions),
            definitions.map(() => []),
        );
    });

    it("would be refused with more patterns than eight", async () => {
        const good = await structure({ connection: { ...CONNECTION, branches: EIGHT } });
        const bad = JSON.parse(
            JSON.stringify(good).replace('"release/0/**"', '"release/0/**","one/more"'),
        ) as unknown;
        const [problems] = oracleProblems("codepipeline_check.py", [bad]);
        assert.match(problems?.join("\n") ?? "", /includes.*length 9|is too long \(8\)/);
    });

    it("is started by CodeCommit's event with a request that the service knows", async () => {
        const recording = await make({ source: { codeCommit: { repositoryName: "fraud" } } });
        const { inputs } = recording.one("aws:cloudwatch/eventTarget:EventTarget", "fraud-push-target");
        const { inputTemplate } = inputs["inputTransformer"] as { inputTemplate: string };
        const filled = inputTemplate
            .replace("<commit>", "7f3b2c1d9e8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c")
            .replace("<branch>", "release/2026");
        const request = { name: "fraud-build", ...(json(filled) as object) };

        assert.deepStrictEqual(
            botocoreProblems([
                { service: "codepipeline", operation: "StartPipelineExecution", request },
                {
                    service: "codepipeline",
                    operation: "StartPipelineExecution",
                    request: JSON.parse(JSON.stringify(request).replace("COMMIT_ID", "COMMIT")) as never,
                },
            ]).map((problems) => problems.length),
            [0, 1],
        );
    });
});

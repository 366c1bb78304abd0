import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { JsonObject } from "../../../../components/build/definition/json";
import { PipelineDocument } from "../../../../components/build/definition/pipelineDefinition";
import { placedSteps } from "../../../../components/build/definition/stepTree";
import { changedSteps } from "../../../../rehearsal/pipeline/run/changedSteps";
import { temporaryFolder, TemporaryFolder } from "../../policyRunner/packFixture";

function pipeline(training: JsonObject, tuning: JsonObject): PipelineDocument {
    return {
        Version: "2020-12-01",
        Metadata: {},
        Parameters: [],
        Steps: [
            { Name: "Train", Type: "Training", Arguments: training },
            { Name: "Tune", Type: "Tuning", Arguments: tuning },
        ],
    };
}

describe("changedSteps", () => {
    let home: TemporaryFolder;
    beforeEach(() => (home = temporaryFolder()));
    afterEach(() => home.dispose());

    async function changes(before: PipelineDocument, now: PipelineDocument): Promise<[string, string[]][]> {
        fs.writeFileSync(path.join(home.folder, "definition.json"), JSON.stringify(before));
        return [...(await changedSteps(placedSteps(now), home.folder))];
    }

    const ranges = (max: string): JsonObject => ({
        HyperParameterTuningJobConfig: {
            ParameterRanges: { ContinuousParameterRanges: [{ MaxValue: max }] },
        },
    });

    it("names every hyperparameter that has another value, one more or one less", async () => {
        const before = pipeline({ HyperParameters: { eta: "0.1", seed: "1", gamma: "2" } }, ranges("1"));
        const now = pipeline({ HyperParameters: { eta: "0.3", seed: "1", alpha: "3" } }, ranges("2"));
        assert.deepStrictEqual(await changes(before, now), [
            [
                "Train",
                [
                    'eta was "0.1" and is now "0.3"',
                    'gamma was "2" and is now nothing',
                    'alpha was nothing and is now "3"',
                ],
            ],
            ["Tune", ['ContinuousParameterRanges was [{"MaxValue":"1"}] and is now [{"MaxValue":"2"}]']],
        ]);
    });

    it("finds what all trainings of a search were told, and leaves instances and images aside", async () => {
        const told = (depth: string): JsonObject => ({
            TrainingJobDefinition: { StaticHyperParameters: { max_depth: depth } },
        });
        const before = pipeline({ ResourceConfig: { InstanceCount: 1 } }, told("3"));
        const now = pipeline(
            { ResourceConfig: { InstanceCount: 2 }, AlgorithmSpecification: { TrainingImage: "new" } },
            told("4"),
        );
        assert.deepStrictEqual(await changes(before, now), [["Tune", ['max_depth was "3" and is now "4"']]]);
    });

    it("finds nothing where nobody knows any more what the run was told", async () => {
        const now = pipeline({ HyperParameters: { eta: "0.1" } }, {});
        assert.deepStrictEqual([...(await changedSteps(placedSteps(now), home.folder))], []);
    });
});

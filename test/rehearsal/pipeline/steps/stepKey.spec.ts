import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { JsonObject } from "../../../../components/build/definition/json";
import { LocalPaths } from "../../../../rehearsal/pipeline/steps/localPaths";
import { stepKey } from "../../../../rehearsal/pipeline/steps/stepKey";
import { temporaryFolder, TemporaryFolder } from "../../policyRunner/packFixture";

function processing(uri: string, more: JsonObject = {}): JsonObject {
    return {
        AppSpecification: { ImageUri: "image", ContainerEntrypoint: ["python3", "x.py"] },
        ProcessingInputs: [{ InputName: "in", S3Input: { S3Uri: uri, LocalPath: "/opt/ml/processing/in" } }],
        ProcessingOutputConfig: { Outputs: [{ S3Output: { S3Uri: `${uri}-out` } }] },
        ...more,
    };
}

describe("stepKey", () => {
    let home: TemporaryFolder;
    let paths: LocalPaths;
    beforeEach(() => {
        home = temporaryFolder();
        paths = new LocalPaths(home.folder);
    });
    afterEach(() => home.dispose());

    function store(uri: string, text: string): string {
        const file = paths.s3(uri);
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, text);
        return uri;
    }

    function key(args: JsonObject, more: string[] = []): Promise<string | undefined> {
        return stepKey("Processing", { name: "P", jobName: "job", arguments: args }, paths, more);
    }

    it("goes by what lies at an address, and not by the address", async () => {
        store("s3://bucket-of-tests/run-1/data/a.csv", "1,2");
        store("s3://bucket-of-tests/run-2/data/a.csv", "1,2");
        store("s3://bucket-of-tests/run-3/data/a.csv", "1,3");
        store("s3://bucket-of-tests/run-4/data/b.csv", "1,2");
        const [first, same, changed, renamed, nothing] = await Promise.all(
            [1, 2, 3, 4, 5].map((run) => key(processing(`s3://bucket-of-tests/run-${run.toString()}/data`))),
        );
        assert.strictEqual(first, same);
        assert.strictEqual(new Set([first, changed, renamed, nothing]).size, 4);
    });

    it("changes with the program, its environment and the machine's Python, not with instances and limits", async () => {
        const uri = store("s3://bucket-of-tests/a.csv", "1");
        const first = await key(processing(uri));
        const program = { ImageUri: "image", ContainerEntrypoint: ["python3", "y.py"] };
        const others = await Promise.all([
            key(processing(uri, { AppSpecification: program })),
            key(processing(uri, { Environment: { A: "1" } })),
            key(processing(uri), ["another python"]),
        ]);
        assert.strictEqual(new Set([first, ...others]).size, 4);
        const more = { StoppingCondition: { MaxRuntimeInSeconds: 60 }, ProcessingResources: { x: 1 } };
        assert.strictEqual(await key(processing(uri, more)), first);
    });

    it("takes the address of a training's checkpoints, which is what the service compares", async () => {
        const training = (checkpoints: string) =>
            stepKey(
                "Training",
                { name: "T", jobName: "job", arguments: { CheckpointConfig: { S3Uri: checkpoints } } },
                paths,
                [],
            );
        const [first, second] = ["s3://bucket-of-tests/run-1/kept", "s3://bucket-of-tests/run-2/kept"];
        const before = await training(first);
        store(`${first}/boosting.json`, "{}");
        assert.strictEqual(await training(first), before);
        assert.notStrictEqual(await training(second), before);
    });

    it("takes of a tuning's trainings what decides", async () => {
        const tuning = (job: JsonObject): Promise<string | undefined> =>
            stepKey(
                "Tuning",
                {
                    name: "T",
                    jobName: "job",
                    arguments: { HyperParameterTuningJobConfig: {}, TrainingJobDefinition: job },
                },
                paths,
                [],
            );
        const first = await tuning({ StaticHyperParameters: { a: "1" } });
        assert.notStrictEqual(await tuning({ StaticHyperParameters: { a: "2" } }), first);
        const output = { OutputDataConfig: { S3OutputPath: "s3://bucket-of-tests/run-2" } };
        assert.strictEqual(await tuning({ StaticHyperParameters: { a: "1" }, ...output }), first);
    });

    it("has none for a step whose work is never the same", async () => {
        const step = { name: "R", jobName: "job", arguments: {} };
        assert.strictEqual(await stepKey("RegisterModel", step, paths, []), undefined);
        assert.strictEqual(await stepKey("Model", step, paths, []), undefined);
    });
});

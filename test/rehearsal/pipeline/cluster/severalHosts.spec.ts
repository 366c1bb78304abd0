import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { LocalPaths } from "../../../../rehearsal/pipeline/steps/localPaths";
import { RunRequest } from "../../../../rehearsal/pipeline/run/runPipelineDefinition";
import { RunResult } from "../../../../rehearsal/pipeline/run/runResult";
import { unpackArchive } from "../../../../rehearsal/system/tarArchive";
import { temporaryFolder, TemporaryFolder } from "../../policyRunner/packFixture";
import {
    definitionOf,
    execute,
    input,
    output,
    PYTHON,
    script,
    staging,
    statuses,
    stepOf,
    training,
} from "../pipelineFixture";

const DATA = "s3://bucket-of-tests/data/";
const CODE = "s3://bucket-of-tests/program/";
const RESULT = "s3://bucket-of-tests/result";
const MODEL = "s3://bucket-of-tests/models";

/** Reads what a processing container is told of the hosts. */
const HOST = [
    "import json, os, pathlib, sys, time",
    "told = json.load(open('/opt/ml/config/resourceconfig.json'.replace('/opt/ml', os.getcwd())))",
    "host, hosts = told['current_host'], told['hosts']",
    "out = pathlib.Path(os.getcwd(), 'processing/output/result')",
    "data = pathlib.Path(os.getcwd(), 'processing/input/data')",
];

/** A step on two instances that runs the staged program. */
function shared(distribution = "FullyReplicated") {
    const data = input("data", DATA) as { S3Input: object };
    return script("Work", [], {
        Arguments: {
            ProcessingResources: {
                ClusterConfig: { InstanceType: "ml.m5.large", InstanceCount: 2, VolumeSizeInGB: 30 },
            },
            AppSpecification: {
                ImageUri: "image",
                ContainerEntrypoint: ["python3", "/opt/ml/processing/input/code/work.py"],
            },
            ProcessingInputs: [
                { ...data, S3Input: { ...data.S3Input, S3DataDistributionType: distribution } },
                input("code", CODE),
            ],
            ProcessingOutputConfig: { Outputs: [output("result", RESULT)] },
        },
    });
}

/** Stages three files of data, and the program. */
function staged(lines: readonly string[]): { stage: RunRequest["stage"] } {
    return {
        stage: (paths) => {
            const files = { "a.csv": "a", "b.csv": "b", "c.csv": "c" };
            const all = { [DATA]: files, [CODE]: { "work.py": [...HOST, ...lines].join("\n") } };
            for (const [uri, contents] of Object.entries(all)) {
                fs.mkdirSync(paths.s3(uri), { recursive: true });
                for (const [name, content] of Object.entries(contents)) {
                    fs.writeFileSync(path.join(paths.s3(uri), name), content);
                }
            }
            return Promise.resolve();
        },
    };
}

function read(run: RunResult, uri: string, file: string): string {
    return fs.readFileSync(path.join(new LocalPaths(run.folder).s3(uri), file), "utf8");
}

function log(run: RunResult, step: string): string {
    return fs.readFileSync(new LocalPaths(run.folder).logFile(step), "utf8");
}

describe("a processing step on several instances", () => {
    let home: TemporaryFolder;
    beforeEach(() => (home = temporaryFolder()));
    afterEach(() => home.dispose());

    it("runs as that many processes, each with its share of the input, and joins what they write", async () => {
        const names = "(out / f'{host}.txt').write_text(' '.join(sorted(p.name for p in data.iterdir())))";
        const said = "print('I am', host, 'of', hosts)";
        const run = await execute(
            home.folder,
            definitionOf([shared("ShardedByS3Key")]),
            staged([names, said]),
        );

        assert.deepStrictEqual(statuses(run), { Work: "Succeeded" }, stepOf(run, "Work").reason);
        assert.strictEqual(read(run, RESULT, "algo-1.txt"), "a.csv c.csv");
        assert.strictEqual(read(run, RESULT, "algo-2.txt"), "b.csv");
        assert.match(
            log(run, "Work"),
            /^algo-1: I am algo-1 of \['algo-1', 'algo-2'\]\nalgo-2: I am algo-2 of /,
        );
    });

    it("gives every process all of an input that is not shared", async () => {
        const count = "(out / f'{host}.txt').write_text(str(len(list(data.iterdir()))))";
        const run = await execute(home.folder, definitionOf([shared()]), staged([count]));

        assert.deepStrictEqual(
            [1, 2].map((host) => read(run, RESULT, `algo-${host.toString()}.txt`)),
            ["3", "3"],
        );
    });

    it("runs them at the same time", async () => {
        // Each waits for the other's mark, which one after the other would never see.
        const marks = "marks = pathlib.Path(os.getcwd()).parents[2] / 'marks'";
        const wait = [
            marks,
            "marks.mkdir(exist_ok=True)",
            "(marks / host).touch()",
            "deadline = time.monotonic() + 30",
            "while len(list(marks.iterdir())) < 2:",
            "    assert time.monotonic() < deadline",
            "    time.sleep(0.01)",
        ];
        const run = await execute(home.folder, definitionOf([shared()]), staged(wait));

        assert.deepStrictEqual(statuses(run), { Work: "Succeeded" }, stepOf(run, "Work").reason);
    }).timeout(60_000);

    it("takes the same file from several, and refuses one whose content chance would decide", async () => {
        const same = staged(["(out / 'schema.json').write_text('{}')"]);
        const other = staged(["(out / 'report.json').write_text(host)"]);
        const fine = await execute(home.folder, definitionOf([shared()]), same);
        const clash = await execute(home.folder, definitionOf([shared()]), other);

        assert.strictEqual(read(fine, RESULT, "schema.json"), "{}");
        assert.strictEqual(
            stepOf(clash, "Work").reason,
            `algo-1 and algo-2 wrote report.json with different contents, and all of it goes to ${RESULT}: in S3 the ` +
                "one that is uploaded later stays, whichever that is; let one host write it, or give each its own name",
        );
    });

    it("ends as soon as one of them fails, and says which and why", async () => {
        const fail = ["if host == 'algo-2':", "    sys.exit('no room for these data')", "time.sleep(300)"];
        const begin = Date.now();
        const run = await execute(home.folder, definitionOf([shared()]), staged(fail));

        assert.ok(Date.now() - begin < 30_000);
        assert.strictEqual(
            stepOf(run, "Work").reason,
            "algo-2 failed, and the other hosts were stopped: exit code 1\nno room for these data",
        );
        assert.match(log(run, "Work"), /^algo-2: no room for these data$/m);
    }).timeout(60_000);
});

/** Hosts that meet as those of a framework do: the first one listens, the others come to it. */
const MEETING = [
    "import json, os, pathlib, socket",
    "hosts, host = json.loads(os.environ['SM_HOSTS']), os.environ['SM_CURRENT_HOST']",
    "address, port = os.environ['CLUSTER_LEADER'].split(':')",
    "model = pathlib.Path(os.environ['SM_MODEL_DIR'])",
    "if host == hosts[0]:",
    "    with socket.create_server((address, int(port))) as server:",
    "        server.settimeout(30)",
    "        said = [server.accept()[0].recv(100).decode() for _ in hosts[1:]]",
    "    (model / 'model.txt').write_text(' '.join([host, *said, os.environ['SM_NUM_CPUS']]))",
    "else:",
    "    import time",
    "    for _ in range(600):",
    "        try:",
    "            socket.create_connection((address, int(port))).sendall(host.encode())",
    "            break",
    "        except ConnectionRefusedError:",
    "            time.sleep(0.05)",
];

function trainingOn(count: number, more: object = {}) {
    const resources = { InstanceType: "ml.m5.large", InstanceCount: count, VolumeSizeInGB: 30 };
    return training({}, { ResourceConfig: resources, ...more });
}

async function unpackedModel(run: RunResult, home: TemporaryFolder): Promise<string> {
    const archive = path.join(
        new LocalPaths(run.folder).s3(`${MODEL}/pipelines-${run.runId}-Train/output`),
        "model.tar.gz",
    );
    const folder = path.join(home.folder, "unpacked");
    fs.mkdirSync(folder);
    await unpackArchive({ python: PYTHON }, archive, folder);
    return folder;
}

describe("a training on several instances", () => {
    let home: TemporaryFolder;
    beforeEach(() => (home = temporaryFolder()));
    afterEach(() => home.dispose());

    it("lets the hosts meet, and packs what they wrote into one archive", async () => {
        const run = await execute(home.folder, definitionOf([trainingOn(2)]), { stage: staging(MEETING) });

        assert.deepStrictEqual(statuses(run), { Train: "Succeeded" }, stepOf(run, "Train").reason);
        const folder = await unpackedModel(run, home);
        assert.deepStrictEqual(fs.readdirSync(folder), ["model.txt"]);
        assert.match(fs.readFileSync(path.join(folder, "model.txt"), "utf8"), /^algo-1 algo-2 \d+$/);
    }).timeout(60_000);

    it("refuses two models of one name", async () => {
        const code = [
            "import os, pathlib",
            "pathlib.Path(os.environ['SM_MODEL_DIR'], 'model.txt').write_text(os.environ['SM_CURRENT_HOST'])",
        ];
        const run = await execute(home.folder, definitionOf([trainingOn(2)]), { stage: staging(code) });

        assert.match(
            stepOf(run, "Train").reason,
            /^algo-1 and algo-2 wrote model\.txt with different contents, and all of it goes to s3:\/\/.*model\.tar\.gz/,
        );
    });

    it("keeps the checkpoint of the host that wrote one, not the older copies that the others were given", async () => {
        const uri = "s3://bucket-of-tests/checkpoints";
        const code = [
            "import os, pathlib",
            "folder = pathlib.Path(os.environ['SM_MODEL_DIR'][:-6], 'checkpoints')",
            "assert (folder / 'round').read_text() == '7'",
            "if os.environ['SM_CURRENT_HOST'] == 'algo-1':",
            "    (folder / 'round').write_text('8')",
            "    (folder / 'more').write_text('new')",
        ];
        const step = trainingOn(2, { CheckpointConfig: { S3Uri: uri } });
        const run = await execute(home.folder, definitionOf([step]), {
            stage: async (paths, parameters) => {
                await staging(code)(paths, parameters);
                fs.mkdirSync(paths.s3(uri), { recursive: true });
                fs.writeFileSync(path.join(paths.s3(uri), "round"), "7");
            },
        });

        assert.deepStrictEqual(statuses(run), { Train: "Succeeded" }, stepOf(run, "Train").reason);
        assert.deepStrictEqual([read(run, uri, "round"), read(run, uri, "more")], ["8", "new"]);
    });
});

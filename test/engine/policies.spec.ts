import * as assert from "node:assert";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { buildPolicyPacks } from "../../policies/build";
import { ResourceGraph, Verdict } from "../../rehearsal/graph/resourceGraph";
import { RunningFake, startFakeSageMaker } from "../support/fakeSageMaker/server";
import { EngineProject, hasPulumi } from "./engineProject";

const PROJECT = path.join(__dirname, "..", "..");
const PACKAGE = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/diagnosis/1";
const PACKS = ["guardrails", "security"];

/** A staging stack that several families object to: types, counts, scaling, alarms. */
const FAULTS: readonly (readonly [from: string, to: string])[] = [
    ["instanceType: ml.m5.large", "instanceType: ml.m4.16xlarge"],
    ["initialInstanceCount: 2", "initialInstanceCount: 1"],
    ["dataCapturePercent: 100", "dataCapturePercent: 1"],
    ["maxCapacity: 3", "maxCapacity: 300"],
];

const describeEngine = hasPulumi() ? describe : describe.skip;

/** What both sides say of one finding; names end in different random digits. */
function spoken({ pack, policy, level, urn, message }: Verdict): string {
    return [pack, policy, level, urn, message.trimEnd()]
        .join(" | ")
        .replace(/-[0-9a-f]{7}(?![0-9a-f])/g, "-random");
}

interface EngineEvent {
    policyEvent?: {
        policyPackName: string;
        policyName: string;
        enforcementLevel: string;
        resourceUrn?: string;
        message: string;
        severity?: string;
    };
}

function verdictsIn(eventLog: string): Verdict[] {
    return fs
        .readFileSync(eventLog, "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .flatMap((line) => {
            const { policyEvent } = JSON.parse(line) as EngineEvent;
            return policyEvent === undefined
                ? []
                : [
                      {
                          pack: policyEvent.policyPackName,
                          policy: policyEvent.policyName,
                          level: policyEvent.enforcementLevel,
                          severity: policyEvent.severity ?? "",
                          urn: policyEvent.resourceUrn ?? "",
                          message: policyEvent.message,
                      } as Verdict,
                  ];
        });
}

describeEngine("the policy packs on the real Pulumi engine (needs a pulumi CLI on the PATH)", () => {
    let fake: RunningFake;
    let project: EngineProject;

    before(async () => {
        await buildPolicyPacks();
        fake = await startFakeSageMaker();
        project = new EngineProject("staging", fake.url);
        const created = await project.pulumi(["stack", "init"]);
        assert.strictEqual(created.code, 0, created.output);
    });

    after(async () => {
        project.dispose();
        await fake.stop();
    });

    function settings(changes: readonly (readonly [from: string, to: string])[]): string {
        const file = path.join(project.folder, "Pulumi.staging.yaml");
        let text = fs.readFileSync(path.join(PROJECT, "Pulumi.staging.yaml"), "utf8");
        for (const [from, to] of changes) {
            assert.ok(text.includes(from), from);
            text = text.replace(from, to);
        }
        fs.writeFileSync(file, text.replace("config:", `config:\n  mlops:modelPackageArn: ${PACKAGE}`));
        return file;
    }

    async function engine(): Promise<{ code: number; output: string; verdicts: Verdict[] }> {
        const eventLog = path.join(project.folder, "events.json");
        fs.rmSync(eventLog, { force: true });
        const packs = PACKS.flatMap((pack) => [
            "--policy-pack",
            path.join("policies", pack),
            "--policy-pack-config",
            path.join("policies", pack, "config", "staging.json"),
        ]);
        const result = await project.pulumi(["preview", "--event-log", eventLog, ...packs]);
        return { ...result, verdicts: verdictsIn(eventLog) };
    }

    function offline(file: string): { code: number | null; verdicts: Verdict[] } {
        const graph = path.join(project.folder, "graph.json");
        const program = path.join(PROJECT, "rehearsal", "cli", "rehearse.ts");
        const { status } = spawnSync(
            process.execPath,
            ["-r", "ts-node/register/transpile-only", program, "staging"].concat([
                "--preview",
                "--settings",
                file,
                "--json",
                graph,
            ]),
            { cwd: PROJECT, stdio: "ignore" },
        );
        const { policies } = JSON.parse(fs.readFileSync(graph, "utf8")) as ResourceGraph;
        return { code: status, verdicts: policies };
    }

    async function assertSame(changes: typeof FAULTS): Promise<{ code: number; verdicts: Verdict[] }> {
        const file = settings(changes);
        const [real, rehearsed] = [await engine(), offline(file)];
        assert.deepStrictEqual(real.verdicts.map(spoken).sort(), rehearsed.verdicts.map(spoken).sort());
        assert.strictEqual(real.code === 0, rehearsed.code === 0, real.output);
        return real;
    }

    it("let this project's own stack pass without an exemption, as the rehearsal does", async () => {
        const { code, verdicts } = await assertSame([]);
        assert.strictEqual(code, 0);
        assert.deepStrictEqual(
            verdicts.filter(({ level }) => level === "mandatory"),
            [],
        );
    });

    it("find in a faulty stack what the rehearsal finds, word for word, and stop it", async () => {
        const { code, verdicts } = await assertSame(FAULTS);
        assert.notStrictEqual(code, 0);
        const violated = verdicts.filter(({ level }) => level === "mandatory").map(({ policy }) => policy);
        for (const policy of [
            "sagemaker-instance-types-allowed",
            "sagemaker-current-generation",
            "sagemaker-scaling-ceiling",
            "sagemaker-endpoint-data-capture",
            "sagemaker-endpoint-config-instance-count",
        ]) {
            assert.ok(violated.includes(policy), `${policy} is not among ${violated.join(", ")}`);
        }
    });
});

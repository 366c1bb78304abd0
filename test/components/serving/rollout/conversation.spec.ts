import * as assert from "node:assert";
import { bringLive } from "../../../../components/serving/rollout/conversation";
import {
    EndpointService,
    LiveEndpoint,
    Surroundings,
} from "../../../../components/serving/rollout/endpointService";

const DESIRED = { endpointName: "fraud", endpointConfigName: "fraud-2", watchSeconds: 100 };

function live(change: Partial<LiveEndpoint> = {}): LiveEndpoint {
    return {
        status: "InService",
        endpointConfigName: "fraud-1",
        lastModified: 1,
        stages: [],
        instanceCounts: { main: 2 },
        weights: { main: 1 },
        concurrency: {},
        ...change,
    };
}

function updating(change: Partial<LiveEndpoint> = {}): LiveEndpoint {
    return live({ status: "Updating", pendingConfigName: "fraud-2", lastModified: 2, ...change });
}

const DONE = live({ endpointConfigName: "fraud-2", lastModified: 3 });

/** Answers looks in order, the last one for ever; time passes only by sleeping. */
class Script implements EndpointService, Surroundings {
    readonly lines: string[] = [];
    readonly updates: LiveEndpoint[] = [];
    readonly sleeps: number[] = [];
    refuseUpdate: Error | undefined;
    private looks = 0;

    constructor(private readonly answers: (LiveEndpoint | undefined)[]) {}

    describe(): Promise<LiveEndpoint | undefined> {
        const answer = this.answers[Math.min(this.looks, this.answers.length - 1)];
        this.looks += 1;
        return Promise.resolve(answer);
    }

    update(seen: LiveEndpoint): Promise<void> {
        this.updates.push(seen);
        const { refuseUpdate } = this;
        this.refuseUpdate = undefined;
        return refuseUpdate === undefined ? Promise.resolve() : Promise.reject(refuseUpdate);
    }

    setWeights(): Promise<void> {
        return Promise.reject(new Error("a new configuration sets no weights"));
    }

    setConcurrency(): Promise<void> {
        return Promise.reject(new Error("a new configuration sets no concurrency"));
    }

    firingAlarms(): Promise<string[]> {
        return Promise.resolve([]);
    }

    now(): number {
        return this.sleeps.reduce((sum, sleep) => sum + sleep, 0);
    }

    sleep(milliseconds: number): Promise<void> {
        this.sleeps.push(milliseconds);
        return Promise.resolve();
    }

    report(line: string): void {
        this.lines.push(line);
    }

    run(): Promise<LiveEndpoint> {
        return bringLive(DESIRED, this, this);
    }
}

describe("bringLive", () => {
    it("asks for nothing when the desired configuration is live", async () => {
        const script = new Script([DONE]);
        assert.strictEqual(await script.run(), DONE);
        assert.deepStrictEqual(script.updates, []);
        assert.deepStrictEqual(script.lines, ["Endpoint fraud: InService with fraud-2"]);
    });

    it("updates once and tells every stage once, in SageMaker's words", async () => {
        const creating = updating({ stages: ["main: Creating"] });
        const script = new Script([live(), creating, creating, updating({ stages: ["main: Baking"] }), DONE]);
        await script.run();
        assert.strictEqual(script.updates.length, 1);
        assert.deepStrictEqual(script.lines, [
            "Endpoint fraud: Updating to fraud-2 (main: Creating)",
            "Endpoint fraud: Updating to fraud-2 (main: Baking)",
            "Endpoint fraud: InService with fraud-2",
        ]);
        assert.deepStrictEqual(script.sleeps, [1000, 2000, 4000]);
    });

    it("tells of a long stage once a minute", async () => {
        const script = new Script([live(), ...Array<LiveEndpoint>(8).fill(updating()), DONE]);
        await script.run();
        const told = script.lines.filter((line) => line === "Endpoint fraud: Updating to fraud-2");
        assert.strictEqual(told.length, 2);
    });

    it("fails with SageMaker's reason when the update is rolled back", async () => {
        const back = live({ lastModified: 4, failureReason: "Alarm errors is in ALARM" });
        const script = new Script([live(), updating(), updating({ status: "RollingBack" }), back]);
        await assert.rejects(script.run(), {
            message:
                "Endpoint fraud was rolled back: fraud-1 is live, not fraud-2. SageMaker's reason: " +
                "Alarm errors is in ALARM. The live configuration and its models are kept; " +
                "remove the cause and deploy again.",
        });
        assert.strictEqual(script.updates.length, 1);
    });

    it("fails when the endpoint fails", async () => {
        const failed = live({ status: "Failed", lastModified: 4, failureReason: "no capacity" });
        await assert.rejects(new Script([live(), updating(), failed]).run(), {
            message:
                "Endpoint fraud is Failed, so fraud-2 is not live. SageMaker's reason: no capacity. " +
                "The only thing SageMaker does with a failed endpoint is to delete it.",
        });
    });

    it("fails when the rollback fails, and deploys again from there", async () => {
        const mixed = live({ status: "UpdateRollbackFailed", lastModified: 4, failureReason: "no capacity" });
        await assert.rejects(new Script([live(), updating(), mixed]).run(), {
            message:
                "Endpoint fraud is UpdateRollbackFailed, so fraud-2 is not live. SageMaker's reason: no capacity. " +
                "It serves a mix of both configurations; deploy again to bring fraud-2 live.",
        });
        const again = new Script([mixed, updating({ lastModified: 5 }), DONE]);
        await again.run();
        assert.strictEqual(again.updates.length, 1);
    });

    it("does not touch an endpoint that has failed before", async () => {
        const script = new Script([live({ status: "Failed" })]);
        await assert.rejects(
            script.run(),
            /fraud is Failed, so fraud-2 is not live\. SageMaker's reason: none given/,
        );
        assert.deepStrictEqual(script.updates, []);
    });

    it("picks up its own update of an interrupted run", async () => {
        const script = new Script([updating(), DONE]);
        assert.strictEqual(await script.run(), DONE);
        assert.deepStrictEqual(script.updates, []);
    });

    it("fails instead of trying again when the update of an interrupted run is rolled back", async () => {
        const script = new Script([updating(), live({ lastModified: 4, failureReason: "errors" })]);
        await assert.rejects(script.run(), /fraud was rolled back: fraud-1 is live, not fraud-2/);
        assert.deepStrictEqual(script.updates, []);
    });

    it("waits for somebody else's update and then makes its own", async () => {
        const others = updating({ pendingConfigName: "other" });
        const after = live({ endpointConfigName: "other", lastModified: 4 });
        const script = new Script([others, after, updating({ lastModified: 5 }), DONE]);
        await script.run();
        assert.deepStrictEqual(script.updates, [after]);
    });

    it("goes round again when another update got in between look and call", async () => {
        const others = updating({ pendingConfigName: "other" });
        const after = live({ endpointConfigName: "other", lastModified: 4 });
        const script = new Script([live(), others, others, after, updating({ lastModified: 5 }), DONE]);
        script.refuseUpdate = new Error("Cannot update in-progress endpoint");
        await script.run();
        assert.strictEqual(script.updates.length, 2);
    });

    it("passes on what SageMaker refuses for another reason", async () => {
        const script = new Script([live()]);
        script.refuseUpdate = new Error("the variant is a scaling target");
        await assert.rejects(script.run(), { message: "the variant is a scaling target" });
    });

    it("does not take an update that does not show yet for a rollback", async () => {
        const script = new Script([live(), live(), live(), updating(), DONE]);
        await script.run();
        assert.strictEqual(script.updates.length, 1);
    });

    it("does not wait for ever for an update that never shows", async () => {
        await assert.rejects(new Script([live()]).run(), /was rolled back: fraud-1 is live, not fraud-2/);
    });

    it("says what goes on when it stops watching", async () => {
        await assert.rejects(new Script([live(), updating()]).run(), {
            message:
                "Endpoint fraud is still Updating after 100 s. The update goes on in SageMaker: " +
                "deploy again to pick it up, or raise rollout.watchSeconds.",
        });
    });

    it("says so when somebody has deleted the endpoint", async () => {
        const message =
            "Endpoint fraud does not exist; somebody has deleted it. Refresh the stack, then deploy again to create it.";
        await assert.rejects(new Script([undefined]).run(), { message });
        await assert.rejects(new Script([live(), updating(), undefined]).run(), { message });
    });

    it("gets ready before an update, and looks at the endpoint as that left it", async () => {
        const ready = live({ lastModified: 9 });
        const script = new Script([live(), ready, updating({ lastModified: 10 }), DONE]);
        const seen: LiveEndpoint[] = [];
        await bringLive(DESIRED, script, script, (each) => {
            seen.push(each);
            return Promise.resolve(ready);
        });
        assert.deepStrictEqual(seen, [live()]);
        assert.deepStrictEqual(script.updates, [ready]);
    });

    it("gets ready for nothing when no update is needed", async () => {
        const script = new Script([DONE]);
        await bringLive(DESIRED, script, script, () => Promise.reject(new Error("needless")));
    });

    it("waits for maintenance and for a new endpoint", async () => {
        for (const status of ["SystemUpdating", "Creating"]) {
            const script = new Script([live({ status, endpointConfigName: "fraud-2" }), DONE]);
            assert.strictEqual(await script.run(), DONE);
        }
    });
});

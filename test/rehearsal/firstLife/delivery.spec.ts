import * as assert from "node:assert";
import * as crypto from "node:crypto";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { RecordedResource } from "../../../rehearsal/engine/recordedResource";
import { StoryListener } from "../../../rehearsal/firstLife/listeners";
import { Narrator } from "../../../rehearsal/firstLife/narrator";
import { playLaterLife } from "../../../rehearsal/firstLife/laterLife";
import { approvalEvent } from "../../../rehearsal/registry/approvalEvent";
import { paint } from "../../../rehearsal/terminal/paint";
import { DeliveryFixture, platformResources } from "./deliveryFixture";

describe("the delivery of this repository's platform", function () {
    this.timeout(120_000);
    let resources: RecordedResource[];
    let folder: string;
    let fixture: DeliveryFixture;

    before(async () => {
        resources = await platformResources();
    });
    beforeEach(() => {
        folder = fs.mkdtempSync(path.join(os.tmpdir(), "delivery-"));
        fixture = new DeliveryFixture(folder, resources);
    });
    afterEach(() => {
        fs.rmSync(folder, { recursive: true });
    });

    function rollBackProduction(): void {
        const state = [...fixture.delivery.player.environments.values()].find(({ name }) => name === "prod");
        state?.rollBackNext(({ rollbackAlarmNames: [alarm] }) => `alarm ${alarm ?? ""} went off`);
    }

    it("takes an approved version through staging to the gate, and no further without an answer", async () => {
        const first = await fixture.register();
        const { rule, execution } = await fixture.approve(first);
        assert.match(rule?.name ?? "", /approved/);
        assert.deepStrictEqual(execution?.variables, { ModelPackageArn: first, RejectedVersion: "none" });
        assert.deepStrictEqual(fixture.live(), { staging: first, prod: undefined });
        await fixture.answer();
        assert.deepStrictEqual(fixture.live(), { staging: first, prod: first });
        assert.deepStrictEqual(fixture.executions(), [[first, "Succeeded"]]);
    });

    it("starts one execution for one approval, however often its event comes, also after the delivery", async () => {
        const first = await fixture.register();
        const { event } = await fixture.registry.approve(first);
        for (let copy = 0; copy < 3; copy++) {
            await fixture.publish({ ...event, id: crypto.randomUUID() });
        }
        await fixture.answer();
        const { isNew } = await fixture.publish({ ...event, id: crypto.randomUUID() });
        assert.deepStrictEqual([isNew, fixture.executions()], [false, [[first, "Succeeded"]]]);
    });

    it("starts nothing for an edit of metadata, though its event repeats that the version is approved", async () => {
        const first = await fixture.liveVersion();
        const found = fixture.registry.find(first);
        assert.ok(found);
        const edited = { ...found, modifiedAt: "2026-02-01T00:00:00.000Z" };
        const event = approvalEvent(edited, crypto.randomUUID(), ["CustomerMetadataProperties"]);
        const { rule, execution, reason } = await fixture.publish(event);
        assert.ok(rule);
        assert.deepStrictEqual([execution, reason], [undefined, "an edit of CustomerMetadataProperties"]);
    });

    it("keeps two approvals while a gate is open, in order, each with its own version", async () => {
        const first = await fixture.liveVersion();
        const second = await fixture.register();
        await fixture.approve(second);
        const third = await fixture.register();
        const { execution } = await fixture.approve(third);
        assert.deepStrictEqual([execution?.waiting, execution?.stage], [true, "Approval-prod"]);
        assert.strictEqual(fixture.live()["prod"], first);
        await fixture.answer();
        assert.strictEqual(fixture.live()["prod"], second);
        await fixture.answer();
        assert.strictEqual(fixture.live()["prod"], third);
        assert.deepStrictEqual(fixture.executions().slice(1), [
            [second, "Succeeded"],
            [third, "Succeeded"],
        ]);
    });

    it("deploys the older version where it is approved after a newer one", async () => {
        const first = await fixture.liveVersion();
        const second = await fixture.liveVersion();
        assert.strictEqual(fixture.live()["prod"], second);
        await fixture.approve(first);
        await fixture.answer();
        assert.deepStrictEqual(fixture.live(), { staging: first, prod: first });
    });

    it("fails where SageMaker rolls back, with its reason, and leaves the version before it live", async () => {
        const first = await fixture.liveVersion();
        const second = await fixture.register();
        await fixture.approve(second);
        rollBackProduction();
        await fixture.answer();
        assert.deepStrictEqual(fixture.executions()[1], [second, "Failed"]);
        assert.match(
            fixture.delivery.executions[1]?.reason ?? "",
            /was rolled back: .*alarm too-many-errors went off/,
        );
        assert.deepStrictEqual(fixture.live(), { staging: second, prod: first });
        assert.ok(fixture.said.includes(`2 Production-prod/Deploy: put back: serves ${first}`));
        const parameters = [...fixture.delivery.player.environments];
        const history = parameters.find(([, { name }]) => name === "prod")?.[1].history;
        assert.ok(history?.every((version) => version === first));
    });

    it("brings the version live at the next approval, once the cause of a rollback is gone", async () => {
        await fixture.liveVersion();
        const second = await fixture.register();
        await fixture.approve(second);
        rollBackProduction();
        await fixture.answer();
        const { isNew } = await fixture.approve(second);
        await fixture.answer();
        assert.deepStrictEqual([isNew, fixture.live()], [true, { staging: second, prod: second }]);
    });

    it("goes back to the version before where the live one is rejected, through the same gate", async () => {
        const first = await fixture.liveVersion();
        const second = await fixture.liveVersion();
        const { rule, execution } = await fixture.reject(second);
        assert.match(rule?.name ?? "", /rejected/);
        assert.deepStrictEqual(execution?.variables, { ModelPackageArn: first, RejectedVersion: second });
        assert.strictEqual(fixture.live()["prod"], second);
        await fixture.answer();
        assert.deepStrictEqual(fixture.live(), { staging: first, prod: first });
    });

    it("leaves alone what has another version live by now when a rejected one is taken back", async () => {
        const first = await fixture.liveVersion();
        const second = await fixture.register();
        await fixture.approve(second);
        await fixture.answer("Rejected");
        assert.deepStrictEqual(fixture.live(), { staging: second, prod: first });
        await fixture.reject(second);
        await fixture.answer();
        assert.deepStrictEqual(fixture.live(), { staging: first, prod: first });
        assert.ok(fixture.said.some((line) => /^3 Production-prod\/Deploy: keeps diagnosis\/1/.test(line)));
    });

    it("starts nothing where a version is rejected that is live nowhere", async () => {
        await fixture.liveVersion();
        const second = await fixture.register();
        const { execution, reason } = await fixture.reject(second);
        assert.deepStrictEqual([execution, reason], [undefined, "live in no environment"]);
    });

    it("fails the deployment of a version whose approval is withdrawn while it waits at the gate", async () => {
        const first = await fixture.liveVersion();
        const second = await fixture.register();
        await fixture.approve(second);
        await fixture.registry.reject(second);
        await fixture.answer();
        assert.deepStrictEqual(fixture.executions()[1], [second, "Failed"]);
        assert.match(fixture.delivery.executions[1]?.reason ?? "", /is Rejected, not Approved/);
        assert.strictEqual(fixture.live()["prod"], first);
    });

    it("lets the next execution on where a gate is refused", async () => {
        await fixture.liveVersion();
        const [second, third] = [await fixture.register(), await fixture.register()];
        await fixture.approve(second);
        await fixture.approve(third);
        await fixture.answer("Rejected");
        await fixture.answer();
        assert.deepStrictEqual(fixture.executions().slice(1), [
            [second, "Failed"],
            [third, "Succeeded"],
        ]);
        assert.strictEqual(fixture.live()["prod"], third);
    });

    it("starts nothing for a version of another model", async () => {
        const found = fixture.registry.find(await fixture.register());
        assert.ok(found);
        const event = approvalEvent({ ...found, group: "fraud", approvalStatus: "Approved" }, "id");
        assert.deepStrictEqual([(await fixture.publish(event)).rule, fixture.executions()], [undefined, []]);
    });

    it("plays the whole later life, and ends with the first version live", async () => {
        const first = await fixture.register();
        const approval = await fixture.registry.approve(first);
        await fixture.publish(approval.event);
        await fixture.answer();
        const screen = { columns: 100, paint: paint(false) };
        const narrator = new Narrator(() => undefined, screen);
        await playLaterLife({
            delivery: fixture.delivery,
            listener: new StoryListener(narrator),
            registry: fixture.registry,
            first: approval,
            trainAgain: async () => {
                const found = fixture.registry.find(await fixture.register());
                assert.ok(found);
                return found;
            },
        });
        const statuses = fixture.executions().map(([, status]) => status);
        assert.deepStrictEqual(statuses, ["Succeeded", "Failed", "Succeeded", "Succeeded", "Succeeded"]);
        assert.deepStrictEqual(fixture.live(), { staging: first, prod: first });
        assert.strictEqual(narrator.stations.length, 8);
    });
});

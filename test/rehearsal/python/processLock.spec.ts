import * as assert from "node:assert";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { withLock } from "../../../rehearsal/python/processLock";
import { temporaryFolder, TemporaryFolder } from "../policyRunner/packFixture";

describe("withLock", () => {
    let home: TemporaryFolder;
    let file: string;
    beforeEach(() => {
        home = temporaryFolder();
        file = path.join(home.folder, "deep", "a.lock");
    });
    afterEach(() => home.dispose());

    it("lets one work at a time, and says once whom it waits for", async () => {
        const events: string[] = [];
        const work = (name: string) => async (): Promise<string> => {
            events.push(`${name} begins`);
            await new Promise((resolve) => setTimeout(resolve, 300));
            events.push(`${name} ends`);
            return name;
        };
        const onWait = (pid: number): void => void events.push(`waits for ${pid.toString()}`);
        const results = await Promise.all([
            withLock(file, onWait, work("one")),
            withLock(file, onWait, work("two")),
        ]);
        assert.deepStrictEqual(results, ["one", "two"]);
        assert.deepStrictEqual(events, [
            "one begins",
            `waits for ${process.pid.toString()}`,
            "one ends",
            "two begins",
            "two ends",
        ]);
    });

    it("is given back where the work fails, and leaves no file", async () => {
        await assert.rejects(
            withLock(
                file,
                () => undefined,
                () => Promise.reject(new Error("no")),
            ),
            { message: "no" },
        );
        assert.deepStrictEqual(fs.readdirSync(path.dirname(file)), []);
        assert.strictEqual(
            await withLock(
                file,
                () => undefined,
                () => Promise.resolve(5),
            ),
            5,
        );
    });

    it("takes over the lock of a process that has died", async () => {
        const dead = spawnSync(process.execPath, ["-e", "0"]).pid;
        fs.mkdirSync(path.dirname(file));
        fs.writeFileSync(file, dead.toString());
        const waits: number[] = [];
        assert.strictEqual(
            await withLock(
                file,
                (pid) => waits.push(pid),
                () => Promise.resolve("done"),
            ),
            "done",
        );
        assert.deepStrictEqual(waits, []);
        assert.deepStrictEqual(fs.readdirSync(path.dirname(file)), []);
    });

    it("waits no longer than until it is stopped, and leaves the lock to who has it", async () => {
        fs.mkdirSync(path.dirname(file));
        fs.writeFileSync(file, process.pid.toString());
        const stop = new AbortController();
        await assert.rejects(
            withLock(
                file,
                () => stop.abort(),
                () => Promise.reject(new Error("must not begin")),
                stop.signal,
            ),
            { name: "AbortError" },
        );
        assert.deepStrictEqual(fs.readdirSync(path.dirname(file)), [path.basename(file)]);
    });
});

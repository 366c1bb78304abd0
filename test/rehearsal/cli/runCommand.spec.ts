import * as assert from "node:assert";
import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { temporaryFolder, TemporaryFolder } from "../policyRunner/packFixture";

const ROOT = path.resolve(__dirname, "../../..");

describe("runUntilStopped", () => {
    let home: TemporaryFolder;
    beforeEach(() => (home = temporaryFolder()));
    afterEach(() => home.dispose());

    it("stops a program whose output nobody reads any more, and lets it end what it began", async () => {
        const program = path.join(home.folder, "program.ts");
        const ended = path.join(home.folder, "ended");
        fs.writeFileSync(
            program,
            `import * as fs from "node:fs";
            import { runUntilStopped } from ${JSON.stringify(path.join(ROOT, "rehearsal/cli/runCommand"))};
            runUntilStopped((_, signal) => new Promise((resolve) => {
                const speech = setInterval(() => console.log("still here"), 10);
                signal.addEventListener("abort", () => {
                    clearInterval(speech);
                    fs.writeFileSync(${JSON.stringify(ended)}, "");
                    resolve(130);
                });
            }));`,
        );
        const loader = require.resolve("ts-node/register/transpile-only");
        const child = spawn(process.execPath, ["-r", loader, program], {
            cwd: ROOT,
            stdio: ["ignore", "pipe", "pipe"],
        });
        let said = "";
        child.stderr.on("data", (data: Buffer) => (said += data.toString()));
        child.stdout.once("data", () => child.stdout.destroy());
        const code = await new Promise((resolve) => child.once("close", resolve));
        assert.deepStrictEqual([code, said, fs.existsSync(ended)], [130, "", true]);
    });
});

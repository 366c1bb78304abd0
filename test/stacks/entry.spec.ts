import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";

const PROJECT = path.join(__dirname, "..", "..");

describe("the program's entry", () => {
    it("is a file, since for a folder the engine runs what package.json exports, which deploys nothing", () => {
        const { main } = parse(fs.readFileSync(path.join(PROJECT, "Pulumi.yaml"), "utf8")) as {
            main: string;
        };
        assert.ok(fs.statSync(path.join(PROJECT, main)).isFile(), main);
        assert.strictEqual(main, "stacks/index.ts");
    });
});

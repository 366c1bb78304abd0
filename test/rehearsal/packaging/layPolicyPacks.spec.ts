import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { buildPolicyPacks } from "../../../policies/build";
import { main } from "../../../rehearsal/cli/policyPacks";
import { filesUnder } from "../../../rehearsal/packaging/copyTree";
import { printed, Printed } from "../../support/printed";
import { temporaryFolder, TemporaryFolder } from "../policyRunner/packFixture";

describe("mlops-policies", () => {
    let project: TemporaryFolder;
    before(async () => {
        await buildPolicyPacks();
    });
    beforeEach(() => {
        project = temporaryFolder();
    });
    afterEach(() => {
        project.dispose();
    });

    function lay(...args: string[]): Promise<Printed> {
        return printed(() => main(args, project.folder));
    }

    function write(file: string, text: string): void {
        const target = path.join(project.folder, file);
        fs.mkdirSync(path.dirname(target), { recursive: true });
        fs.writeFileSync(target, text);
    }

    function read(file: string): string {
        return fs.readFileSync(path.join(project.folder, file), "utf8");
    }

    it("replaces a pack's code and keeps the project's configuration", async () => {
        assert.strictEqual((await lay()).code, 0);
        const code = read("policies/guardrails/bin/index.js");
        write("policies/guardrails/bin/index.js", "old");
        write("policies/guardrails/config/prod.json", "{}");
        const { code: exit, out } = await lay();
        assert.deepStrictEqual(
            [exit, out],
            [0, "policies/guardrails is the library's\npolicies/security is the library's"],
        );
        assert.strictEqual(read("policies/guardrails/bin/index.js"), code);
        assert.strictEqual(read("policies/guardrails/config/prod.json"), "{}");
    });

    it("fills in a folder that holds nothing but configuration", async () => {
        write("policies/security/config/prod.json", "{}");
        assert.strictEqual((await lay()).code, 0);
        assert.strictEqual(read("policies/security/config/prod.json"), "{}");
        assert.ok(fs.existsSync(path.join(project.folder, "policies", "security", "bin", "index.js")));
    });

    it("overwrites no pack of the project's own, and writes nothing then", async () => {
        write("policies/security/PulumiPolicy.yaml", "runtime: nodejs\n");
        write("policies/security/package.json", '{"name": "our-security"}');
        write("policies/guardrails", "");
        const { code, err } = await lay();
        assert.strictEqual(code, 2);
        assert.strictEqual(
            err,
            "policies/guardrails is a file; the library's pack needs a folder there: move the file\n" +
                "policies/security holds another pack, which would be overwritten; " +
                "move it, to policies/own-security for example",
        );
        assert.deepStrictEqual(filesUnder(project.folder), [
            "policies/guardrails",
            "policies/security/PulumiPolicy.yaml",
            "policies/security/package.json",
        ]);
    });

    for (const args of [["--hlep"], ["prod"]]) {
        it(`refuses ${args.join(" ")}, and writes nothing`, async () => {
            const { code, err } = await lay(...args);
            assert.strictEqual(code, 2);
            assert.match(err, /; mlops-policies --help lists the options$/);
            assert.deepStrictEqual(filesUnder(project.folder), []);
        });
    }
});

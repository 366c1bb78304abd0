import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import * as vm from "node:vm";
import { transpile } from "typescript";
import { stringify } from "yaml";
import { main } from "../../rehearsal/cli/rehearse";
import { StackDefinition, stackConfig } from "../../stacks/automation/stackConfig";
import { printed } from "../support/printed";
import { temporaryFolder, TemporaryFolder } from "../rehearsal/policyRunner/packFixture";

const README = fs.readFileSync(path.resolve(__dirname, "..", "..", "README.md"), "utf8");
const TIMEOUT_MILLISECONDS = 120_000;

/** What the example of the API opens; the rest of it needs an engine. */
function openedDefinition(): StackDefinition {
    const [, example] = /```ts\n(.*?)```/s.exec(README) ?? [];
    assert.ok(example !== undefined);
    const opening = /openStack\((.*?)\n\);/s.exec(example)?.[1];
    assert.ok(opening !== undefined, example);
    const artifacts = {
        bucketName: "diagnosis-dev-artifacts-bucket-0a1b2c3",
        keyArn: "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555",
    };
    const scope = { ...artifacts, libraryPolicyPacks: () => [], console };
    return (vm.runInNewContext(transpile(`[${opening}]`), scope) as [StackDefinition])[0];
}

describe("the README", () => {
    let home: TemporaryFolder;
    beforeEach(() => {
        home = temporaryFolder();
    });
    afterEach(() => {
        home.dispose();
    });

    it("opens a stack through the API that the policies let pass", async () => {
        const definition = openedDefinition();
        const config = Object.entries(stackConfig(definition)).map(([key, { value }]) => [
            key,
            /^[[{]|^(true|false)$/.test(value) ? (JSON.parse(value) as unknown) : value,
        ]);
        const file = path.join(home.folder, `Pulumi.${definition.stack}.yaml`);
        fs.writeFileSync(file, stringify({ config: Object.fromEntries(config) as unknown }));
        const result = await printed(() => main([definition.stack, "--settings", file]));
        assert.strictEqual(result.code, 0, result.out + result.err);
        assert.match(result.out, /Policies: nothing found/);
    }).timeout(TIMEOUT_MILLISECONDS);

    it("names no command that package.json lacks", () => {
        const { scripts } = JSON.parse(
            fs.readFileSync(path.resolve(__dirname, "..", "..", "package.json"), "utf8"),
        ) as { scripts: Record<string, string> };
        const named = [...README.matchAll(/npm (?:run )?([a-z][\w:-]*)/g)].map(([, name]) => name ?? "");
        const own = ["ci", "pack"];
        assert.ok(named.length > 10);
        assert.deepStrictEqual(
            named.filter((name) => !own.includes(name) && !(name in scripts)),
            [],
        );
    });
});

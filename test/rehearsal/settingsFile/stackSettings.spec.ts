import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { readStackSettings, stacksIn, StackSettings } from "../../../rehearsal/settingsFile/stackSettings";
import { temporaryFolder, TemporaryFolder } from "../policyRunner/packFixture";

describe("readStackSettings", () => {
    let home: TemporaryFolder;
    beforeEach(() => {
        home = temporaryFolder();
        write("Pulumi.yaml", "name: demo\nmain: stacks/\nruntime: nodejs\n");
    });
    afterEach(() => {
        home.dispose();
    });

    function write(name: string, content: string | Buffer): string {
        const file = path.join(home.folder, name);
        fs.writeFileSync(file, content);
        return path.relative(process.cwd(), file);
    }

    function read(stack = "dev", settingsFile?: string): StackSettings {
        return readStackSettings(home.folder, stack, settingsFile);
    }

    function configOf(yaml: string): Record<string, string> {
        write("Pulumi.dev.yaml", yaml);
        return read().config;
    }

    it("hands scalars over as text, numbers in their plain form, as `pulumi config --json` shows them", () => {
        const yaml = 'config:\n  a: 1.50\n  b: true\n  c: "007"\n  d: text\n  e: 0x10\n  f:\n';
        const expected = { a: "1.5", b: "true", c: "007", d: "text", e: "16", f: "" };
        const entries = Object.entries(expected).map(([key, value]) => [`demo:${key}`, value]);
        assert.deepStrictEqual(configOf(yaml), Object.fromEntries(entries));
    });

    it("hands maps and lists over as JSON with sorted keys, numbers as numbers", () => {
        const config = configOf("config:\n  mlops:scaling:\n    min: 1\n    max: { b: [x, 2.5], a: true }\n");
        assert.deepStrictEqual(config, { "mlops:scaling": '{"max":{"a":true,"b":["x",2.5]},"min":1}' });
    });

    it("resolves anchors, aliases and merge keys", () => {
        const config = configOf(
            "config:\n  a:x: &one { k: 1 }\n  a:y: *one\n  a:z: { <<: *one, l: [*one] }\n",
        );
        assert.deepStrictEqual(config, {
            "a:x": '{"k":1}',
            "a:y": '{"k":1}',
            "a:z": '{"k":1,"l":[{"k":1}]}',
        });
    });

    it("puts the project's values under the stack's own", () => {
        const declared = "config:\n  mlops:model: { value: fraud }\n  size: { default: 3 }\n  plain: yes\n";
        write("Pulumi.yaml", `name: demo\n${declared}`);
        assert.deepStrictEqual(configOf("config:\n  demo:size: 4\n"), {
            "demo:plain": "yes",
            "demo:size": "4",
            "mlops:model": "fraud",
        });
    });

    it("replaces secrets by placeholders, inside objects too, and names their keys", () => {
        write(
            "Pulumi.dev.yaml",
            "config:\n  a:x: { secure: v1abc }\n  a:y: { open: 1, hidden: { secure: v1 } }\n",
        );
        const { config, secretKeys } = read();
        assert.deepStrictEqual(secretKeys, ["a:x", "a:y"]);
        assert.deepStrictEqual(config, {
            "a:x": "[secret a:x]",
            "a:y": '{"hidden":"[secret a:y]","open":1}',
        });
    });

    it("takes the settings from another file when told so, for a stack without a file too", () => {
        write("other.yaml", "config:\n  a:x: 1\n");
        const settings = read("new", path.join(home.folder, "other.yaml"));
        assert.deepStrictEqual(settings, {
            project: "demo",
            stack: "new",
            entry: path.join(home.folder, "stacks"),
            config: { "a:x": "1" },
            secretKeys: [],
        });
    });

    it("reads a stack file without anything in it", () => {
        assert.deepStrictEqual(configOf("# nothing yet\n"), {});
    });

    it("lists the stacks that exist when one does not", () => {
        write("Pulumi.prod.yaml", "");
        write("Pulumi.dev.yaml", "");
        assert.deepStrictEqual(stacksIn(home.folder), ["dev", "prod"]);
        assert.throws(() => read("nope"), {
            name: "UsageError",
            message: 'there is no stack "nope"; the stacks are: dev, prod',
        });
    });

    it("says where malformed YAML is malformed", () => {
        const file = write("Pulumi.dev.yaml", "config:\n  a: [1\n");
        assert.throws(() => read(), {
            name: "UsageError",
            message: `${file} is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ] at line 3, column 1`,
        });
    });

    it("lists everything that is malformed", () => {
        const file = write("Pulumi.dev.yaml", "config:\n  a: 1\n  a: 2\n  b: { c: 1, c: 2 }\n");
        assert.throws(() => read(), {
            name: "UsageError",
            message:
                `${file} is not valid YAML:\n  Map keys must be unique at line 3, column 3\n` +
                "  Map keys must be unique at line 4, column 14",
        });
    });

    for (const [what, content, problem] of [
        [
            "several documents",
            "config: {}\n---\nconfig: {}\n",
            'it holds several documents; remove "---" and what belongs to another at line 2',
        ],
        [
            "a tag that nothing knows",
            "config:\n  a: !!python/object:os.system x\n",
            "Unresolved tag: tag:yaml.org,2002:python/object:os.system at line 2, column 6",
        ],
        [
            "an alias of nothing",
            "config:\n  a: *nope\n",
            "*nope names no anchor that stands before it at line 2, column 6",
        ],
        [
            "an alias inside of what it stands for",
            "config:\n  a: &a\n    b: [*a]\n",
            "*a stands inside of what it stands for at line 3, column 9",
        ],
        [
            "aliases that would grow without an end",
            `config:\n  a0: &a0 [x]\n${Array.from({ length: 30 }, (_, i) => `  a${(i + 1).toString()}: &a${(i + 1).toString()} [*a${i.toString()}, *a${i.toString()}]\n`).join("")}`,
            "aliases come to more than 1000 values; write the values out",
        ],
    ] as const) {
        it(`refuses ${what}`, () => {
            const file = write("Pulumi.dev.yaml", content);
            assert.throws(() => read(), {
                name: "UsageError",
                message: `${file} is not valid YAML: ${problem}`,
            });
        });
    }

    for (const [what, content, problem] of [
        [
            "Latin-1",
            Buffer.from("config:\n  a: K\u00f6ln\n", "latin1"),
            " is not UTF-8: line 2 of it; save it as UTF-8, or write its letters anew",
        ],
        ["UTF-16", Buffer.from("\ufeffconfig: {}\n", "utf16le"), " is UTF-16; save it as UTF-8"],
        [
            "control characters",
            "config:\n  a: \0x\n  b: \x1bx\n",
            " holds control characters, which no editor shows: lines 2, 3; remove them",
        ],
        [
            "carriage returns alone",
            "config:\r  a: 1\r",
            " ends lines with carriage returns alone, so that all is one line; save it with line feeds (LF)",
        ],
    ] as const) {
        it(`refuses ${what}`, () => {
            const file = write("Pulumi.dev.yaml", content);
            assert.throws(() => read(), { name: "UsageError", message: `${file}${problem}` });
        });
    }

    it("takes a byte order mark, and line ends of Windows", () => {
        write("Pulumi.dev.yaml", "\ufeffconfig:\r\n  a: K\u00f6ln\r\n");
        assert.strictEqual(read().config["demo:a"], "K\u00f6ln");
    });

    it("refuses settings beside the configuration, which would be passed over", () => {
        const file = write("Pulumi.dev.yaml", "mlops:kind: serving\nconfig:\n  a: 1\nencryptionsalt: v1:x\n");
        assert.throws(() => read(), {
            name: "UsageError",
            message: `${file}: mlops:kind must stand below "config:", further to the right; indent by two spaces`,
        });
    });

    it("refuses a top level or a configuration that is no map", () => {
        const file = write("Pulumi.dev.yaml", "- a\n");
        const message = `${file} must be a map of keys and values at its top level`;
        assert.throws(() => read(), { name: "UsageError", message });
        write("Pulumi.dev.yaml", "config: [a]\n");
        const inner = `${file}: "config" must be a map of keys and values`;
        assert.throws(() => read(), { name: "UsageError", message: inner });
    });

    it("refuses a file that cannot be read", () => {
        const missing = path.join(home.folder, "missing.yaml");
        const message = `cannot read ${path.relative(process.cwd(), missing)}; check the path and its permissions`;
        assert.throws(() => read("dev", missing), { name: "UsageError", message });
    });

    it("names every key that the project declares and the stack lacks", () => {
        const project = write(
            "Pulumi.yaml",
            "name: demo\nconfig:\n  b: { type: string }\n  a: { type: integer }\n",
        );
        const stack = write("Pulumi.dev.yaml", "config: {}\n");
        const message = `${stack} lacks configuration that ${project} declares: a, b`;
        assert.throws(() => read(), { name: "UsageError", message });
    });

    it("refuses settings that only a login could resolve", () => {
        const file = write("Pulumi.dev.yaml", "environment: [shared]\nconfig: {}\n");
        assert.throws(() => read(), {
            name: "UsageError",
            message:
                `${file} takes settings from Pulumi ESC ("environment"), which needs a login; ` +
                "rehearse a copy with the values written out: --settings FILE",
        });
    });
});

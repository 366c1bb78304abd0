import * as assert from "node:assert";
import * as fc from "fast-check";
import { csvValues } from "../../../../rehearsal/pipeline/data/csvRecord";
import { isSelection, selected } from "../../../../rehearsal/pipeline/definition/jsonPath";
import {
    batchRules,
    filteredInput,
    filteredOutput,
    recordsOf,
    requestsOf,
} from "../../../../rehearsal/pipeline/jobs/transformBatches";

const LINES = {
    TransformInput: { SplitType: "Line" },
    TransformOutput: { AssembleWith: "Line" },
};

describe("batchRules", () => {
    it("is as the service has it where nothing is said: a whole object a request", () => {
        const rules = batchRules({});
        assert.deepStrictEqual(recordsOf("a\nb\n", rules), ["a\nb\n"]);
        assert.strictEqual(rules.maxBytes, 6 * 1024 * 1024);
        assert.deepStrictEqual([rules.joinsInput, rules.assemblesLines], [false, false]);
    });

    it("puts as many lines into a request as fit, or one", () => {
        const rules = { ...batchRules(LINES), maxBytes: 8 };
        assert.deepStrictEqual(requestsOf(recordsOf("1,2\n3,4\r\n\n5,6\n", rules), rules), [
            ["1,2", "3,4"],
            ["5,6"],
        ]);
        const single = batchRules({ ...LINES, BatchStrategy: "SingleRecord" });
        assert.deepStrictEqual(requestsOf(["1", "2"], single), [["1"], ["2"]]);
        assert.deepStrictEqual(requestsOf(["a long record"], rules), [["a long record"]]);
    });

    it("hides columns from the model and writes the record beside its prediction", () => {
        const rules = batchRules({
            ...LINES,
            DataProcessing: { InputFilter: "$[1:]", JoinSource: "Input", OutputFilter: "$[0,-1]" },
        });
        assert.strictEqual(filteredInput("id-1,3,4", rules), "3,4");
        assert.strictEqual(filteredOutput("id-1,3,4", "0.7", rules), "id-1,0.7");
    });
});

/** The examples are those of AWS's page on associating predictions with input. */
describe("selected", () => {
    it("picks values by place and by range, from either end", () => {
        const values = ["1", "2", "3", "4"];
        for (const [path, wanted] of [
            ["$", ["1", "2", "3", "4"]],
            ["$[0]", ["1"]],
            ["$[-1]", ["4"]],
            ["$[1:]", ["2", "3", "4"]],
            ["$[1:3]", ["2", "3"]],
            ["$[:-1]", ["1", "2", "3"]],
            ["$[0,3]", ["1", "4"]],
            ["$[9]", []],
        ] as const) {
            assert.ok(isSelection(path));
            assert.deepStrictEqual(selected(path, values), wanted, path);
        }
        assert.ok(!isSelection("$.features") && !isSelection("$['id']") && !isSelection("$[a]"));
    });
});

describe("csvValues", () => {
    it("cuts at commas outside of quotes and leaves every value as it is written", () => {
        assert.deepStrictEqual(csvValues('a,"b,""c""",,d'), ["a", '"b,""c"""', "", "d"]);
        assert.deepStrictEqual(csvValues(""), [""]);
        assert.deepStrictEqual(csvValues("a,"), ["a", ""]);
    });

    it("is undone by joining", () => {
        const value = fc.oneof(
            fc.string().filter((text) => !/[",\r\n]/.test(text)),
            fc.string().map((text) => `"${text.replaceAll('"', '""').replaceAll(/[\r\n]/g, " ")}"`),
        );
        fc.assert(
            fc.property(fc.array(value, { minLength: 1 }), (values) => {
                assert.deepStrictEqual(csvValues(values.join(",")), values);
            }),
            { seed: 4 },
        );
    });
});

import * as assert from "node:assert";
import * as pulumi from "@pulumi/pulumi";
import { describeProblem, listProblems, Problem } from "../../../../components/shared/problems/problems";
import { rejectProblems } from "../../../../components/shared/problems/rejectProblems";
import { record } from "../../../support/recorder";

const TOO_FEW: Problem = { path: "variants[0].count", rule: "must be at least 1", got: 0, fix: "raise it" };
const MISSING: Problem = { path: "source", rule: "must be given", fix: "name a repository" };

class Component extends pulumi.ComponentResource {
    constructor(name: string, problems: readonly Problem[]) {
        super("mlops:test:Component", name);
        rejectProblems(this, "Component", name, problems);
        this.registerOutputs({});
    }
}

describe("describeProblem", () => {
    it("writes path, rule, value and fix on one line", () => {
        assert.strictEqual(
            describeProblem(TOO_FEW),
            "variants[0].count: must be at least 1, got 0; raise it",
        );
    });

    it("leaves the value out where none was given", () => {
        assert.strictEqual(describeProblem(MISSING), "source: must be given; name a repository");
    });

    it("tells text from numbers and shows lists", () => {
        assert.match(describeProblem({ ...TOO_FEW, got: "0" }), /, got "0";/);
        assert.match(describeProblem({ ...TOO_FEW, got: ["a", 1] }), /, got \["a",1\];/);
    });
});

describe("listProblems", () => {
    it("puts one line a problem under the component's class and name", () => {
        assert.strictEqual(
            listProblems("RealtimeEndpoint", "fraud", [TOO_FEW, MISSING]),
            'RealtimeEndpoint "fraud":\n' +
                "  variants[0].count: must be at least 1, got 0; raise it\n" +
                "  source: must be given; name a repository",
        );
    });
});

describe("rejectProblems", () => {
    it("lets a component without problems pass", async () => {
        const recording = await record(() => void new Component("fraud", []));
        assert.deepStrictEqual(recording.names("mlops:test:Component"), ["fraud"]);
    });

    it("stops the program with every problem in one error of the component", async () => {
        await assert.rejects(
            record(() => void new Component("fraud", [TOO_FEW, MISSING])),
            (error: unknown) => {
                assert.ok(pulumi.ResourceError.isInstance(error));
                assert.strictEqual(error.hideStack, true);
                assert.strictEqual(error.message, listProblems("Component", "fraud", [TOO_FEW, MISSING]));
                return true;
            },
        );
    });
});

import * as assert from "node:assert";
import * as fc from "fast-check";
import { definitionProblems } from "../../../../components/build/definition";
import { StepDocument } from "../../../../components/build/definition/steps";
import { condition, definition, processing } from "./documents";

/** A random step: whom it waits for by name, whom it reads from, and whether it sits in a branch. */
interface Draft {
    awaits: number[];
    reads: { step: number; output: string }[];
    place: "top" | "if" | "else";
}

const NAMES = 6;
// One more than there are steps: a reference to nothing must be found too.
const anyStep = fc.nat({ max: NAMES });

const draft: fc.Arbitrary<Draft> = fc.record({
    awaits: fc.array(anyStep, { maxLength: 2 }),
    reads: fc.array(fc.record({ step: anyStep, output: fc.constantFrom("data", "data", "data", "other") }), {
        maxLength: 1,
    }),
    place: fc.constantFrom("top", "top", "if", "else"),
});
/** A random pipeline: steps, and the steps that its condition waits for. */
interface RandomPipeline {
    drafts: Draft[];
    checkAwaits: number[];
}

/** Half of them look backwards only, so that enough of the pipelines are good ones. */
const pipeline: fc.Arbitrary<RandomPipeline> = fc
    .record({
        drafts: fc.array(draft, { minLength: NAMES, maxLength: NAMES }),
        checkAwaits: fc.array(anyStep, { maxLength: 1 }),
        tame: fc.boolean(),
    })
    .map(({ drafts, checkAwaits, tame }) => {
        const tamed = drafts.map((one, index): Draft => {
            const limit = (name: number) => name % Math.max(index, 1);
            return {
                place: one.place,
                awaits: index === 0 ? [] : one.awaits.map(limit),
                reads:
                    index === 0
                        ? []
                        : one.reads.map(({ step: from, output }) => ({ step: limit(from), output })),
            };
        });
        return { drafts: tame ? tamed : drafts, checkAwaits };
    });

function step({ awaits, reads }: Draft, index: number): StepDocument {
    const sources = reads.map(({ step: from, output }) => ({
        Get: `Steps.S${String(from)}.ProcessingOutputConfig.Outputs['${output}'].S3Output.S3Uri`,
    }));
    const base = processing(`S${String(index)}`);
    return {
        ...base,
        DependsOn: awaits.map((name) => `S${String(name)}`),
        Arguments: { ...base.Arguments, ProcessingInputs: sources },
    };
}

function document({ drafts, checkAwaits }: RandomPipeline) {
    const placed = (place: Draft["place"]) =>
        drafts.flatMap((one, index) => (one.place === place ? [step(one, index)] : []));
    const check = condition("Check", placed("if"), placed("else"));
    const DependsOn = checkAwaits.map((name) => `S${String(name)}`);
    return definition([...placed("top"), { ...check, DependsOn }]);
}

/**
 * Runs the pipeline as the service would, once for each way that the condition can go, by trying every step until
 * nothing changes. A slow and obvious judge: a pipeline is good if everything that should run gets to run, apart
 * from what waits for the branch that was not taken, and every value that is read is there.
 */
function isGood({ drafts, checkAwaits }: RandomPipeline): boolean {
    const exists = (name: number) => name < drafts.length;
    const isRead = ({ step: from, output }: Draft["reads"][number]) => exists(from) && output === "data";
    if (!drafts.every(({ awaits, reads }) => awaits.every(exists) && reads.every(isRead))) {
        return false;
    }
    if (!checkAwaits.every(exists)) {
        return false;
    }
    if (drafts.every(({ place }) => place === "top")) {
        return false;
    }
    const opposite = { if: "else", else: "if", top: "none" };
    const crossesBranches = drafts.some(({ place, awaits, reads }) =>
        [...awaits, ...reads.map(({ step: from }) => from)].some(
            (from) => drafts[from]?.place === opposite[place],
        ),
    );
    const ended = new Set<number>();
    let chosen = false;
    for (let round = 0; round <= drafts.length + 1; round += 1) {
        chosen ||= checkAwaits.every((name) => ended.has(name));
        drafts.forEach(({ awaits, reads, place }, index) => {
            const before = [...awaits, ...reads.map(({ step: from }) => from)];
            if (before.every((name) => ended.has(name)) && (place === "top" || chosen)) {
                ended.add(index);
            }
        });
    }
    return !crossesBranches && chosen && drafts.every((_, index) => ended.has(index));
}

describe("random pipelines", () => {
    it("are accepted exactly if every step finds what it reads and gets to run", () => {
        let good = 0;
        const property = fc.property(pipeline, (random) => {
            const problems = definitionProblems(document(random));
            good += isGood(random) ? 1 : 0;
            assert.strictEqual(problems.length === 0, isGood(random), JSON.stringify(problems, null, 2));
        });

        fc.assert(property, { seed: 42, numRuns: 2000 });
        // Otherwise the property would hold for a validator that rejects everything.
        assert.ok(good > 200, `only ${String(good)} of 2000 pipelines were good`);
    });

    it("are explained where they are rejected: each problem has a path into the document and a fix", () => {
        const property = fc.property(pipeline, (random) => {
            for (const { path, rule, fix } of definitionProblems(document(random))) {
                assert.match(path, /^Steps\.(S\d|Check)/);
                assert.notStrictEqual(rule, "");
                assert.notStrictEqual(fix, "");
            }
        });

        fc.assert(property, { seed: 42, numRuns: 500 });
    });
});

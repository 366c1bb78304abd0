import * as assert from "node:assert";
import * as fc from "fast-check";
import { AlarmSide, StepAdjustmentArgs } from "../../../../components/scaling/scalingArgs";
import { stepBoundProblems } from "../../../../components/scaling/problems/stepBounds";
import { describeProblem } from "../../../../components/shared/problems/problems";

function messages(side: AlarmSide, steps: StepAdjustmentArgs[]): string[] {
    return stepBoundProblems("steps", side, steps).map(describeProblem);
}

function step(lowerBound: number | undefined, upperBound: number | undefined): StepAdjustmentArgs {
    return {
        adjustment: 1,
        ...(lowerBound === undefined ? {} : { lowerBound }),
        ...(upperBound === undefined ? {} : { upperBound }),
    };
}

/** Slow and obvious: looks at every distance that can tell two sets of small whole bounds apart. */
function isCoveredOnce(side: AlarmSide, steps: StepAdjustmentArgs[]): boolean {
    const distances = Array.from({ length: 81 }, (_, index) => (index - 40) / 2 + 0.25);
    const owners = (distance: number) =>
        steps.filter(({ lowerBound, upperBound }) => {
            return (
                (lowerBound === undefined || lowerBound <= distance) &&
                (upperBound === undefined || distance < upperBound)
            );
        });
    const reached = (distance: number) => (side === AlarmSide.Above ? distance > 0 : distance < 0);
    const covers = distances.every((distance) => owners(distance).length === (reached(distance) ? 1 : 0));
    return (
        covers &&
        steps.every((candidate) => distances.some((distance) => owners(distance).includes(candidate)))
    );
}

/** The rules of the service's own documentation, read one by one. */
function breaksServiceRule(steps: StepAdjustmentArgs[]): string | undefined {
    const lowers = steps.map(({ lowerBound }) => lowerBound);
    const uppers = steps.map(({ upperBound }) => upperBound);
    const open = (bounds: (number | undefined)[]) => bounds.filter((bound) => bound === undefined).length;
    if (open(lowers) > 1 || open(uppers) > 1) return "more than one open end";
    if (lowers.some((bound) => (bound ?? 0) < 0) && open(lowers) === 0) return "negative lower, none open";
    if (uppers.some((bound) => (bound ?? 0) > 0) && open(uppers) === 0) return "positive upper, none open";
    if (steps.some((candidate) => candidate.lowerBound === undefined && candidate.upperBound === undefined)) {
        return "open at both ends";
    }
    return undefined;
}

describe("step bounds", () => {
    it("accepts the steps of AWS's notebook: [0,5), [5,80), [80,∞)", () => {
        assert.deepStrictEqual(messages(AlarmSide.Above, [step(0, 5), step(5, 80), step(80, undefined)]), []);
    });

    it("accepts them in any order, and the mirror image below the threshold", () => {
        assert.deepStrictEqual(messages(AlarmSide.Above, [step(80, undefined), step(0, 5), step(5, 80)]), []);
        assert.deepStrictEqual(messages(AlarmSide.Below, [step(-5, 0), step(undefined, -5)]), []);
    });

    it("reports a gap and an overlap with the bounds that disagree", () => {
        assert.deepStrictEqual(messages(AlarmSide.Above, [step(0, 5), step(10, 30), step(20, undefined)]), [
            'steps: must follow each other without gap, got ["5","10"]; let each step start where the one before it ends',
            'steps: must follow each other without overlap, got ["30","20"]; let each step start where the one before it ends',
        ]);
    });

    it("reports breaches that no step answers", () => {
        assert.deepStrictEqual(messages(AlarmSide.Above, [step(5, 80)]), [
            'steps: must start at 0 where the alarm fires above its threshold, got "5"; give the lowest step lowerBound 0',
            'steps: must end at no bound where the alarm fires above its threshold, got "80"; leave out the highest step\'s upperBound',
        ]);
        assert.deepStrictEqual(messages(AlarmSide.Below, [step(-5, -1)]), [
            'steps: must start at no bound where the alarm fires below its threshold, got "-5"; leave out its lowerBound',
            'steps: must end at 0 where the alarm fires below its threshold, got "-1"; give it upperBound 0',
        ]);
    });

    it("reports a step that is empty, and only that", () => {
        assert.deepStrictEqual(messages(AlarmSide.Above, [step(5, 5)]), [
            'steps[0]: must have a lowerBound below its upperBound, got {"adjustment":1,"lowerBound":5,"upperBound":5}; swap the bounds or drop the step',
        ]);
    });

    it("reports a step that is open at both ends, because half of it is never reached", () => {
        assert.deepStrictEqual(messages(AlarmSide.Above, [step(undefined, undefined)]), [
            'steps: must start at 0 where the alarm fires above its threshold, got "no bound"; give the lowest step lowerBound 0',
        ]);
    });

    const bound = fc.option(fc.integer({ min: -6, max: 6 }), { nil: undefined });
    const anyStep = fc.tuple(bound, bound).map(([lower, upper]) => step(lower, upper));
    const side = fc.constantFrom<AlarmSide>(AlarmSide.Above, AlarmSide.Below);
    /** Contiguous steps that cover the whole line above or below, which random steps seldom do. */
    const partition = fc
        .uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 })
        .map((cuts) => {
            const sorted = [...cuts].sort((a, b) => a - b);
            return sorted.map((cut, index) => step(cut, sorted[index + 1]));
        });

    it("accepts exactly what a slow reference evaluator finds covered once", () => {
        const candidates = fc.oneof(fc.array(anyStep, { minLength: 1, maxLength: 4 }), partition);
        fc.assert(
            fc.property(side, candidates, (onSide, steps) => {
                assert.strictEqual(messages(onSide, steps).length === 0, isCoveredOnce(onSide, steps));
            }),
            { seed: 42, numRuns: 3000 },
        );
    });

    it("accepts nothing that breaks a rule of the service", () => {
        fc.assert(
            fc.property(
                side,
                fc.oneof(fc.array(anyStep, { minLength: 1, maxLength: 3 }), partition),
                (onSide, steps) => {
                    if (messages(onSide, steps).length === 0) {
                        assert.strictEqual(breaksServiceRule(steps), undefined);
                    }
                },
            ),
            { seed: 42, numRuns: 3000 },
        );
    });
});

import { unless, wholeNumberProblems } from "../../shared/problems/checks";
import type { Problem } from "../../shared/problems/problems";
import { cooldownProblems, metricProblems } from "./metricProblems";
import { AdjustmentType, AlarmSide, DEFAULT_EVALUATION_MINUTES, StepScalingArgs } from "../scalingArgs";
import type { ScalingKind } from "../scalingKinds";
import { stepBoundProblems } from "./stepBounds";

/** https://docs.aws.amazon.com/general/latest/gr/as-app.html */
const MAX_STEPS = 20;
const LONGEST_EVALUATION_MINUTES = 60;

/**
 * What is wrong with the step policies.
 *
 * @param trackedScaleIn whether a target tracking policy scales in, which a step policy must then not do: its
 * scale-in is not held back by target tracking, and the two would take turns
 */
export function stepScalingProblems(
    policies: StepScalingArgs[],
    kind: ScalingKind,
    vcpus: number | undefined,
    trackedScaleIn: boolean,
): Problem[] {
    const alarmed = { adjective: kind.adjective, names: kind.alarmed };
    return policies.flatMap((policy, index) => {
        const path = `stepScaling[${String(index)}]`;
        return [
            ...metricProblems(`${path}.alarm`, policy.alarm, alarmed, vcpus),
            ...alarmWindowProblems(path, policy),
            ...unless(policy.steps.length >= 1 && policy.steps.length <= MAX_STEPS, {
                path: `${path}.steps`,
                rule: `must have 1 to ${String(MAX_STEPS)} steps`,
                got: policy.steps.length,
                fix: "join neighbouring steps",
            }),
            ...stepBoundProblems(`${path}.steps`, policy.alarm.side ?? AlarmSide.Above, policy.steps),
            ...adjustmentProblems(path, policy, kind, trackedScaleIn),
            ...cooldownProblems(`${path}.cooldownSeconds`, policy.cooldownSeconds),
        ];
    });
}

function alarmWindowProblems(path: string, policy: StepScalingArgs): Problem[] {
    const { evaluationMinutes, breachingMinutes } = policy.alarm;
    const fix = "look at a few minutes, 3 by default";
    const window = evaluationMinutes ?? DEFAULT_EVALUATION_MINUTES;
    return [
        ...wholeNumberProblems(
            `${path}.alarm.evaluationMinutes`,
            window,
            { min: 1, max: LONGEST_EVALUATION_MINUTES },
            fix,
        ),
        ...wholeNumberProblems(
            `${path}.alarm.breachingMinutes`,
            breachingMinutes ?? 1,
            { min: 1, max: window },
            "let at most every evaluated minute breach",
        ),
    ];
}

function adjustmentProblems(
    path: string,
    policy: StepScalingArgs,
    { least }: ScalingKind,
    trackedScaleIn: boolean,
): Problem[] {
    const type = policy.adjustmentType ?? AdjustmentType.ChangeInCapacity;
    const exact = type === AdjustmentType.ExactCapacity;
    const steps = policy.steps.flatMap(({ adjustment }, index) => [
        ...unless(Number.isInteger(adjustment) && (exact ? adjustment >= least.capacity : adjustment !== 0), {
            path: `${path}.steps[${String(index)}].adjustment`,
            rule: exact
                ? `must be a whole number of at least ${String(least.capacity)}`
                : "must be a whole number other than 0",
            got: adjustment,
            fix: exact ? least.fix : "drop the step's adjustment or give it an effect",
        }),
        ...unless(exact || adjustment >= 0 || !trackedScaleIn, {
            path: `${path}.steps[${String(index)}].adjustment`,
            rule: "must not scale in beside a target tracking policy that does",
            got: adjustment,
            fix: "leave scaling in to target tracking, or set disableScaleIn on every target tracking policy",
        }),
    ]);
    return [
        ...steps,
        ...unless(!exact || !trackedScaleIn, {
            path: `${path}.adjustmentType`,
            rule: "must not set the capacity beside a target tracking policy that scales in",
            got: type,
            fix: "use ChangeInCapacity, or set disableScaleIn on every target tracking policy",
        }),
        ...magnitudeProblems(path, type, policy.minAdjustmentInstances),
    ];
}

function magnitudeProblems(path: string, type: AdjustmentType, magnitude: number | undefined): Problem[] {
    return unless(
        magnitude === undefined ||
            (type === AdjustmentType.PercentChangeInCapacity &&
                Number.isInteger(magnitude) &&
                magnitude >= 1),
        {
            path: `${path}.minAdjustmentInstances`,
            rule: "must be a whole number of at least 1, and given only with PercentChangeInCapacity",
            got: magnitude,
            fix: "leave it out, or change adjustmentType",
        },
    );
}

import { unless } from "../../shared/problems/checks";
import type { Problem } from "../../shared/problems/problems";
import { parseInstanceType } from "../../shared/instanceTypes";
import { RolloutArgs, RolloutStrategy, waitSecondsOf } from "./rolloutArgs";

/** What a rollout moves: one entry a variant, whether there is a shadow, and the rollback alarms. */
export interface Fleet {
    variants: { name: string; instanceType: string; initialInstanceCount: number }[];
    shadow?: { name: string };
    rollbackAlarmCount: number;
    /** Longest time that one of the alarms takes to go off, where that is known. */
    rollbackAlarmSeconds?: number;
}

const MAX_ALARMS = 10;
const MIN_INSTANCES = 2;

/** Guardrails fall back to all-at-once, without a bake time and without a word, on this family. */
function lacksGuardrails(instanceType: string): boolean {
    return parseInstanceType(instanceType)?.family === "inf1";
}

function alarmProblems(strategy: RolloutStrategy, count: number): Problem[] {
    const min = strategy === RolloutStrategy.AllAtOnce ? 0 : 1;
    return count >= min && count <= MAX_ALARMS
        ? []
        : [
              {
                  path: "rollbackAlarmNames",
                  rule: `must name ${String(min)} to ${String(MAX_ALARMS)} alarms for the strategy ${strategy}`,
                  got: count,
                  fix: "give the alarms that say whether a new version is worse, 5XX errors and latency first",
              },
          ];
}

/** An alarm that takes longer than the wait after a step speaks when the step is over. */
function alarmTimeProblems(path: string, args: RolloutArgs, alarmSeconds = 0): Problem[] {
    const wait = waitSecondsOf(args);
    return wait >= alarmSeconds
        ? []
        : [
              {
                  path: `${path}.waitSeconds`,
                  rule: `must be at least what a rollback alarm takes to go off, ${String(alarmSeconds)} s`,
                  got: wait,
                  fix: "wait longer, or shorten the alarm's period or its evaluation periods",
              },
          ];
}

function variantProblems(path: string, strategy: RolloutStrategy, fleet: Fleet): Problem[] {
    return fleet.variants.flatMap(({ name, instanceType, initialInstanceCount }) => [
        ...unless(initialInstanceCount >= MIN_INSTANCES, {
            path,
            rule: `${strategy} needs at least 2 instances of variant ${name} to move a part of them`,
            got: initialInstanceCount,
            fix: "add instances or use allAtOnce",
        }),
        ...unless(!lacksGuardrails(instanceType), {
            path,
            rule: `SageMaker has no deployment guardrails for the instance type of variant ${name}`,
            got: instanceType,
            fix: "use allAtOnce or an inf2 type",
        }),
    ]);
}

/** What keeps a rollout from working on this fleet. */
export function fleetProblems(path: string, args: RolloutArgs, fleet: Fleet): Problem[] {
    const { strategy } = args;
    const problems = [
        ...alarmProblems(strategy, fleet.rollbackAlarmCount),
        ...alarmTimeProblems(path, args, fleet.rollbackAlarmSeconds),
    ];
    if (strategy === RolloutStrategy.AllAtOnce) {
        return problems;
    }
    const at = `${path}.strategy`;
    const count = fleet.variants.length + (fleet.shadow === undefined ? 0 : 1);
    return [
        ...problems,
        ...unless(strategy !== RolloutStrategy.Rolling || count <= 1, {
            path: at,
            rule: "must not be rolling for an endpoint with several variants",
            got: count,
            fix: "use canary or linear",
        }),
        ...variantProblems(at, strategy, fleet),
    ];
}

/** The rollout of an endpoint that asks for none: a canary where it can work, otherwise all at once. */
export function defaultRollout(fleet: Fleet): RolloutArgs {
    const works = fleetProblems("rollout", { strategy: RolloutStrategy.Canary }, fleet).length === 0;
    return { strategy: works ? RolloutStrategy.Canary : RolloutStrategy.AllAtOnce };
}

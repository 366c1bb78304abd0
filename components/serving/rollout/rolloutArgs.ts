/** How SageMaker moves traffic from the old fleet to the new one. */
export const RolloutStrategy = {
    /** A part first, the rest when no alarm went off: blue/green. */
    Canary: "canary",
    /** In equal steps: blue/green. */
    Linear: "linear",
    /** Instance batch by instance batch, without a second fleet. */
    Rolling: "rolling",
    /** Everything at once, with a bake time afterwards: blue/green. */
    AllAtOnce: "allAtOnce",
} as const;
export type RolloutStrategy = (typeof RolloutStrategy)[keyof typeof RolloutStrategy];

/**
 * How a new configuration goes live. Limits are AWS's:
 * https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-guardrails-blue-green.html
 */
export interface RolloutArgs {
    /**
     * How traffic moves, from fleet to fleet and, where weights change, from variant to variant.
     * `rolling` is for endpoints with one variant.
     */
    strategy: RolloutStrategy;
    /**
     * Percent of the capacity that moves per step; not for `allAtOnce`. Canary: 1 to 50, default 10.
     * Linear: 10 to 50, default 25. Rolling: 5 to 50, default 25.
     * With two instances the smallest step is one instance, which is half of the fleet; a canary that is
     * really small needs three instances or more, which is what AWS's own template demands.
     */
    stepPercent?: number;
    /** Seconds that alarms are watched after each step: 0 to 3600, default 600. At least an alarm's period times its evaluation periods. */
    waitSeconds?: number;
    /** Seconds that the old fleet is kept once all traffic has moved: 0 to 3600, default 300. Not for `rolling`, which has no old fleet. */
    terminationWaitSeconds?: number;
    /** Percent of the capacity that goes back per step in a rollback; only for `rolling`. 5 to 100, default 100. */
    rollbackPercent?: number;
    /** Seconds after which SageMaker gives up and rolls back: 600 to 14400, more than all waits together. Default: all waits plus an hour. */
    timeoutSeconds?: number;
    /**
     * Seconds that the deployment watches the update before it fails without a verdict, while the update goes on
     * in SageMaker. More than `timeoutSeconds`; default an hour more, for a rollback.
     */
    watchSeconds?: number;
}

/** A rollout with every default filled in; what is not in it does not apply to its strategy. */
export interface RolloutPlan {
    strategy: RolloutStrategy;
    stepPercent?: number;
    waitSeconds: number;
    terminationWaitSeconds?: number;
    rollbackPercent?: number;
    maximumExecutionSeconds: number;
}

const DEFAULTS = {
    stepPercent: { canary: 10, linear: 25, rolling: 25 },
    waitSeconds: 600,
    terminationWaitSeconds: 300,
    rollbackPercent: 100,
    /** What starting instances and loading models takes on top of the waits. */
    workSeconds: 3600,
} as const;

/** AWS's bounds of `timeoutSeconds`; the service model allows 28800, the provider's documentation 14400. */
export const EXECUTION_SECONDS = { min: 600, max: 14400 } as const;

/** Percent per step, whole; undefined where the strategy has no steps. */
export function stepPercentOf(args: RolloutArgs): number | undefined {
    return args.strategy === RolloutStrategy.AllAtOnce
        ? undefined
        : (args.stepPercent ?? DEFAULTS.stepPercent[args.strategy]);
}

/**
 * After which shares of a change of weights the alarms are watched: the same steps as those of the capacity,
 * a canary's first and the rest, equal ones, or all at once.
 */
export function weightSteps(plan: RolloutPlan): number[] {
    const { strategy, stepPercent = 100 } = plan;
    if (strategy === RolloutStrategy.Canary) {
        return [stepPercent / 100, 1];
    }
    const count = Math.ceil(100 / stepPercent);
    return Array.from({ length: count }, (_, at) => Math.min(100, (at + 1) * stepPercent) / 100);
}

/** Number of times that SageMaker waits after a step. */
function waitCount(args: RolloutArgs): number {
    const step = stepPercentOf(args);
    if (step === undefined) {
        return 1;
    }
    return args.strategy === RolloutStrategy.Canary ? 2 : Math.ceil(100 / step);
}

/** Seconds that alarms are watched after each step. */
export function waitSecondsOf(args: RolloutArgs): number {
    return args.waitSeconds ?? DEFAULTS.waitSeconds;
}

/** Seconds that a rollout which goes well spends waiting. */
export function totalWaitSeconds(args: RolloutArgs): number {
    const termination =
        args.strategy === RolloutStrategy.Rolling
            ? 0
            : (args.terminationWaitSeconds ?? DEFAULTS.terminationWaitSeconds);
    return waitCount(args) * waitSecondsOf(args) + termination;
}

/** Seconds after which SageMaker rolls back. */
export function executionSeconds(args: RolloutArgs): number {
    const { min, max } = EXECUTION_SECONDS;
    const enough = totalWaitSeconds(args) + DEFAULTS.workSeconds;
    return args.timeoutSeconds ?? Math.max(min, Math.min(max, enough));
}

/** Seconds that the deployment watches the update. */
export function watchSeconds(args: RolloutArgs): number {
    return args.watchSeconds ?? executionSeconds(args) + DEFAULTS.workSeconds;
}

/** Fills in every default. */
export function planRollout(args: RolloutArgs): RolloutPlan {
    const stepPercent = stepPercentOf(args);
    const rolling = args.strategy === RolloutStrategy.Rolling;
    return {
        strategy: args.strategy,
        ...(stepPercent === undefined ? {} : { stepPercent }),
        waitSeconds: waitSecondsOf(args),
        ...(rolling
            ? { rollbackPercent: args.rollbackPercent ?? DEFAULTS.rollbackPercent }
            : { terminationWaitSeconds: args.terminationWaitSeconds ?? DEFAULTS.terminationWaitSeconds }),
        maximumExecutionSeconds: executionSeconds(args),
    };
}

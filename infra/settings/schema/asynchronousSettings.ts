import { z } from "zod";
import type { RolloutStrategy } from "../../../components/serving/rollout/rolloutArgs";
import { queueThresholds } from "./alarmSettings";
import { modelPackageArn } from "./formats";
import { asynchronousScaling } from "./scalingSettings";
import { hostingType, initialCount, smallFleetRollout } from "./variantSettings";

const shape = z.strictObject({
    instanceType: hostingType,
    initialInstanceCount: initialCount.describe(
        "Instances at the first deployment, and at every later one that finds none; scaling decides otherwise.",
    ),
    modelPackageArn: modelPackageArn
        .optional()
        .describe("Version of this endpoint alone. Default: the stack's."),
    maxConcurrentInvocationsPerInstance: z
        .int()
        .min(1)
        .max(1000)
        .optional()
        .describe("Requests that one instance works on at a time. Default: SageMaker chooses."),
    rollout: smallFleetRollout.describe("How a new version takes over from the live one."),
    scaling: asynchronousScaling
        .optional()
        .describe(
            "Autoscaling; with `minCapacity: 0` nothing is paid for while nothing waits. Default: none.",
        ),
    alarms: queueThresholds.describe("Thresholds of the required alarms that differ from the defaults."),
});

type Asynchronous = Pick<z.output<typeof shape>, "initialInstanceCount" | "scaling">;

/** Fewest instances of a fleet of which a part can go first. */
const DIVISIBLE = 2;

/** Whether there are always so many instances that a new version can take over step by step. */
function isAlwaysDivisible({ initialInstanceCount, scaling }: Asynchronous): boolean {
    const minima = scaling && [scaling, ...scaling.schedules].flatMap(({ minCapacity }) => minCapacity ?? []);
    return Math.min(...(minima ?? [initialInstanceCount])) >= DIVISIBLE;
}

/** How a new version takes over: as the settings say, else by a canary where there is always a part that can go first. */
export function rolloutStrategy(
    given: Pick<z.output<typeof shape>, "rollout"> & Asynchronous,
): RolloutStrategy {
    return given.rollout.strategy ?? (isAlwaysDivisible(given) ? "canary" : "allAtOnce");
}

function countProblem({ initialInstanceCount, scaling }: Asynchronous): string | undefined {
    if (scaling === undefined) {
        return undefined;
    }
    const { minCapacity, maxCapacity } = scaling;
    return initialInstanceCount >= minCapacity && initialInstanceCount <= maxCapacity
        ? undefined
        : `must lie between scaling.minCapacity and maxCapacity (${minCapacity.toString()} and ${maxCapacity.toString()})`;
}

/** An endpoint that answers from a queue, as `AsyncEndpoint`. */
export const asynchronous = shape.superRefine((given, context) => {
    const message = countProblem(given);
    if (message !== undefined) {
        context.addIssue({ code: "custom", path: ["initialInstanceCount"], message });
    }
    const { strategy = "allAtOnce" } = given.rollout;
    if (strategy !== "allAtOnce" && !isAlwaysDivisible(given)) {
        const rule =
            "must be allAtOnce where there may be fewer than 2 instances, of which no part can go first";
        context.addIssue({ code: "custom", path: ["rollout", "strategy"], message: rule });
    }
});

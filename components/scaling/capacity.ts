import { describeProblem, Problem } from "../shared/problems/problems";
import { CapacityFigures, figureProblems, limitProblems } from "./problems/capacityProblems";

/** The traffic that a variant must carry, and how careful to be about it. */
export interface ExpectedTraffic {
    /** Highest load expected on the variant, in requests per second. Must be > 0. */
    peakRequestsPerSecond: number;
    /** Load that is always there, in requests per second. Default: 0. At most the peak. */
    baseRequestsPerSecond?: number;
    /**
     * Share of an instance's measured limit that scaling aims for, between 0 and 1. Default: 0.5, which leaves
     * room for the minutes that a new instance takes to start. About 0.4 favours availability, 0.7 cost.
     * https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-scaling-loadtest.html
     */
    safetyFactor?: number;
    /** Head room above the peak in the maximum capacity, as a factor of at least 1. Default: 1.2. */
    growthFactor?: number;
    /** Fewest instances to keep. Default: 2, one in each of two Availability Zones. */
    minInstances?: number;
}

/** A load test of one instance of the type that will serve. */
export interface LoadTestResult extends ExpectedTraffic {
    /** Highest load that one instance took within its latency goal, in requests per second. Must be > 0. */
    maxRequestsPerSecondPerInstance: number;
}

/** What an Inference Recommender job found for one instance type. */
export interface InferenceRecommendation extends ExpectedTraffic {
    /**
     * `MaxInvocations` of the recommendation: most requests that one instance answers, per minute.
     * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_RecommendationMetrics.html
     */
    maxInvocationsPerMinutePerInstance: number;
}

/** How to size an `AutoscalingPolicy`; each field goes to the argument of the same name. */
export interface CapacityPlan {
    /** Value to track for `SageMakerVariantInvocationsPerInstance`: invocations of one instance per minute. */
    invocationsPerMinutePerInstance: number;
    /** Fewest instances. */
    minCapacity: number;
    /** Most instances. */
    maxCapacity: number;
}

const DEFAULTS = { baseRequestsPerSecond: 0, safetyFactor: 0.5, growthFactor: 1.2, minInstances: 2 } as const;

const SECONDS_PER_MINUTE = 60;

/** Products of decimal fractions miss whole numbers by less than this: 0.29 × 100 is 28.999999999999996. */
const ROUNDING_TOLERANCE = 1e-9;

/**
 * Sizes a policy from a load test: the value to track is the measured limit × safety factor × 60, because the
 * metric counts per minute; the capacities carry base and peak load at that value.
 *
 * @throws RangeError that lists every figure that is out of range
 */
export function capacityFromLoadTest(test: LoadTestResult): CapacityPlan {
    const { maxRequestsPerSecondPerInstance: limit, ...traffic } = test;
    const figures = { ...DEFAULTS, ...traffic };
    const target = limit * SECONDS_PER_MINUTE * figures.safetyFactor;
    reject("capacityFromLoadTest", [
        ...limitProblems("maxRequestsPerSecondPerInstance", limit, target),
        ...figureProblems(figures),
    ]);
    return planFor(figures, target);
}

/**
 * Sizes a policy from Inference Recommender's figures, which are per minute already.
 *
 * @throws RangeError that lists every figure that is out of range
 */
export function capacityFromRecommendation(recommendation: InferenceRecommendation): CapacityPlan {
    const { maxInvocationsPerMinutePerInstance: limit, ...traffic } = recommendation;
    const figures = { ...DEFAULTS, ...traffic };
    const target = limit * figures.safetyFactor;
    reject("capacityFromRecommendation", [
        ...limitProblems("maxInvocationsPerMinutePerInstance", limit, target),
        ...figureProblems(figures),
    ]);
    return planFor(figures, target);
}

function planFor(figures: CapacityFigures, targetPerMinute: number): CapacityPlan {
    const target = Math.floor(targetPerMinute + ROUNDING_TOLERANCE);
    const instancesFor = (requestsPerSecond: number) =>
        Math.ceil((requestsPerSecond * SECONDS_PER_MINUTE) / target - ROUNDING_TOLERANCE);
    const minCapacity = Math.max(figures.minInstances, instancesFor(figures.baseRequestsPerSecond));
    const maxCapacity = Math.max(
        minCapacity,
        instancesFor(figures.peakRequestsPerSecond * figures.growthFactor),
    );
    return { invocationsPerMinutePerInstance: target, minCapacity, maxCapacity };
}

function reject(functionName: string, problems: Problem[]): void {
    if (problems.length > 0) {
        const lines = problems.map((problem) => `  ${describeProblem(problem)}`);
        throw new RangeError([`${functionName}:`, ...lines].join("\n"));
    }
}

import { Problem } from "../../shared/problems/problems";
import { Json, JsonObject } from "./json";
import { PlacedStep } from "./stepTree";
import { STEP_TYPES, StepType } from "./steps";

const DURATION = /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?)?$/i;

/** Bounds of a retry policy: SageMaker Python SDK, `workflow/retry.py`. */
const RETRY_BOUNDS = {
    IntervalSeconds: { min: 0, max: 43_200 },
    BackoffRate: { min: 0, max: Number.POSITIVE_INFINITY },
    MaxAttempts: { min: 1, max: 20 },
    ExpireAfterMin: { min: 1, max: 14_400 },
} as const;

function typesWith(feature: "cache" | "retry"): string {
    return Object.entries(STEP_TYPES)
        .filter(([, features]) => features[feature])
        .map(([type]) => type)
        .join(", ");
}

function misplaced(path: string, feature: "cache" | "retry", type: StepType): Problem[] {
    return STEP_TYPES[type][feature]
        ? []
        : [
              {
                  path,
                  rule: `must stand on a step of type ${typesWith(feature)}`,
                  got: type,
                  fix: "take it away from this step",
              },
          ];
}

function durationProblems(path: string, duration: Json | undefined): Problem[] {
    return typeof duration === "string" && DURATION.test(duration)
        ? []
        : [
              {
                  path,
                  rule: "must be an ISO 8601 duration of years to minutes",
                  got: duration,
                  fix: "write P30D for thirty days, PT1H for one hour",
              },
          ];
}

function boundProblems(policy: JsonObject, path: string): Problem[] {
    return Object.entries(RETRY_BOUNDS).flatMap(([key, { min, max }]) => {
        const value = policy[key];
        return value === undefined || (typeof value === "number" && value >= min && value <= max)
            ? []
            : [
                  {
                      path: `${path}.${key}`,
                      rule: `must be ${String(min)}${max === Number.POSITIVE_INFINITY ? " or more" : ` to ${String(max)}`}`,
                      got: value,
                      fix: "choose a number in these bounds",
                  },
              ];
    });
}

function retryProblems(policy: JsonObject, path: string): Problem[] {
    const ends = ["MaxAttempts", "ExpireAfterMin"].filter((key) => policy[key] !== undefined);
    const endProblems =
        ends.length === 1
            ? []
            : [
                  {
                      path,
                      rule: "must end by exactly one of MaxAttempts and ExpireAfterMin",
                      got: ends,
                      fix: "give one of them",
                  },
              ];
    return [...endProblems, ...boundProblems(policy, path)];
}

/** What is wrong with the caching and retrying of a step. */
export function policyProblems({ step, path }: PlacedStep): Problem[] {
    const { CacheConfig, RetryPolicies = [], Type } = step;
    return [
        ...(CacheConfig === undefined
            ? []
            : [
                  ...misplaced(`${path}.CacheConfig`, "cache", Type),
                  ...durationProblems(`${path}.CacheConfig.ExpireAfter`, CacheConfig["ExpireAfter"]),
              ]),
        ...(RetryPolicies.length === 0 ? [] : misplaced(`${path}.RetryPolicies`, "retry", Type)),
        ...RetryPolicies.flatMap((policy, index) =>
            retryProblems(policy, `${path}.RetryPolicies[${String(index)}]`),
        ),
    ];
}

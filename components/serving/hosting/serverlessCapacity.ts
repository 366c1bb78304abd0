import { unless, wholeNumberProblems } from "../../shared/problems/checks";
import type { Problem } from "../../shared/problems/problems";

/** What a serverless variant may use. */
export interface ServerlessCapacityArgs {
    /** Memory of each container, in MB: 1024, 2048, 3072, 4096, 5120 or 6144. CPUs are given in proportion to it. */
    memorySizeInMb: number;
    /** Most requests that are answered at the same time, 1 to 200; SageMaker refuses more. All endpoints of the account share a quota. */
    maxConcurrency: number;
    /**
     * Containers that are kept warm and are paid for whether they are used or not, 1 to `maxConcurrency`. Autoscaling
     * may change it; what it has set survives a rollout. Default: none, so that requests meet cold starts.
     */
    provisionedConcurrency?: number;
}

/** AWS's limits: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariantServerlessConfig.html */
const MEMORY_SIZES_IN_MB = [1024, 2048, 3072, 4096, 5120, 6144];
const CONCURRENCY = { min: 1, max: 200 } as const;

/** What is wrong with the capacity of a serverless variant. */
export function serverlessCapacityProblems(args: ServerlessCapacityArgs): Problem[] {
    const { memorySizeInMb, maxConcurrency, provisionedConcurrency } = args;
    const provisioned =
        provisionedConcurrency === undefined
            ? []
            : wholeNumberProblems(
                  "provisionedConcurrency",
                  provisionedConcurrency,
                  { ...CONCURRENCY, max: Math.min(CONCURRENCY.max, maxConcurrency) },
                  "keep as many containers warm as are usually busy, at most maxConcurrency, or leave it out",
              );
    return [
        ...unless(MEMORY_SIZES_IN_MB.includes(memorySizeInMb), {
            path: "memorySizeInMb",
            rule: `must be one of ${MEMORY_SIZES_IN_MB.join(", ")}`,
            got: memorySizeInMb,
            fix: "choose one that the model fits in; a larger model needs instances",
        }),
        ...wholeNumberProblems(
            "maxConcurrency",
            maxConcurrency,
            CONCURRENCY,
            "give the requests that are in flight at the busiest time",
        ),
        ...provisioned,
    ];
}

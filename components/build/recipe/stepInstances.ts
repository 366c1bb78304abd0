/** How the objects of the input reach several instances. */
export const DataDistribution = {
    /** Every instance gets all of them. */
    FullyReplicated: "fullyReplicated",
    /** Every instance gets its share. */
    ShardedByS3Key: "shardedByS3Key",
} as const;
export type DataDistribution = (typeof DataDistribution)[keyof typeof DataDistribution];

/** The instances that one step runs on. */
export interface StepInstancesArgs {
    /** Instance type, for example `ml.m5.xlarge`. */
    instanceType: string;
    /**
     * Number of instances, up to 100. Default: 1. Several share XGBoost's and PyTorch's training, each with a share
     * of the rows, and the preparation, of which each reads all of the data, so that a second one spares some time and
     * further ones hardly any more. scikit-learn trains on one, and the evaluation runs on one.
     */
    instanceCount?: number;
    /** Size of each instance's volume in GB, 1 to 16384. Default: 30. */
    volumeSizeGb?: number;
    /** Longest run in minutes, 1 to 7200 (SageMaker's default quota is 5 days). Default: 60. */
    maxRuntimeMinutes?: number;
    /**
     * How the input reaches several instances of an own image. Default: `fullyReplicated`. The predefined scripts get
     * what they need: all of it to prepare, a share each to train.
     */
    dataDistribution?: DataDistribution;
}

/** The steps that run on instances, by their name among the arguments. */
export type InstanceStep = "prepare" | "train" | "evaluate";

/** Instances of steps of which a recipe says nothing. */
export const INSTANCE_DEFAULTS = {
    instanceTypes: { prepare: "ml.m5.xlarge", train: "ml.m5.xlarge", evaluate: "ml.m5.large" },
    instanceCount: 1,
    volumeSizeGb: 30,
    maxRuntimeMinutes: 60,
    dataDistribution: DataDistribution.FullyReplicated,
} as const;

/** Instances with the defaults filled in; `instanceType` is the type where none is given. */
export function filledInstances(
    instanceType: string,
    given: StepInstancesArgs | undefined,
): Required<StepInstancesArgs> {
    const { instanceCount, volumeSizeGb, maxRuntimeMinutes, dataDistribution } = INSTANCE_DEFAULTS;
    const defaults = { instanceType, instanceCount, volumeSizeGb, maxRuntimeMinutes, dataDistribution };
    return { ...defaults, ...given };
}

/** The instances of a step, with the defaults filled in. */
export function stepInstances(
    recipe: Partial<Record<InstanceStep, StepInstancesArgs>>,
    step: InstanceStep,
): Required<StepInstancesArgs> {
    return filledInstances(INSTANCE_DEFAULTS.instanceTypes[step], recipe[step]);
}

/** The metrics that policies scale on, each with its target or threshold; exactly one is to be given. */
export interface MetricChoice {
    invocationsPerMinutePerInstance?: number;
    concurrentRequestsPerModel?: number;
    cpuPercentPerVcpu?: number;
    modelLatencyP99Milliseconds?: number;
    backlogPerInstance?: number;
    backlogWithoutCapacity?: number;
    provisionedConcurrencyPercent?: number;
}

/** Name of a metric in the arguments. */
export type MetricName = keyof MetricChoice;

/** What a metric is told apart by; the queue of an asynchronous endpoint is one for all its variants. */
export type ScalingDimension = "EndpointName" | "VariantName";

/** A metric of an endpoint variant as CloudWatch has it. */
export interface ScalingMetric {
    namespace: string;
    metricName: string;
    /** Exactly these dimensions. */
    dimensions: readonly ScalingDimension[];
    /** What one minute of it is summed up to; one of the two. */
    statistic?: "Average" | "Maximum" | "Sum";
    extendedStatistic?: "p99";
    /** Name under which Application Auto Scaling knows the metric by itself. */
    predefinedType?: string;
    /** The argument in units of the metric, on an instance with that many vCPUs. */
    inUnits: (argument: number, vcpus: number) => number;
    /** Largest value that makes sense in the argument. */
    maximum: number;
}

const AS_GIVEN = (argument: number) => argument;
const OF_VARIANT = ["EndpointName", "VariantName"] as const;
const OF_ENDPOINT = ["EndpointName"] as const;
const MICROSECONDS_PER_MILLISECOND = 1000;

/**
 * https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
 * https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
 * https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints-monitoring.html
 */
export const SCALING_METRICS: Record<MetricName, ScalingMetric> = {
    invocationsPerMinutePerInstance: {
        namespace: "AWS/SageMaker",
        metricName: "InvocationsPerInstance",
        dimensions: OF_VARIANT,
        statistic: "Sum",
        predefinedType: "SageMakerVariantInvocationsPerInstance",
        inUnits: AS_GIVEN,
        maximum: Infinity,
    },
    concurrentRequestsPerModel: {
        namespace: "AWS/SageMaker",
        metricName: "ConcurrentRequestsPerModel",
        dimensions: OF_VARIANT,
        statistic: "Maximum",
        predefinedType: "SageMakerVariantConcurrentRequestsPerModelHighResolution",
        inUnits: AS_GIVEN,
        maximum: Infinity,
    },
    // CPUUtilization adds up the vCPUs: an instance with four of them goes up to 400 %.
    cpuPercentPerVcpu: {
        namespace: "/aws/sagemaker/Endpoints",
        metricName: "CPUUtilization",
        dimensions: OF_VARIANT,
        statistic: "Average",
        inUnits: (argument, vcpus) => argument * vcpus,
        maximum: 100,
    },
    modelLatencyP99Milliseconds: {
        namespace: "AWS/SageMaker",
        metricName: "ModelLatency",
        dimensions: OF_VARIANT,
        extendedStatistic: "p99",
        inUnits: (argument) => argument * MICROSECONDS_PER_MILLISECOND,
        maximum: Infinity,
    },
    backlogPerInstance: {
        namespace: "AWS/SageMaker",
        metricName: "ApproximateBacklogSizePerInstance",
        dimensions: OF_ENDPOINT,
        statistic: "Average",
        inUnits: AS_GIVEN,
        maximum: Infinity,
    },
    // 1 while requests wait and there is no instance, otherwise 0.
    backlogWithoutCapacity: {
        namespace: "AWS/SageMaker",
        metricName: "HasBacklogWithoutCapacity",
        dimensions: OF_ENDPOINT,
        statistic: "Average",
        inUnits: AS_GIVEN,
        maximum: 1,
    },
    // A ratio: requests in flight divided by the provisioned concurrency.
    provisionedConcurrencyPercent: {
        namespace: "AWS/SageMaker",
        metricName: "ServerlessProvisionedConcurrencyUtilization",
        dimensions: OF_VARIANT,
        statistic: "Average",
        predefinedType: "SageMakerVariantProvisionedConcurrencyUtilization",
        inUnits: (argument) => argument / 100,
        maximum: 100,
    },
};

/** Every metric that is given, in the order of the table. */
export function givenMetrics(choice: MetricChoice): { name: MetricName; value: number }[] {
    const names: MetricName[] = [
        "invocationsPerMinutePerInstance",
        "concurrentRequestsPerModel",
        "cpuPercentPerVcpu",
        "modelLatencyP99Milliseconds",
        "backlogPerInstance",
        "backlogWithoutCapacity",
        "provisionedConcurrencyPercent",
    ];
    return names.flatMap((name) => {
        const value = choice[name];
        return value === undefined ? [] : [{ name, value }];
    });
}

/** A chosen metric, with its value in the metric's own unit. */
export interface ChosenMetric {
    metric: ScalingMetric;
    /** Target or threshold in the metric's unit. */
    value: number;
    /** Turns any number in the argument's unit into the metric's. */
    toMetricUnit: (argument: number) => number;
}

/**
 * The one metric of a choice that was found free of problems.
 *
 * @throws RangeError where there is none
 */
export function chosenMetric(choice: MetricChoice, vcpus: number | undefined): ChosenMetric {
    const [given] = givenMetrics(choice);
    if (given === undefined || (given.name === "cpuPercentPerVcpu" && vcpus === undefined)) {
        throw new RangeError("a policy needs a metric, and a CPU metric the number of vCPUs");
    }
    const metric = SCALING_METRICS[given.name];
    const toMetricUnit = (argument: number): number => metric.inUnits(argument, vcpus ?? 1);
    return { metric, value: toMetricUnit(given.value), toMetricUnit };
}

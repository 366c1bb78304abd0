import { EndpointKind } from "../shared/endpointKind";
import type { MetricName } from "./scalingMetrics";

/** What can be scaled of a variant, and by what; one entry for each kind of endpoint. */
export interface ScalingKind {
    /** Word for such a variant, in messages. */
    adjective: string;
    /** What Application Auto Scaling changes. */
    scalableDimension: string;
    /** Whether it runs on instances, whose type decides what can be scaled. */
    onInstances: boolean;
    /** Most that the service takes; left out where the type of instance and the account's quota decide. */
    most?: number;
    /** Fewest that the service may be told to keep, why no fewer, and what to do about it. */
    least: { capacity: number; reason: string; advice: string; fix: string };
    /** Metrics that a target tracking policy may hold. */
    tracked: readonly MetricName[];
    /** Metrics that the alarm of a step policy may watch. */
    alarmed: readonly MetricName[];
}

const INSTANCES = "sagemaker:variant:DesiredInstanceCount";

/**
 * What SageMaker scales, by kind of endpoint. An asynchronous endpoint publishes nothing about single requests in
 * flight, and is the only one whose instances may all go. Of a serverless one the provisioned concurrency is scaled,
 * which it must have; what it answers beyond that SageMaker scales by itself.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-autoscale.html
 * https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
 * https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints-autoscale.html
 */
export const SCALING_KINDS: Record<EndpointKind, ScalingKind> = {
    realtime: {
        adjective: "real-time",
        scalableDimension: INSTANCES,
        onInstances: true,
        least: {
            capacity: 1,
            reason: ", a real-time variant cannot be without instances",
            advice: "use 2 to keep one instance in each of two Availability Zones",
            fix: "keep one instance",
        },
        tracked: ["invocationsPerMinutePerInstance", "concurrentRequestsPerModel", "cpuPercentPerVcpu"],
        alarmed: [
            "invocationsPerMinutePerInstance",
            "concurrentRequestsPerModel",
            "cpuPercentPerVcpu",
            "modelLatencyP99Milliseconds",
        ],
    },
    serverless: {
        adjective: "serverless",
        scalableDimension: "sagemaker:variant:DesiredProvisionedConcurrency",
        onInstances: false,
        // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariantServerlessUpdateConfig.html
        most: 200,
        least: {
            capacity: 1,
            reason: ", provisioned concurrency cannot be scaled to none",
            advice: "use 1 for the least that is kept warm",
            fix: "keep 1, or do without provisioned concurrency",
        },
        tracked: ["provisionedConcurrencyPercent"],
        alarmed: ["provisionedConcurrencyPercent", "modelLatencyP99Milliseconds"],
    },
    asynchronous: {
        adjective: "asynchronous",
        scalableDimension: INSTANCES,
        onInstances: true,
        least: {
            capacity: 0,
            reason: "",
            advice: "use 0 to pay for no instance while the queue is empty",
            fix: "use 0 for no instance",
        },
        tracked: ["backlogPerInstance", "cpuPercentPerVcpu"],
        alarmed: ["backlogPerInstance", "cpuPercentPerVcpu", "modelLatencyP99Milliseconds"],
    },
};

/** The kind of endpoint that a variant is scaled as. */
export function scalingKindOf({ endpointKind }: { endpointKind?: EndpointKind }): ScalingKind {
    return SCALING_KINDS[endpointKind ?? EndpointKind.Realtime];
}

import { PropertyValue, Unknown } from "../../shared/properties";
import { AlarmMetric } from "./alarms";

/** What a metric of SageMaker measures, as far as thresholds and missing data depend on it. */
export type MetricClass = "errors" | "latency" | "load" | "traffic";

const CLASSES: Readonly<Record<string, MetricClass>> = {
    "AWS/SageMaker Invocation4XXErrors": "errors",
    "AWS/SageMaker Invocation5XXErrors": "errors",
    "AWS/SageMaker InvocationModelErrors": "errors",
    "AWS/SageMaker InvocationFailures": "errors",
    "AWS/SageMaker ModelLatency": "latency",
    "AWS/SageMaker OverheadLatency": "latency",
    "AWS/SageMaker ModelSetupTime": "latency",
    "AWS/SageMaker Invocations": "traffic",
    "AWS/SageMaker InvocationsPerInstance": "traffic",
    "/aws/sagemaker/Endpoints CPUUtilization": "load",
    "/aws/sagemaker/Endpoints MemoryUtilization": "load",
    "/aws/sagemaker/Endpoints DiskUtilization": "load",
    "/aws/sagemaker/Endpoints GPUUtilization": "load",
    "/aws/sagemaker/Endpoints GPUMemoryUtilization": "load",
};

/** The class of a metric; undefined for one that is not SageMaker's, or not known at preview. */
export function classOf({
    namespace,
    metricName,
}: Pick<AlarmMetric, "namespace" | "metricName">): MetricClass | undefined {
    return CLASSES[`${text(namespace)} ${text(metricName)}`];
}

function text(value: PropertyValue | undefined): string {
    return typeof value === "string" ? value : "";
}

/** Whether an alarm goes off when its metric is low. */
export function isFloor(comparison: PropertyValue | undefined): boolean {
    return typeof comparison === "string" && comparison.startsWith("LessThan");
}

/** Some value that a preview does not know; a metric that hangs on it has no class yet. */
export function unknownIn(values: readonly (PropertyValue | undefined)[]): Unknown | undefined {
    return values.find((value) => value instanceof Unknown);
}

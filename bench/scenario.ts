/** What every side declares: a fleet of endpoints, each with model, configuration, rollout, scaling, alarms and monitor. */
export const SCENARIO = {
    location: { partition: "aws", region: "eu-central-1", accountId: "111122223333" },
    keyArn: "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555",
    topicArn: "arn:aws:sns:eu-central-1:111122223333:operations",
    artifactBucketName: "bench-artifacts",
    subnetIds: ["subnet-0a1b2c3d", "subnet-4e5f6a7b"],
    securityGroupIds: ["sg-0a1b2c3d"],
    variant: { name: "main", instanceType: "ml.m5.xlarge", initialInstanceCount: 2 },
    capacity: { min: 2, max: 8 },
    invocationsPerMinutePerInstance: 600,
    surgeInvocationsPerMinutePerInstance: 1200,
    officeHours: {
        begin: "cron(0 7 ? * MON-FRI *)",
        end: "cron(0 19 ? * MON-FRI *)",
        timezone: "Europe/Berlin",
        minCapacity: 4,
    },
    baseline: {
        constraintsUri: "s3://bench-baseline/constraints.json",
        statisticsUri: "s3://bench-baseline/statistics.json",
    },
    driftFeature: "amount",
    /** SageMaker's own image of its monitor, in eu-central-1. */
    monitorImage: "048819808253.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-model-monitor-analyzer",
    monitorRepositoryArn: "arn:aws:ecr:eu-central-1:048819808253:repository/sagemaker-model-monitor-analyzer",
    tags: { team: "risk", "cost-center": "4711" },
} as const;

/** Name of one endpoint of the fleet. */
export function endpointName(index: number): string {
    return `endpoint-${String(index)}`;
}

/** Version that one endpoint serves. */
export function modelPackageArn(index: number): string {
    const { partition, region, accountId } = SCENARIO.location;
    return `arn:${partition}:sagemaker:${region}:${accountId}:model-package/${endpointName(index)}/1`;
}

/** An alarm on one metric of a variant, as the frameworks that compare take it. */
export interface VariantAlarm {
    key: string;
    description: string;
    namespace: string;
    metricName: string;
    statistic: string;
    threshold: number;
    evaluationPeriods: number;
    datapointsToAlarm: number;
    treatMissingData: string;
    /** Whether SageMaker rolls back when it fires. */
    rollsBack: boolean;
}

const REQUESTS = {
    namespace: "AWS/SageMaker",
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
    treatMissingData: "notBreaching",
    rollsBack: true,
};
const HOSTS = {
    namespace: "/aws/sagemaker/Endpoints",
    evaluationPeriods: 5,
    datapointsToAlarm: 5,
    treatMissingData: "breaching",
    rollsBack: false,
};

/** The alarms of each endpoint's variant, four vCPUs an instance. */
export const VARIANT_ALARMS: readonly VariantAlarm[] = [
    {
        ...REQUESTS,
        key: "invocation-5xx-errors",
        description: "critical: share of requests that fail with a 5XX status",
        metricName: "Invocation5XXErrors",
        statistic: "Average",
        threshold: 0.01,
    },
    {
        ...REQUESTS,
        key: "model-latency-p99",
        description: "critical: 99th percentile of the model's response time",
        metricName: "ModelLatency",
        statistic: "p99",
        threshold: 1_000_000,
    },
    {
        ...HOSTS,
        key: "cpu-utilization",
        description: "warning: average CPU load",
        metricName: "CPUUtilization",
        statistic: "Average",
        threshold: 340,
    },
    {
        ...HOSTS,
        key: "memory-utilization",
        description: "warning: memory in use on the fullest instance",
        metricName: "MemoryUtilization",
        statistic: "Maximum",
        threshold: 85,
    },
    {
        ...HOSTS,
        key: "disk-utilization",
        description: "warning: disk in use on the fullest instance",
        metricName: "DiskUtilization",
        statistic: "Maximum",
        threshold: 70,
    },
];

import * as aws from "@pulumi/aws";
import { RealtimeEndpoint } from "../../../../components/serving/realtimeEndpoint";

const ENDPOINT = "fraud";
const VARIANT = { name: "main", instanceType: "ml.m5.large", initialInstanceCount: 2 };
const REQUESTS = "AWS/SageMaker";
const HOSTS = "/aws/sagemaker/Endpoints";

function alarm(
    key: string,
    namespace: string,
    metric: Pick<aws.cloudwatch.MetricAlarmArgs, "metricName" | "statistic" | "extendedStatistic">,
    threshold: number,
): aws.cloudwatch.MetricAlarm {
    return new aws.cloudwatch.MetricAlarm(`fraud-${key}`, {
        namespace,
        ...metric,
        dimensions: { EndpointName: ENDPOINT, VariantName: VARIANT.name },
        comparisonOperator: "GreaterThanThreshold",
        threshold,
        period: 60,
        evaluationPeriods: 3,
        treatMissingData: "notBreaching",
        alarmActions: ["arn:aws:sns:eu-central-1:111122223333:on-call"],
    });
}

/** Somebody's own program on the library, whose alarms are written by hand: all but the one on 5XX errors. */
export = () => {
    const latency = alarm(
        "latency",
        REQUESTS,
        { metricName: "ModelLatency", extendedStatistic: "p99" },
        500_000,
    );
    alarm("cpu", HOSTS, { metricName: "CPUUtilization", statistic: "Average" }, 160);
    alarm("memory", HOSTS, { metricName: "MemoryUtilization", statistic: "Maximum" }, 85);
    alarm("disk", HOSTS, { metricName: "DiskUtilization", statistic: "Maximum" }, 70);
    const endpoint = new RealtimeEndpoint("fraud", {
        location: { partition: "aws", region: "eu-central-1", accountId: "111122223333" },
        endpointName: ENDPOINT,
        variants: [
            {
                ...VARIANT,
                modelPackageArn: "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud/1",
            },
        ],
        network: { subnetIds: ["subnet-0a1b2c3d", "subnet-4e5f6a7b"], securityGroupIds: ["sg-0a1b2c3d"] },
        keyArn: "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555",
        artifactBucketName: "fraud-artifacts",
        rollbackAlarmNames: [latency.name],
    });
    return { endpointName: endpoint.endpointName };
};

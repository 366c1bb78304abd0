import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { SCENARIO } from "../scenario";
import { monitorStatements } from "./documents";
import { declareRole, TAGS } from "./rawRole";

const { keyArn, topicArn, baseline, driftFeature } = SCENARIO;

const VPC = { subnets: [...SCENARIO.subnetIds], securityGroupIds: [...SCENARIO.securityGroupIds] };

function declareJob(
    name: string,
    endpoint: pulumi.Output<string>,
    role: ReturnType<typeof declareRole>,
): aws.sagemaker.DataQualityJobDefinition {
    const output = `s3://${SCENARIO.artifactBucketName}/monitoring/${name}-monitor`;
    const cluster = { instanceCount: 1, instanceType: "ml.m5.xlarge", volumeSizeInGb: 30 };
    return new aws.sagemaker.DataQualityJobDefinition(
        `${name}-monitor-job-definition`,
        {
            dataQualityAppSpecification: {
                imageUri: SCENARIO.monitorImage,
                environment: { publish_cloudwatch_metrics: "Enabled" },
            },
            dataQualityBaselineConfig: {
                constraintsResource: { s3Uri: baseline.constraintsUri },
                statisticsResource: { s3Uri: baseline.statisticsUri },
            },
            dataQualityJobInput: {
                endpointInput: { endpointName: endpoint, localPath: "/opt/ml/processing/input/endpoint" },
            },
            dataQualityJobOutputConfig: {
                kmsKeyId: keyArn,
                monitoringOutputs: {
                    s3Output: { localPath: "/opt/ml/processing/output", s3Uri: output },
                },
            },
            jobResources: { clusterConfig: { ...cluster, volumeKmsKeyId: keyArn } },
            networkConfig: {
                enableInterContainerTrafficEncryption: true,
                enableNetworkIsolation: true,
                vpcConfig: VPC,
            },
            roleArn: role.arn,
            stoppingCondition: { maxRuntimeInSeconds: 3000 },
            tags: TAGS,
        },
        { dependsOn: [role.policy] },
    );
}

function declareDriftAlarm(
    name: string,
    endpoint: pulumi.Output<string>,
    schedule: aws.sagemaker.MonitoringSchedule,
): void {
    new aws.cloudwatch.MetricAlarm(`${name}-monitor-alarm-${driftFeature}`, {
        alarmDescription: `critical: ${driftFeature} has drifted from the baseline`,
        namespace: "aws/sagemaker/Endpoints/data-metrics",
        metricName: `feature_baseline_drift_${driftFeature}`,
        dimensions: { Endpoint: endpoint, MonitoringSchedule: schedule.name },
        statistic: "Maximum",
        period: 3600,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        threshold: 0.1,
        comparisonOperator: "GreaterThanThreshold",
        treatMissingData: "notBreaching",
        alarmActions: [topicArn],
        okActions: [topicArn],
        tags: TAGS,
    });
}

function declareFailureNotice(name: string, roleArn: pulumi.Output<string>): void {
    const rule = new aws.cloudwatch.EventRule(`${name}-monitor-failed-run-rule`, {
        description: "Runs of a monitor that failed or were stopped",
        eventPattern: pulumi.jsonStringify({
            source: ["aws.sagemaker"],
            "detail-type": ["SageMaker Processing Job State Change"],
            detail: { ProcessingJobStatus: ["Failed", "Stopped"], RoleArn: [roleArn] },
        }),
        tags: TAGS,
    });
    new aws.cloudwatch.EventTarget(`${name}-monitor-failed-run-target`, {
        rule: rule.name,
        targetId: "notification",
        arn: topicArn,
        inputTransformer: {
            inputPaths: {
                job: "$.detail.ProcessingJobName",
                reason: "$.detail.FailureReason",
                status: "$.detail.ProcessingJobStatus",
            },
            inputTemplate: '"Monitoring job <job> is <status>: <reason>"',
        },
    });
}

/** Monitors the data quality of one endpoint. */
export function declareMonitor(name: string, endpoint: pulumi.Output<string>): void {
    const role = declareRole(`${name}-monitor-role`, monitorStatements(name));
    const job = declareJob(name, endpoint, role);
    const schedule = new aws.sagemaker.MonitoringSchedule(`${name}-monitor-schedule`, {
        monitoringScheduleConfig: {
            monitoringJobDefinitionName: job.name,
            monitoringType: "DataQuality",
            scheduleConfig: { scheduleExpression: "cron(0 * ? * * *)" },
        },
        tags: TAGS,
    });
    declareDriftAlarm(name, endpoint, schedule);
    declareFailureNotice(name, role.arn);
}

import * as cdk from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import * as events from "aws-cdk-lib/aws-events";
import * as iam from "aws-cdk-lib/aws-iam";
import * as sagemaker from "aws-cdk-lib/aws-sagemaker";
import { Construct } from "constructs";
import { SCENARIO } from "../scenario";
import { declareAlarm, declareRole } from "./cdkShared";
import { monitorStatements } from "./documents";

const { keyArn, topicArn, baseline, driftFeature } = SCENARIO;

function declareJob(scope: Construct, name: string, role: iam.Role): sagemaker.CfnDataQualityJobDefinition {
    const output = `s3://${SCENARIO.artifactBucketName}/monitoring/${name}-monitor`;
    const cluster = { instanceCount: 1, instanceType: "ml.m5.xlarge", volumeSizeInGb: 30 };
    return new sagemaker.CfnDataQualityJobDefinition(scope, "monitor-job-definition", {
        jobDefinitionName: `${name}-monitor`,
        dataQualityAppSpecification: {
            imageUri: SCENARIO.monitorImage,
            environment: { publish_cloudwatch_metrics: "Enabled" },
        },
        dataQualityBaselineConfig: {
            constraintsResource: { s3Uri: baseline.constraintsUri },
            statisticsResource: { s3Uri: baseline.statisticsUri },
        },
        dataQualityJobInput: {
            endpointInput: { endpointName: name, localPath: "/opt/ml/processing/input/endpoint" },
        },
        dataQualityJobOutputConfig: {
            kmsKeyId: keyArn,
            monitoringOutputs: [{ s3Output: { localPath: "/opt/ml/processing/output", s3Uri: output } }],
        },
        jobResources: { clusterConfig: { ...cluster, volumeKmsKeyId: keyArn } },
        networkConfig: {
            enableInterContainerTrafficEncryption: true,
            enableNetworkIsolation: true,
            vpcConfig: {
                subnets: [...SCENARIO.subnetIds],
                securityGroupIds: [...SCENARIO.securityGroupIds],
            },
        },
        roleArn: role.roleArn,
        stoppingCondition: { maxRuntimeInSeconds: 3000 },
    });
}

function declareDriftAlarm(scope: Construct, name: string, schedule: sagemaker.CfnMonitoringSchedule): void {
    declareAlarm(
        scope,
        `monitor-alarm-${driftFeature}`,
        {
            namespace: "aws/sagemaker/Endpoints/data-metrics",
            metricName: `feature_baseline_drift_${driftFeature}`,
            dimensionsMap: { Endpoint: name, MonitoringSchedule: schedule.monitoringScheduleName },
            statistic: "Maximum",
            period: cdk.Duration.hours(1),
        },
        {
            alarmDescription: `critical: ${driftFeature} has drifted from the baseline`,
            threshold: 0.1,
            evaluationPeriods: 1,
            datapointsToAlarm: 1,
            comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
            treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        },
    );
}

function declareFailureNotice(scope: Construct, role: iam.Role): void {
    new events.CfnRule(scope, "monitor-failed-run-rule", {
        description: "Runs of a monitor that failed or were stopped",
        eventPattern: {
            source: ["aws.sagemaker"],
            "detail-type": ["SageMaker Processing Job State Change"],
            detail: { ProcessingJobStatus: ["Failed", "Stopped"], RoleArn: [role.roleArn] },
        },
        targets: [
            {
                id: "topic",
                arn: topicArn,
                inputTransformer: {
                    inputPathsMap: {
                        job: "$.detail.ProcessingJobName",
                        reason: "$.detail.FailureReason",
                        status: "$.detail.ProcessingJobStatus",
                    },
                    inputTemplate: '"Monitoring job <job> is <status>: <reason>"',
                },
            },
        ],
    });
}

/** Monitors the data quality of one endpoint. */
export function declareMonitor(scope: Construct, name: string, rollout: cdk.CustomResource): void {
    const role = declareRole(scope, "monitor-role", monitorStatements(name));
    const job = declareJob(scope, name, role);
    job.node.addDependency(rollout);
    const schedule = new sagemaker.CfnMonitoringSchedule(scope, "monitor-schedule", {
        monitoringScheduleName: `${name}-monitor`,
        monitoringScheduleConfig: {
            monitoringJobDefinitionName: `${name}-monitor`,
            monitoringType: "DataQuality",
            scheduleConfig: { scheduleExpression: "cron(0 * ? * * *)" },
        },
    });
    schedule.node.addDependency(job);
    declareDriftAlarm(scope, name, schedule);
    declareFailureNotice(scope, role);
}

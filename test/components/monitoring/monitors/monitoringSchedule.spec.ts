import * as assert from "node:assert";
import { DATA_QUALITY, JOB_SURROUNDINGS, KEY, recordMonitor, TOPIC } from "./monitoringFixture";

const JOB = "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition";
const SCHEDULE = "aws:sagemaker/monitoringSchedule:MonitoringSchedule";
const ROLE = "aws:iam/role:Role";
const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const RULE = "aws:cloudwatch/eventRule:EventRule";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";

const ROLE_ARN = "arn:aws:iam::111122223333:role/fraud-role-0a1b2c3";
const TAGS = { "mlops:component": "MonitoringSchedule", team: "risk" };

function parsed(text: unknown): unknown {
    assert.ok(typeof text === "string");
    return JSON.parse(text);
}

describe("MonitoringSchedule", () => {
    it("makes a role, a definition, a schedule, an alarm a feature and the notice of failed runs", async () => {
        const recording = await recordMonitor();
        assert.deepStrictEqual(recording.typesAndNames(), [
            `${RULE} fraud-failed-run-rule`,
            `${TARGET} fraud-failed-run-target`,
            `${ALARM} fraud-alarm-amount`,
            `${ALARM} fraud-alarm-mean radius`,
            `${ROLE} fraud-role`,
            `${ROLE_POLICY} fraud-role-policy`,
            `${JOB} fraud-job-definition`,
            `${SCHEDULE} fraud-schedule`,
            "mlops:index:MonitoringSchedule fraud",
        ]);
        for (const { custom, urn } of recording.resources) {
            assert.ok(!custom || urn.includes("mlops:index:MonitoringSchedule$aws:"), urn);
        }
    });

    it("defines an encrypted, isolated job in the VPC that publishes its metrics, under no name of its own", async () => {
        assert.deepStrictEqual((await recordMonitor()).one(JOB).inputs, {
            roleArn: ROLE_ARN,
            dataQualityAppSpecification: {
                imageUri: "048819808253.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-model-monitor-analyzer",
                environment: { publish_cloudwatch_metrics: "Enabled" },
            },
            dataQualityBaselineConfig: {
                constraintsResource: { s3Uri: "s3://baselines/fraud/constraints.json" },
                statisticsResource: { s3Uri: "s3://baselines/fraud/statistics.json" },
            },
            dataQualityJobInput: {
                endpointInput: { endpointName: "fraud", localPath: "/opt/ml/processing/input/endpoint" },
            },
            dataQualityJobOutputConfig: {
                kmsKeyId: KEY,
                monitoringOutputs: {
                    s3Output: {
                        s3Uri: "s3://artifacts/monitoring/fraud",
                        localPath: "/opt/ml/processing/output",
                    },
                },
            },
            ...JOB_SURROUNDINGS,
            stoppingCondition: { maxRuntimeInSeconds: 3000 },
            tags: TAGS,
        });
    });

    it("points the schedule at the definition by its output, so that it follows a new one", async () => {
        const recording = await recordMonitor();
        const schedule = recording.one(SCHEDULE);
        assert.deepStrictEqual(schedule.inputs, {
            monitoringScheduleConfig: {
                monitoringJobDefinitionName: "fraud-job-definition-0a1b2c3",
                monitoringType: "DataQuality",
                scheduleConfig: { scheduleExpression: "cron(0 * ? * * *)" },
            },
            tags: TAGS,
        });
        assert.ok(schedule.dependencies.includes(recording.one(JOB).urn));
    });

    it("starts jobs only once the role may do its work", async () => {
        const recording = await recordMonitor();
        assert.ok(recording.one(JOB).dependencies.includes(recording.one(ROLE_POLICY).urn));
    });

    it("lets the role read what it compares, write its reports, and no more", async () => {
        assert.deepStrictEqual(parsed((await recordMonitor()).one(ROLE_POLICY).inputs["policy"]), {
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "ListCapturedData",
                    Effect: "Allow",
                    Action: "s3:ListBucket",
                    Resource: "arn:aws:s3:::artifacts",
                    Condition: { StringLike: { "s3:prefix": "data-capture/*" } },
                },
                {
                    Sid: "ReadCapturedData",
                    Effect: "Allow",
                    Action: "s3:GetObject",
                    Resource: "arn:aws:s3:::artifacts/data-capture/*",
                },
                {
                    Sid: "ListConstraints",
                    Effect: "Allow",
                    Action: "s3:ListBucket",
                    Resource: "arn:aws:s3:::baselines",
                    Condition: { StringLike: { "s3:prefix": "fraud/constraints.json" } },
                },
                {
                    Sid: "ReadConstraints",
                    Effect: "Allow",
                    Action: "s3:GetObject",
                    Resource: "arn:aws:s3:::baselines/fraud/constraints.json",
                },
                {
                    Sid: "ListStatistics",
                    Effect: "Allow",
                    Action: "s3:ListBucket",
                    Resource: "arn:aws:s3:::baselines",
                    Condition: { StringLike: { "s3:prefix": "fraud/statistics.json" } },
                },
                {
                    Sid: "ReadStatistics",
                    Effect: "Allow",
                    Action: "s3:GetObject",
                    Resource: "arn:aws:s3:::baselines/fraud/statistics.json",
                },
                {
                    Sid: "WriteReports",
                    Effect: "Allow",
                    Action: "s3:PutObject",
                    Resource: "arn:aws:s3:::artifacts/monitoring/fraud/*",
                },
                {
                    Sid: "SignInToRegistry",
                    Effect: "Allow",
                    Action: "ecr:GetAuthorizationToken",
                    Resource: "*",
                },
                {
                    Sid: "PullImages",
                    Effect: "Allow",
                    Action: [
                        "ecr:BatchCheckLayerAvailability",
                        "ecr:BatchGetImage",
                        "ecr:GetDownloadUrlForLayer",
                    ],
                    Resource: [
                        "arn:aws:ecr:eu-central-1:048819808253:repository/sagemaker-model-monitor-analyzer",
                    ],
                },
                {
                    Sid: "UseKey",
                    Effect: "Allow",
                    Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
                    Resource: KEY,
                },
                {
                    Sid: "LendKeyToVolumes",
                    Effect: "Allow",
                    Action: "kms:CreateGrant",
                    Resource: KEY,
                    Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
                },
                {
                    Sid: "WriteLogs",
                    Effect: "Allow",
                    Action: [
                        "logs:CreateLogGroup",
                        "logs:CreateLogStream",
                        "logs:DescribeLogStreams",
                        "logs:PutLogEvents",
                    ],
                    Resource: [
                        "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/sagemaker/ProcessingJobs",
                        "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/sagemaker/ProcessingJobs:*",
                    ],
                },
                {
                    // Both spellings of the namespace are in use: with the leading slash and without.
                    Sid: "PublishMetrics",
                    Effect: "Allow",
                    Action: "cloudwatch:PutMetricData",
                    Resource: "*",
                    Condition: {
                        StringLike: {
                            "cloudwatch:namespace": ["aws/sagemaker/Endpoints/*", "/aws/sagemaker/*"],
                        },
                    },
                },
                {
                    Sid: "ManageNetworkInterfaces",
                    Effect: "Allow",
                    Action: [
                        "ec2:CreateNetworkInterface",
                        "ec2:CreateNetworkInterfacePermission",
                        "ec2:DeleteNetworkInterface",
                        "ec2:DeleteNetworkInterfacePermission",
                    ],
                    Resource: [
                        "arn:aws:ec2:eu-central-1:111122223333:network-interface/*",
                        "arn:aws:ec2:eu-central-1:111122223333:security-group/*",
                        "arn:aws:ec2:eu-central-1:111122223333:subnet/*",
                    ],
                },
                {
                    Sid: "LookAtNetwork",
                    Effect: "Allow",
                    Action: [
                        "ec2:DescribeDhcpOptions",
                        "ec2:DescribeNetworkInterfaces",
                        "ec2:DescribeSecurityGroups",
                        "ec2:DescribeSubnets",
                        "ec2:DescribeVpcs",
                    ],
                    Resource: "*",
                },
            ],
        });
    });

    it("lets the role decrypt a baseline under another key, and nothing else with that key", async () => {
        const baselineKeyArn = "arn:aws:kms:eu-central-1:444455556666:key/9f8e";
        const recording = await recordMonitor({ dataQuality: { ...DATA_QUALITY, baselineKeyArn } });
        const document = JSON.stringify(parsed(recording.one(ROLE_POLICY).inputs["policy"]));
        const statement = {
            Sid: "DecryptBaseline",
            Effect: "Allow",
            Action: "kms:Decrypt",
            Resource: baselineKeyArn,
        };
        assert.ok(document.includes(JSON.stringify(statement)));
        assert.strictEqual(document.split(baselineKeyArn).length, 2);
    });

    it("lets SageMaker assume the role for this account only", async () => {
        assert.deepStrictEqual(parsed((await recordMonitor()).one(ROLE).inputs["assumeRolePolicy"]), {
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "ServiceMayAssume",
                    Effect: "Allow",
                    Principal: { Service: "sagemaker.amazonaws.com" },
                    Action: "sts:AssumeRole",
                    Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
                },
            ],
        });
    });

    it("raises an alarm when a feature drifts from the baseline in a run", async () => {
        const recording = await recordMonitor();
        assert.deepStrictEqual(recording.one(ALARM, "fraud-alarm-amount").inputs, {
            alarmDescription: "critical: amount has drifted from the baseline",
            namespace: "aws/sagemaker/Endpoints/data-metrics",
            metricName: "feature_baseline_drift_amount",
            dimensions: { Endpoint: "fraud", MonitoringSchedule: "fraud-schedule-0a1b2c3" },
            statistic: "Maximum",
            period: 3600,
            evaluationPeriods: 1,
            datapointsToAlarm: 1,
            threshold: 0.1,
            comparisonOperator: "GreaterThanThreshold",
            treatMissingData: "notBreaching",
            alarmActions: [TOPIC],
            okActions: [TOPIC],
            tags: TAGS,
        });
        assert.strictEqual(recording.one(ALARM, "fraud-alarm-mean radius").inputs["threshold"], 0.2);
    });

    it("looks for the metric as long as two runs can be apart, never longer than CloudWatch's day", async () => {
        const schedule = "cron(0 0/5 ? * * *)";
        const everyFive = await recordMonitor({ schedule });
        const daily = await recordMonitor({ schedule: "cron(0 6 ? * * *)" });
        assert.strictEqual(everyFive.one(ALARM, "fraud-alarm-amount").inputs["period"], 5 * 3600);
        assert.strictEqual(daily.one(ALARM, "fraud-alarm-amount").inputs["period"], 86_400);
    });

    it("names the metrics as told", async () => {
        const metricNames = {
            namespace: "/aws/sagemaker/Endpoints/data-metric",
            endpointDimension: "EndpointName",
            scheduleDimension: "ScheduleName",
        };
        const recording = await recordMonitor({ dataQuality: { ...DATA_QUALITY, metricNames } });
        const { inputs } = recording.one(ALARM, "fraud-alarm-amount");
        assert.strictEqual(inputs["namespace"], metricNames.namespace);
        assert.deepStrictEqual(inputs["dimensions"], {
            EndpointName: "fraud",
            ScheduleName: "fraud-schedule-0a1b2c3",
        });
    });

    it("tells the topic of its own failed and stopped runs, which it knows by their role", async () => {
        const recording = await recordMonitor();
        assert.deepStrictEqual(parsed(recording.one(RULE).inputs["eventPattern"]), {
            source: ["aws.sagemaker"],
            "detail-type": ["SageMaker Processing Job State Change"],
            detail: { ProcessingJobStatus: ["Failed", "Stopped"], RoleArn: [ROLE_ARN] },
        });
        assert.deepStrictEqual(recording.one(TARGET).inputs, {
            rule: "fraud-failed-run-rule-0a1b2c3",
            targetId: "notification",
            arn: TOPIC,
            inputTransformer: {
                inputPaths: {
                    job: "$.detail.ProcessingJobName",
                    status: "$.detail.ProcessingJobStatus",
                    reason: "$.detail.FailureReason",
                },
                inputTemplate: '"Monitoring job <job> is <status>: <reason>"',
            },
        });
    });

    it("gives back its schedule, its alarms by feature and where reports are", async () => {
        assert.deepStrictEqual((await recordMonitor()).outputs, {
            scheduleName: "fraud-schedule-0a1b2c3",
            alarmNames: {
                amount: "fraud-alarm-amount-0a1b2c3",
                "mean radius": "fraud-alarm-mean radius-0a1b2c3",
            },
            outputUri: "s3://artifacts/monitoring/fraud",
        });
    });

    it("takes what it is told instead of its defaults", async () => {
        const recording = await recordMonitor({
            scheduleName: "fraud-input",
            instanceType: "ml.c5.2xlarge",
            instanceCount: 3,
            volumeSizeInGb: 100,
            maxRuntimeSeconds: 1800,
            outputPrefix: "reports/fraud",
            networkIsolation: false,
        });
        const { inputs } = recording.one(JOB);
        assert.deepStrictEqual(inputs["jobResources"], {
            clusterConfig: {
                instanceType: "ml.c5.2xlarge",
                instanceCount: 3,
                volumeSizeInGb: 100,
                volumeKmsKeyId: KEY,
            },
        });
        assert.deepStrictEqual(inputs["stoppingCondition"], { maxRuntimeInSeconds: 1800 });
        assert.deepStrictEqual(inputs["networkConfig"], {
            enableInterContainerTrafficEncryption: true,
            enableNetworkIsolation: false,
            vpcConfig: { subnets: ["subnet-a", "subnet-b"], securityGroupIds: ["sg-1"] },
        });
        assert.strictEqual(recording.one(SCHEDULE).inputs["name"], "fraud-input");
        assert.strictEqual(recording.outputs["outputUri"], "s3://artifacts/reports/fraud");
    });

    it("has whole policy documents and event patterns at preview", async () => {
        const recording = await recordMonitor({}, true);
        assert.ok(!JSON.stringify(recording.one(ROLE_POLICY).inputs).includes("unknown"));
        assert.ok(!JSON.stringify(recording.one(RULE).inputs).includes("unknown"));
        assert.strictEqual(recording.one(JOB).inputs["roleArn"], ROLE_ARN);
    });
});

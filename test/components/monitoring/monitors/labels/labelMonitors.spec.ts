import * as assert from "node:assert";
import type { Json } from "../../../../../components/build/definition/json";
import { botocoreProblems, requireBotocore } from "../../../../support/botocore";
import { Recording } from "../../../../support/recorder";
import { JOB_SURROUNDINGS, KEY, MODEL_BIAS, MODEL_QUALITY, recordMonitor, TOPIC } from "../monitoringFixture";

const QUALITY_JOB = "aws-native:sagemaker:ModelQualityJobDefinition";
const BIAS_JOB = "aws-native:sagemaker:ModelBiasJobDefinition";
const SCHEDULE = "aws:sagemaker/monitoringSchedule:MonitoringSchedule";
const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const TAGS = { "mlops:component": "MonitoringSchedule", team: "risk" };

interface Statement {
    Sid: string;
    Action: string | string[];
    Resource: string | string[];
    Condition?: unknown;
}

function statements(recording: Recording): Statement[] {
    const policy = recording.one(ROLE_POLICY).inputs["policy"];
    return (JSON.parse(String(policy)) as { Statement: Statement[] }).Statement;
}

function reads(recording: Recording): Record<string, string | string[]> {
    const found = statements(recording).filter(({ Action }) => Action === "s3:GetObject");
    return Object.fromEntries(found.map(({ Sid, Resource }) => [Sid, Resource]));
}

/** Cloud Control's members as SageMaker's own interface has them, which writes abbreviations out in capitals. */
function asRequest(value: unknown): Json {
    if (Array.isArray(value)) {
        return value.map(asRequest);
    }
    if (typeof value !== "object" || value === null) {
        return value as Json;
    }
    return Object.fromEntries(
        Object.entries(value).map(([key, part]) =>
            key === "environment"
                ? ["Environment", part as Json]
                : [(key[0] ?? "").toUpperCase() + key.slice(1).replace(/InGb$/, "InGB"), asRequest(part)],
        ),
    );
}

const COMMON = {
    roleArn: "arn:aws:iam::111122223333:role/fraud-role-0a1b2c3",
    ...JOB_SURROUNDINGS,
    // A first job merges answers and labels in the same hour.
    stoppingCondition: { maxRuntimeInSeconds: 1800 },
    tags: Object.entries(TAGS).map(([key, value]) => ({ key, value })),
};
const OUTPUT = {
    kmsKeyId: KEY,
    monitoringOutputs: [
        { s3Output: { s3Uri: "s3://artifacts/monitoring/fraud", localPath: "/opt/ml/processing/output" } },
    ],
};

describe("MonitoringSchedule of the model's quality", () => {
    it("defines an encrypted, isolated job that compares answers with labels, under no name of its own", async () => {
        const recording = await recordMonitor({ modelQuality: MODEL_QUALITY });
        assert.deepStrictEqual(recording.one(QUALITY_JOB).inputs, {
            ...COMMON,
            modelQualityAppSpecification: {
                imageUri: "048819808253.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-model-monitor-analyzer",
                problemType: "BinaryClassification",
                environment: { publish_cloudwatch_metrics: "Enabled" },
            },
            modelQualityBaselineConfig: {
                constraintsResource: { s3Uri: "s3://baselines/fraud/constraints.json" },
            },
            modelQualityJobInput: {
                endpointInput: {
                    endpointName: "fraud",
                    localPath: "/opt/ml/processing/input/endpoint",
                    startTimeOffset: "-P2D",
                    endTimeOffset: "-P1D",
                    probabilityAttribute: "0",
                    probabilityThresholdAttribute: 0.3,
                },
                groundTruthS3Input: { s3Uri: "s3://labels/fraud" },
            },
            modelQualityJobOutputConfig: OUTPUT,
        });
    });

    it("runs by a schedule that says what it looks at, and follows a new definition", async () => {
        const recording = await recordMonitor({ modelQuality: MODEL_QUALITY });
        assert.deepStrictEqual(recording.one(SCHEDULE).inputs["monitoringScheduleConfig"], {
            monitoringJobDefinitionName: "fraud-job-definition-0a1b2c3",
            monitoringType: "ModelQuality",
            scheduleConfig: { scheduleExpression: "cron(0 * ? * * *)" },
        });
        assert.ok(recording.one(SCHEDULE).dependencies.includes(recording.one(QUALITY_JOB).urn));
        assert.ok(recording.one(QUALITY_JOB).dependencies.includes(recording.one(ROLE_POLICY).urn));
    });

    it("raises an alarm when a score falls or an error rises", async () => {
        const recording = await recordMonitor({ modelQuality: MODEL_QUALITY });
        const shared = {
            namespace: "aws/sagemaker/Endpoints/model-metrics",
            dimensions: { Endpoint: "fraud", MonitoringSchedule: "fraud-schedule-0a1b2c3" },
            period: 3600,
            evaluationPeriods: 1,
            datapointsToAlarm: 1,
            treatMissingData: "notBreaching",
            alarmActions: [TOPIC],
            okActions: [TOPIC],
            tags: TAGS,
        };
        assert.deepStrictEqual(recording.one(ALARM, "fraud-alarm-auc").inputs, {
            ...shared,
            alarmDescription: "critical: auc of the model is below 0.9",
            metricName: "auc",
            statistic: "Minimum",
            comparisonOperator: "LessThanThreshold",
            threshold: 0.9,
        });
        assert.deepStrictEqual(recording.one(ALARM, "fraud-alarm-false_positive_rate").inputs, {
            ...shared,
            alarmDescription: "critical: false_positive_rate of the model is above 0.05",
            metricName: "false_positive_rate",
            statistic: "Maximum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 0.05,
        });
    });

    it("lets the role read requests, labels, what the first job merged, and the baseline", async () => {
        assert.deepStrictEqual(reads(await recordMonitor({ modelQuality: MODEL_QUALITY })), {
            ReadCapturedData: "arn:aws:s3:::artifacts/data-capture/*",
            ReadGroundTruth: "arn:aws:s3:::labels/fraud/*",
            ReadMergedData: "arn:aws:s3:::artifacts/monitoring/fraud/*",
            ReadConstraints: "arn:aws:s3:::baselines/fraud/constraints.json",
        });
    });

    it("lets the role decrypt labels and a baseline under keys of their own", async () => {
        const [labels, baseline] = [KEY.replace("0a1b", "1a"), KEY.replace("0a1b", "2b")];
        const recording = await recordMonitor({
            modelQuality: { ...MODEL_QUALITY, groundTruthKeyArn: labels, baselineKeyArn: baseline },
        });
        const decrypting = statements(recording).filter(({ Sid }) => Sid.startsWith("Decrypt"));
        assert.deepStrictEqual(
            decrypting.map(({ Sid, Action, Resource }) => [Sid, Action, Resource]),
            [
                ["DecryptBaseline", "kms:Decrypt", baseline],
                ["DecryptGroundTruth", "kms:Decrypt", labels],
            ],
        );
    });

    it("may take longer where it runs less often than every hour", async () => {
        const daily = await recordMonitor({ modelQuality: MODEL_QUALITY, schedule: "cron(0 6 ? * * *)" });
        assert.deepStrictEqual(daily.one(QUALITY_JOB).inputs["stoppingCondition"], {
            maxRuntimeInSeconds: 3000,
        });
    });
});

describe("MonitoringSchedule of the model's bias", () => {
    it("defines an encrypted, isolated job that Clarify does", async () => {
        const recording = await recordMonitor({ modelBias: MODEL_BIAS });
        assert.deepStrictEqual(recording.one(BIAS_JOB).inputs, {
            ...COMMON,
            modelBiasAppSpecification: {
                imageUri: "017069133835.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-clarify-processing:1.0",
                configUri: "s3://baselines/fraud/analysis_config.json",
                environment: { publish_cloudwatch_metrics: "Enabled" },
            },
            modelBiasBaselineConfig: {
                constraintsResource: { s3Uri: "s3://baselines/fraud/constraints.json" },
            },
            modelBiasJobInput: {
                endpointInput: {
                    endpointName: "fraud",
                    localPath: "/opt/ml/processing/input/endpoint",
                    inferenceAttribute: "labels",
                    featuresAttribute: "instances",
                },
                groundTruthS3Input: { s3Uri: "s3://labels/fraud" },
            },
            modelBiasJobOutputConfig: OUTPUT,
        });
        const config = recording.one(SCHEDULE).inputs["monitoringScheduleConfig"] as Record<string, unknown>;
        assert.strictEqual(config["monitoringType"], "ModelBias");
    });

    it("lets the role read what says how to analyse, and Clarify's image", async () => {
        const recording = await recordMonitor({ modelBias: MODEL_BIAS });
        assert.strictEqual(
            reads(recording)["ReadConfiguration"],
            "arn:aws:s3:::baselines/fraud/analysis_config.json",
        );
        const pull = statements(recording).find(({ Sid }) => Sid === "PullImages");
        assert.deepStrictEqual(pull?.Resource, [
            "arn:aws:ecr:eu-central-1:017069133835:repository/sagemaker-clarify-processing",
        ]);
    });

    it("raises an alarm at each bound of a metric, for the group and the stage that it is of", async () => {
        const recording = await recordMonitor({ modelBias: MODEL_BIAS });
        const alarms = recording.all(ALARM).map(({ name, inputs }) => {
            const { metricName, comparisonOperator, threshold, dimensions } = inputs;
            const { BiasStage } = dimensions as Record<string, string>;
            return [name, metricName, BiasStage, comparisonOperator, threshold];
        });
        const [dppl, ci] = ["fraud-alarm-DPPL-age--40-60-", "fraud-alarm-CI-age--40-60-"];
        assert.deepStrictEqual(alarms, [
            [`${ci}-max`, "bias_metric_CI", "Pre-training", "GreaterThanThreshold", 0.5],
            [`${dppl}-max`, "bias_metric_DPPL", "Post-Training", "GreaterThanThreshold", 0.1],
            [`${dppl}-min`, "bias_metric_DPPL", "Post-Training", "LessThanThreshold", -0.1],
        ]);
        assert.deepStrictEqual(recording.one(ALARM, `${ci}-max`).inputs["dimensions"], {
            Endpoint: "fraud",
            MonitoringSchedule: "fraud-schedule-0a1b2c3",
            BiasStage: "Pre-training",
            Label: "fraud",
            LabelValue: "0",
            Facet: "age",
            FacetValue: "(40, 60]",
        });
    });
});

describe("job definitions with labels, by botocore's model of SageMaker", () => {
    before(requireBotocore);

    it("are requests that SageMaker takes", async () => {
        const quality = await recordMonitor({ modelQuality: MODEL_QUALITY });
        const bias = await recordMonitor({ modelBias: MODEL_BIAS });
        const request = (inputs: object) => asRequest({ ...inputs, jobDefinitionName: "fraud" });
        assert.deepStrictEqual(
            botocoreProblems([
                {
                    operation: "CreateModelQualityJobDefinition",
                    request: request(quality.one(QUALITY_JOB).inputs),
                },
                { operation: "CreateModelBiasJobDefinition", request: request(bias.one(BIAS_JOB).inputs) },
            ]),
            [[], []],
        );
    });

    it("would be refused without their labels", async () => {
        const quality = await recordMonitor({ modelQuality: MODEL_QUALITY });
        const { modelQualityJobInput, ...rest } = quality.one(QUALITY_JOB).inputs;
        const { endpointInput } = modelQualityJobInput as Record<string, unknown>;
        const request = asRequest({
            ...rest,
            jobDefinitionName: "fraud",
            modelQualityJobInput: { endpointInput },
        });
        const [problems] = botocoreProblems([{ operation: "CreateModelQualityJobDefinition", request }]);
        assert.match(String(problems), /GroundTruthS3Input/);
    });
});

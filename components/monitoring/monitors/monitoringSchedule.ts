import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AwsLocation } from "../../shared/awsLocation";
import { given } from "../../shared/given";
import { NetworkPlacement } from "../../shared/networkPlacement";
import { lazyOutput } from "../../shared/lazyOutput";
import { interpolate } from "../../shared/plainInputs";
import { rejectProblems } from "../../shared/problems/rejectProblems";
import { mergeTags, Tags } from "../../shared/tags";
import { createMonitorAlarms, namesOf } from "./monitorAlarms";
import { MonitorJob, MonitorJobSpec } from "./monitorJob";
import { createMonitorJob } from "./monitorJobs";
import { monitorAlarms, MonitorKinds } from "./monitorKinds";
import { createFailedRunRule } from "./monitorNotices";
import { longestRuntime, MonitorPlan, monitorProblems } from "./monitorProblems";
import { DEFAULT_SCHEDULE, longestGapSeconds } from "./monitorSchedule";

/** Arguments of `MonitoringSchedule`. */
export interface MonitoringScheduleArgs extends MonitorKinds {
    /** Partition, region and account. */
    location: AwsLocation;
    /** Endpoint with data capture of tabular input. Neither a multi-model nor a serverless endpoint can be monitored. */
    endpointName: pulumi.Input<string>;
    /** S3 URI under which the endpoint captures: `RealtimeEndpoint.dataCaptureUri`. */
    dataCaptureUri: pulumi.Input<string>;
    /** Percent of the requests that the endpoint captures; given, it is checked to be above 0. */
    dataCapturePercent?: number;
    /** Name of the schedule, 1 to 63 letters, digits and hyphens. Default: made up once and kept. */
    scheduleName?: string;
    /**
     * `cron(0 * ? * * *)`, `cron(0 6 ? * * *)` or `cron(0 0/6 ? * * *)`: hourly, daily or every n hours, in UTC, starting
     * up to 20 minutes late. Default: hourly.
     */
    schedule?: string;
    /** Instance type of the job. Default: `ml.m5.xlarge`. */
    instanceType?: string;
    /** Instances of the job, 1 to 100. Default: 1. */
    instanceCount?: number;
    /** Volume of each instance, in GB. Default: 30. */
    volumeSizeInGb?: number;
    /**
     * When a run is stopped, in seconds; at most the time to the next run, and 1800 for an hourly run that needs labels.
     * Default: 3000, and 1800 where that is the most.
     */
    maxRuntimeSeconds?: number;
    /** Bucket that reports are written to. */
    artifactBucketName: pulumi.Input<string>;
    /** Prefix of the reports, without slashes at its ends. Default: `monitoring/<name of the component>`. */
    outputPrefix?: string;
    /** ARN of the key for volumes, captured data and reports. */
    keyArn: pulumi.Input<string>;
    /** Private subnets and security groups of the job. */
    network: NetworkPlacement;
    /** Cut the container off every network. Default: true, it reads and writes files only. */
    networkIsolation?: boolean;
    /** What an alarm notifies when it fires and when it is over. At least one. */
    alarmActionArns: pulumi.Input<string>[];
    /** ARN of the topic that hears of failed and stopped runs; its policy must let EventBridge publish. */
    notificationTopicArn: pulumi.Input<string>;
    /** Tags of every child. Default: only which component made them. */
    tags?: Tags;
}

const DEFAULTS = {
    schedule: DEFAULT_SCHEDULE,
    instanceType: "ml.m5.xlarge",
    instanceCount: 1,
    volumeSizeInGb: 30,
    maxRuntimeSeconds: 3000,
    networkIsolation: true,
} as const;

/**
 * Monitors what an endpoint captures, by SageMaker Model Monitor: a job definition, a schedule, an alarm for each
 * feature that matters, and a notice of runs that fail. Model Monitor is open to accounts that have used it before.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor.html
 *
 * ```ts
 * new MonitoringSchedule("fraud-input", {
 *     location, endpointName: endpoint.endpointName, dataCaptureUri: endpoint.dataCaptureUri,
 *     dataQuality: {
 *         baselineConstraintsUri: "s3://artifacts/baseline/constraints.json",
 *         baselineStatisticsUri: "s3://artifacts/baseline/statistics.json",
 *         driftAlarms: [{ feature: "amount" }],
 *     },
 *     artifactBucketName, keyArn, network, alarmActionArns: [topicArn], notificationTopicArn: topicArn,
 * });
 * ```
 */
export class MonitoringSchedule extends pulumi.ComponentResource {
    /** Name of the schedule. */
    readonly scheduleName: pulumi.Output<string>;
    /** Name of each alarm, by its feature, its metric, or its metric, group and bound. */
    declare readonly alarmNames: pulumi.Output<Record<string, string>>;
    /** Where reports are written. */
    readonly outputUri: pulumi.Output<string>;

    constructor(name: string, args: MonitoringScheduleArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mlops:index:MonitoringSchedule", name, {}, opts);
        const plan = planOf(name, args);
        rejectProblems(this, "MonitoringSchedule", name, monitorProblems(name, plan));

        const child = { parent: this };
        const spec = jobSpec(args, plan);
        const job = createMonitorJob(name, plan.kinds, spec, child);
        const schedule = createSchedule(name, plan, job, spec.tags, child);
        const watched = { endpointName: args.endpointName, scheduleName: schedule.name };
        const alarms = {
            periodSeconds: longestGapSeconds(plan.schedule),
            actionArns: args.alarmActionArns,
            tags: spec.tags,
        };
        const alarmsMade = createMonitorAlarms(name, monitorAlarms(plan.kinds, watched), alarms, child);
        lazyOutput(this, "alarmNames", () => namesOf(alarmsMade));
        const notice = { roleArn: job.role.arn, topicArn: args.notificationTopicArn, tags: spec.tags };
        createFailedRunRule(name, notice, child);

        this.scheduleName = schedule.name;
        this.outputUri = pulumi.output(spec.outputUri);
        const { scheduleName, outputUri } = this;
        this.registerOutputs({ scheduleName, outputUri });
    }
}

function planOf(name: string, args: MonitoringScheduleArgs): MonitorPlan {
    const { dataQuality, modelQuality, modelBias, ...rest } = args;
    const kinds = given({ dataQuality, modelQuality, modelBias });
    const schedule = args.schedule ?? DEFAULTS.schedule;
    return {
        ...DEFAULTS,
        maxRuntimeSeconds: Math.min(DEFAULTS.maxRuntimeSeconds, longestRuntime({ schedule, kinds })),
        outputPrefix: `monitoring/${name}`,
        ...rest,
        kinds,
    };
}

function jobSpec(args: MonitoringScheduleArgs, plan: MonitorPlan): MonitorJobSpec {
    return {
        ...args,
        ...plan,
        outputUri: interpolate`s3://${args.artifactBucketName}/${plan.outputPrefix}`,
        networkIsolation: args.networkIsolation ?? DEFAULTS.networkIsolation,
        tags: mergeTags("MonitoringSchedule", args.tags),
    };
}

function createSchedule(
    name: string,
    plan: MonitorPlan,
    job: MonitorJob,
    tags: Tags,
    opts: pulumi.CustomResourceOptions,
): aws.sagemaker.MonitoringSchedule {
    return new aws.sagemaker.MonitoringSchedule(
        `${name}-schedule`,
        {
            name: plan.scheduleName,
            monitoringScheduleConfig: {
                monitoringJobDefinitionName: job.name,
                monitoringType: job.type,
                scheduleConfig: { scheduleExpression: plan.schedule },
            },
            tags,
        },
        opts,
    );
}

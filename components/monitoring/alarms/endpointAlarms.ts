import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { EndpointKind } from "../../shared/endpointKind";
import { lazyOutput } from "../../shared/lazyOutput";
import { rejectProblems } from "../../shared/problems/rejectProblems";
import { mergeTags, Tags } from "../../shared/tags";
import { EndpointAlarmThresholds } from "./alarmThresholds";
import { endpointAlarmProblems } from "./endpointAlarmProblems";
import { slowestSeconds } from "./rollbackAlarms";
import { metricThreshold, planAlarms, PlannedAlarm } from "./variantAlarms";

/** What CloudWatch is to think of a minute without data. */
export const MissingData = { Breaching: "breaching", NotBreaching: "notBreaching" } as const;
export type MissingData = (typeof MissingData)[keyof typeof MissingData];

/** A variant that has alarms. */
export interface AlarmedVariantArgs {
    /** Name of the production variant. */
    name: string;
    /** Its instance type; types with GPUs have two alarms more. Left out of a serverless endpoint. */
    instanceType?: string;
    /** vCPUs of one instance. Default: as the instance type's name says. */
    vcpusPerInstance?: number;
    /** GPUs of one instance. Default: as known of the instance type. */
    gpusPerInstance?: number;
    /** Provisioned concurrency of a serverless variant, which brings an alarm more. Default: none. */
    provisionedConcurrency?: number;
    /** Whether it is only sent copies of requests; then none of its alarms rolls a deployment back. Default: false. */
    shadow?: boolean;
}

/** Arguments of `EndpointAlarms`. */
export interface EndpointAlarmsArgs {
    /** Name of the endpoint, which need not exist yet. Part of the alarms' names. */
    endpointName: string;
    /** How the endpoint answers, which decides what there is to watch. Default: `EndpointKind.Realtime`. */
    endpointKind?: EndpointKind;
    /**
     * Variants of the endpoint, at most 5 and a shadow: each of those has two rollback alarms, and SageMaker takes 10.
     * One where the endpoint is serverless, which has no rollback alarms.
     */
    variants: AlarmedVariantArgs[];
    /** When the alarms fire. Default: as each threshold says. */
    thresholds?: EndpointAlarmThresholds;
    /** What an alarm notifies when it fires and when it is over, for example a topic. At least one. */
    alarmActionArns: pulumi.Input<string>[];
    /** What it notifies when it is over. Default: `alarmActionArns`. */
    okActionArns?: pulumi.Input<string>[];
    /**
     * What missing CPU, memory, disk and GPU metrics mean. Default: `MissingData.Breaching`, an endpoint that reports
     * nothing is down; these alarms then also fire until a new endpoint is in service. `MissingData.NotBreaching` for
     * an asynchronous endpoint, which may be without instances. Not of serverless endpoints, which report none of them.
     */
    missingHostMetrics?: MissingData;
    /** Tags of the alarms. Default: only which component made them. */
    tags?: Tags;
}

const DEFAULTS = {
    endpointKind: EndpointKind.Realtime,
    missingHostMetrics: {
        realtime: MissingData.Breaching,
        serverless: MissingData.NotBreaching,
        asynchronous: MissingData.NotBreaching,
    },
} as const;

/**
 * The alarms of an endpoint: 5XX errors and p99 latency; on instances CPU, memory, disk, and the GPU's where there are
 * any; without them cold starts, concurrency and memory; of a queue what waits in it, for how long, and what failed.
 * Make them before the endpoint, SageMaker takes only alarms that exist for its rollback.
 *
 * ```ts
 * const alarms = new EndpointAlarms("fraud", {
 *     endpointName: "fraud", variants: [{ name: "main", instanceType: "ml.c5.xlarge" }],
 *     thresholds: { modelLatencyP99Milliseconds: 250 }, alarmActionArns: [topic.topicArn],
 * });
 * new RealtimeEndpoint("fraud", { rollbackAlarmNames: alarms.rollbackAlarmNames, ... });
 * ```
 */
export class EndpointAlarms extends pulumi.ComponentResource {
    /** Names of all alarms, by `<variant>-<key>`, for example `main-invocation-5xx-errors`. */
    declare readonly alarmNames: pulumi.Output<Record<string, string>>;
    /** Names of the alarms that make SageMaker roll back: 5XX errors and p99 latency of each variant. */
    readonly rollbackAlarmNames: pulumi.Output<string>[];
    /** Longest time in seconds that one of those takes to go off. */
    readonly rollbackAlarmSeconds: number;

    constructor(name: string, args: EndpointAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mlops:index:EndpointAlarms", name, {}, opts);
        rejectProblems(this, "EndpointAlarms", name, endpointAlarmProblems(args));

        const tags = mergeTags("EndpointAlarms", args.tags);
        const alarms = planAlarms(args.endpointKind ?? DEFAULTS.endpointKind, args.variants).map(
            (planned) => {
                const inputs = { ...alarmInputs(args, planned), tags };
                const alarm = new aws.cloudwatch.MetricAlarm(`${name}-alarm-${planned.key}`, inputs, {
                    parent: this,
                });
                return { ...planned, alarm };
            },
        );

        lazyOutput(this, "alarmNames", () =>
            pulumi.output(Object.fromEntries(alarms.map(({ key, alarm }) => [key, alarm.name]))),
        );
        const rollback = alarms.filter(({ definition }) => definition.rollback);
        this.rollbackAlarmNames = rollback.map(({ alarm }) => alarm.name);
        this.rollbackAlarmSeconds = slowestSeconds(rollback);
        const { rollbackAlarmNames, rollbackAlarmSeconds } = this;
        this.registerOutputs({ rollbackAlarmNames, rollbackAlarmSeconds });
    }
}

function alarmInputs(
    args: EndpointAlarmsArgs,
    { key, definition, variant }: PlannedAlarm,
): aws.cloudwatch.MetricAlarmArgs {
    const { endpointName, endpointKind: kind = DEFAULTS.endpointKind, thresholds = {} } = args;
    const watched = variant === undefined ? endpointName : `${endpointName}/${variant.name}`;
    return {
        // Known before the endpoint exists, and the same in every deployment's list of rollback alarms.
        name: `${endpointName}-${key}`,
        alarmDescription: `${definition.severity}: ${definition.title} of ${watched}`,
        namespace: definition.namespace,
        metricName: definition.metricName,
        dimensions: {
            EndpointName: endpointName,
            ...(variant === undefined ? {} : { VariantName: variant.name }),
        },
        statistic: definition.statistic,
        extendedStatistic: definition.extendedStatistic,
        period: definition.periodSeconds,
        evaluationPeriods: definition.evaluationPeriods,
        datapointsToAlarm: definition.datapointsToAlarm,
        threshold: metricThreshold(kind, definition, thresholds, variant),
        comparisonOperator: "GreaterThanThreshold",
        treatMissingData:
            definition.source === "host"
                ? (args.missingHostMetrics ?? DEFAULTS.missingHostMetrics[kind])
                : MissingData.NotBreaching,
        alarmActions: args.alarmActionArns,
        okActions: args.okActionArns ?? args.alarmActionArns,
    };
}

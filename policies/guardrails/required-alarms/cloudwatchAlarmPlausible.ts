import { wellArchitected } from "../../shared/frameworks";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { Properties, PropertyValue, textOf, valueAt } from "../../shared/properties";
import { isOneOf, resourceRule } from "../../shared/rule";
import { METRIC_ALARM } from "../resourceTypes";
import { errorAlarm, latencyAlarm } from "./exampleAlarms";
import { classOf, isFloor, unknownIn } from "./metricClasses";

const KEYS = [
    "namespace",
    "metricName",
    "statistic",
    "comparisonOperator",
    "threshold",
    "period",
    "evaluationPeriods",
    "datapointsToAlarm",
] as const;
type Key = (typeof KEYS)[number];
type Values = Record<Key, PropertyValue | undefined>;

const DAY_SECONDS = 86_400;
/** SageMaker gives times in microseconds; nobody alarms on less than a millisecond. */
const LEAST_MICROSECONDS = 1000;

/**
 * An asynchronous request may take an hour, every other one minutes at most.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference.html
 */
const MOST_MICROSECONDS = 3_600_000_000;
/** The most that an instance of SageMaker has, `ml.p2.16xlarge`. */
const MOST_GPUS = 16;

/** What must hold: the property that is wrong, when it is, why, and what to do. */
interface Check {
    key: Key;
    isWrong(values: Values): boolean;
    rule: string;
    fix: string;
}

function product({ period, evaluationPeriods }: Values): number {
    return typeof period === "number" && typeof evaluationPeriods === "number"
        ? period * evaluationPeriods
        : 0;
}

function above(value: PropertyValue | undefined, limit: PropertyValue | undefined): boolean {
    return typeof value === "number" && typeof limit === "number" && value > limit;
}

const CHECKS: readonly Check[] = [
    {
        key: "evaluationPeriods",
        isWrong: (values) => product(values) > DAY_SECONDS,
        rule: "period times evaluationPeriods must not exceed a day, which is 86400 seconds",
        fix: "shorten the period or take fewer of them",
    },
    {
        key: "datapointsToAlarm",
        isWrong: ({ datapointsToAlarm, evaluationPeriods }) => above(datapointsToAlarm, evaluationPeriods),
        rule: "an alarm that needs more datapoints than it looks at never goes off",
        fix: "set datapointsToAlarm to evaluationPeriods or less",
    },
    {
        key: "comparisonOperator",
        isWrong: (values) => {
            const metric = classOf(values);
            return metric !== undefined && metric !== "traffic" && isFloor(values.comparisonOperator);
        },
        rule: "it goes off when all is well: this metric is bad when it is high",
        fix: "set comparisonOperator to GreaterThanThreshold",
    },
    {
        key: "threshold",
        isWrong: (values) => classOf(values) === "latency" && above(LEAST_MICROSECONDS, values.threshold),
        rule: "SageMaker gives this metric in microseconds; so low a threshold is meant in milliseconds",
        fix: "multiply the threshold by 1000",
    },
    {
        key: "threshold",
        isWrong: (values) =>
            /(?:Memory|Disk)Utilization$/.test(textOf(values.metricName)) &&
            classOf(values) === "load" &&
            values.metricName !== "GPUMemoryUtilization" &&
            above(values.threshold, 100),
        rule: "this metric never exceeds 100 percent",
        fix: "set threshold to a share of 100",
    },
    {
        key: "threshold",
        isWrong: (values) => classOf(values) === "latency" && above(values.threshold, MOST_MICROSECONDS),
        rule: "SageMaker gives this metric in microseconds, and answers within an hour or not at all",
        fix: "set threshold to a time within which an answer can come",
    },
    {
        key: "threshold",
        isWrong: (values) =>
            /^GPU(?:Memory)?Utilization$/.test(textOf(values.metricName)) &&
            classOf(values) === "load" &&
            above(values.threshold, 100 * MOST_GPUS),
        rule: "this metric never exceeds 100 percent for each of 16 GPUs",
        fix: "set threshold to a share of 100 for each GPU of the instance",
    },
    {
        key: "threshold",
        isWrong: (values) =>
            classOf(values) === "errors" &&
            values.statistic === "Average" &&
            typeof values.threshold === "number" &&
            values.threshold >= 1,
        rule: "the average of errors is a share of requests, which never exceeds 1",
        fix: "give the threshold as a share such as 0.01, or take the Sum",
    },
];

function judge(alarm: Properties): Judgement[] {
    const values = Object.fromEntries(KEYS.map((key) => [key, valueAt(alarm, key)])) as Values;
    const unknown = unknownIn(Object.values(values));
    const wrong = CHECKS.filter(({ isWrong }) => isWrong(values)).map(({ key, rule, fix }) => ({
        subject: key,
        found: `is ${JSON.stringify(values[key])}`,
        rule,
        fix,
    }));
    return [...wrong, ...(unknown === undefined ? [] : [unknown])];
}

/** Values that are unknown at preview are noted there; what the others tell already is judged. */
export const cloudwatchAlarmPlausible = resourceRule({
    name: "cloudwatch-alarm-plausible",
    displayName: "Alarms can go off",
    description:
        "The numbers of an alarm must fit its metric, so that it goes off when it should and only then.",
    why: "A latency in milliseconds where SageMaker means microseconds is an alarm that never stops.",
    severity: "medium",
    tags: ["required-alarms", "cloudwatch"],
    framework: wellArchitected("OPS08-BP04", "Create alerts that somebody can act on."),
    sources: ["AWS Config cloudwatch-alarm-settings-check"],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html",
    remediationSteps: "Correct the number that the message names.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "CloudWatch alarms on metrics",
    appliesTo: isOneOf(METRIC_ALARM),
    check: (resource) => findingsOf(resource, judge(resource.properties)),
    examples: { passes: [errorAlarm(), latencyAlarm(300_000)], fails: [latencyAlarm(300)] },
});

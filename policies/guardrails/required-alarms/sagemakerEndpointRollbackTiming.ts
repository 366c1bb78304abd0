import { machineLearningLens } from "../../shared/frameworks";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { PropertyValue, textOf, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { wholeNumber } from "../../shared/settingKinds";
import { StackResource } from "../../shared/stack";
import { ENDPOINT } from "../resourceTypes";
import { metricsOf } from "./alarms";
import { GUARDED_ENDPOINT, HASTY_ENDPOINT } from "./exampleRollbacks";
import { AlarmBook, alarmNamesOf, Deployment, deploymentsOf, Timing } from "./rollbacks";

/** AWS's limits for a step, in percent, by strategy. */
const STEPS: Readonly<Record<string, readonly [least: number, most: number]>> = {
    canary: [1, 50],
    linear: [10, 50],
    rolling: [5, 50],
};

function stepJudgements({ strategy, stepPercent }: Timing): Judgement[] {
    const bounds = typeof strategy === "string" ? STEPS[strategy] : undefined;
    if (bounds === undefined || typeof stepPercent !== "number") {
        return [];
    }
    const [least, most] = bounds;
    return stepPercent >= least && stepPercent <= most
        ? []
        : [
              {
                  subject: `the ${textOf(strategy)} step`,
                  found: `is ${textOf(stepPercent)} percent`,
                  rule: `it must be from ${String(least)} to ${String(most)} percent`,
                  fix: "bring the step within these bounds",
              },
          ];
}

/** Seconds that an alarm needs before it can go off; 0 where a preview does not know. */
function reactionSeconds(alarm: StackResource): number {
    const periods = valueAt(alarm.properties, "evaluationPeriods");
    const seconds = metricsOf(alarm)
        .map(({ period }) => period)
        .filter((period) => typeof period === "number");
    return typeof periods === "number" ? Math.max(0, ...seconds) * periods : 0;
}

function waitJudgements(
    { waitSeconds }: Timing,
    alarms: readonly StackResource[],
    least: number,
): Judgement[] {
    if (typeof waitSeconds !== "number") {
        return [];
    }
    const problem = { subject: "the wait after a step", found: `is ${String(waitSeconds)} s` };
    const slow = alarms.filter((alarm) => reactionSeconds(alarm) > waitSeconds);
    return [
        ...(waitSeconds < least
            ? [
                  {
                      ...problem,
                      rule: `a new version must be watched for at least ${String(least)} s`,
                      fix: `wait ${String(least)} s or longer`,
                  },
              ]
            : []),
        ...slow.map((alarm) => ({
            ...problem,
            rule: `"${alarm.name}" needs ${String(reactionSeconds(alarm))} s to go off, by which time the step is over`,
            fix: "wait longer, or shorten the period or the evaluation periods of the alarm",
        })),
    ];
}

/** How often SageMaker waits while it shifts traffic. */
function waits({ strategy, stepPercent }: Timing): number {
    const isStepwise = strategy === "linear" || strategy === "rolling";
    return isStepwise && typeof stepPercent === "number" && stepPercent > 0
        ? Math.ceil(100 / stepPercent)
        : 1;
}

function totalJudgements(timing: Timing): Judgement[] {
    const { waitSeconds, terminationWaitSeconds, maximumSeconds } = timing;
    if (typeof maximumSeconds !== "number" || typeof waitSeconds !== "number") {
        return [];
    }
    const termination = typeof terminationWaitSeconds === "number" ? terminationWaitSeconds : 0;
    const needed = waits(timing) * waitSeconds + termination;
    return needed <= maximumSeconds
        ? []
        : [
              {
                  subject: "the longest execution",
                  found: `is ${String(maximumSeconds)} s`,
                  rule: `the waits alone take ${String(needed)} s`,
                  fix: "allow more time, or wait less often",
              },
          ];
}

function judge(
    deployment: Deployment,
    book: AlarmBook,
    least: Record<"wait" | "termination", number>,
): Judgement[] {
    const { timing } = deployment;
    const alarms = [...new Set(alarmNamesOf(deployment).flatMap((name) => book.find(name, deployment)))];
    const isUnknown = (value: PropertyValue | undefined): value is Unknown => value instanceof Unknown;
    const { terminationWaitSeconds: termination } = timing;
    const isShort =
        timing.strategy !== "rolling" && typeof termination === "number" && termination < least.termination;
    return [
        ...stepJudgements(timing),
        ...waitJudgements(timing, alarms, least.wait),
        ...(isShort
            ? [
                  {
                      subject: "the wait before the old fleet ends",
                      found: `is ${String(termination)} s`,
                      rule: `there must be something to go back to for at least ${String(least.termination)} s`,
                      fix: `keep the old fleet for ${String(least.termination)} s or longer`,
                  },
              ]
            : []),
        ...totalJudgements(timing),
        ...Object.values<PropertyValue | undefined>({ ...timing }).filter(isUnknown),
    ];
}

function seconds(what: string, fallback: number) {
    return wholeNumber({ description: `Least ${what}, in seconds.`, minimum: 0, maximum: 3600, fallback });
}

/** Times that are unknown at preview are noted there; what the others tell already is judged. */
export const sagemakerEndpointRollbackTiming = stackRule({
    name: "sagemaker-endpoint-rollback-timing",
    displayName: "Rollbacks come in time",
    description:
        "A deployment must wait long enough for its alarms to go off, and allow as much time as it waits.",
    why: "A bake of two minutes under an alarm of three is over before the alarm can say anything.",
    severity: "medium",
    tags: ["required-alarms", "sagemaker", "rollback"],
    framework: machineLearningLens(
        "MLREL04-BP02",
        "Deploy models so that a bad version is taken back by itself.",
    ),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_BlueGreenUpdatePolicy.html",
    remediationSteps: "Lengthen the wait that the message names, or shorten the alarm.",
    settings: {
        minimumWaitSeconds: seconds("time that a new version is watched after a step", 300),
        minimumTerminationWaitSeconds: seconds("time that the old fleet is kept after the last step", 0),
    },
    enforcementLevel: "mandatory",
    subject: "SageMaker endpoints",
    appliesTo: isOneOf(ENDPOINT),
    check: (stack, settings) => {
        const book = new AlarmBook(stack);
        const least = {
            wait: settings.minimumWaitSeconds,
            termination: settings.minimumTerminationWaitSeconds,
        };
        return deploymentsOf(stack).flatMap((deployment) =>
            findingsOf(deployment.resource, judge(deployment, book, least)),
        );
    },
    examples: { passes: GUARDED_ENDPOINT, fails: HASTY_ENDPOINT },
});

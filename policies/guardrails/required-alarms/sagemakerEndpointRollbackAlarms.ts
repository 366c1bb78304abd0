import { machineLearningLens } from "../../shared/frameworks";
import { Finding } from "../../shared/findings";
import { PropertyValue, textOf, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { textList } from "../../shared/settingKinds";
import { StackResource } from "../../shared/stack";
import { ENDPOINT } from "../resourceTypes";
import { AlarmMetric, metricsOf } from "./alarms";
import { GUARDED_ENDPOINT, UNGUARDED_ENDPOINT } from "./exampleRollbacks";
import { AlarmBook, alarmNamesOf, Deployment, deploymentsOf } from "./rollbacks";

/** AWS's limit. */
const MOST_ALARMS = 10;

/** What a rollback must look at, by what it means. */
const WANTED = { "a 5XX alarm": /5XXErrors$/, "a latency alarm": /Latency$/ } as const;

function violation({ resource, alarmsPlace }: Deployment, found: string, rule: string, fix: string): Finding {
    return { kind: "violation", resource, subject: alarmsPlace, found, rule, fix };
}

/** What keeps one alarm from guarding one deployment. */
function alarmFindings(deployment: Deployment, alarm: StackResource): Finding[] {
    const { endpointName } = deployment;
    const missing = valueAt(alarm.properties, "treatMissingData");
    const others = metricsOf(alarm)
        .flatMap(({ dimensions }) => (dimensions instanceof Unknown ? [] : [dimensions.get("EndpointName")]))
        .filter((watched) => typeof watched === "string" && watched !== endpointName);
    return [
        ...[...new Set(typeof endpointName === "string" ? others : [])].map((watched) =>
            violation(
                deployment,
                `hold "${alarm.name}", which watches the endpoint "${textOf(watched)}"`,
                "a rollback must look at the endpoint that is deployed",
                `name alarms on ${textOf(endpointName)}`,
            ),
        ),
        ...(missing === "notBreaching" || missing instanceof Unknown
            ? []
            : [
                  violation(
                      deployment,
                      `hold "${alarm.name}", whose treatMissingData is ${textOf(missing ?? "missing")}`,
                      "a new fleet has no data at first, which must not roll it back",
                      "set treatMissingData of the alarm to notBreaching",
                  ),
              ]),
    ];
}

function listFindings(deployment: Deployment, names: readonly PropertyValue[]): Finding[] {
    if (names.length === 0) {
        const fix = "name a 5XX alarm and a latency alarm of the endpoint";
        return [violation(deployment, "name no alarm", "nothing else starts a rollback", fix)];
    }
    const rule = `SageMaker takes at most ${String(MOST_ALARMS)}`;
    const fix = "put alarms together into a composite alarm";
    return names.length > MOST_ALARMS
        ? [violation(deployment, `name ${String(names.length)} alarms`, rule, fix)]
        : [];
}

/** One name of a deployment with the alarms that it means. */
interface Resolved {
    name: PropertyValue;
    alarms: StackResource[];
}

function unresolvedFindings(deployment: Deployment, unresolved: readonly Resolved[]): Finding[] {
    return unresolved.map(({ name }): Finding =>
        name instanceof Unknown
            ? { kind: "undecided", resource: deployment.resource, unknown: name }
            : violation(
                  deployment,
                  `name "${textOf(name)}", which is no alarm of this stack`,
                  "an alarm that does not exist lets SageMaker refuse the deployment, or never stops it",
                  "declare the alarm, or name it in externalAlarms",
              ),
    );
}

/** A metric of the same name in another namespace counts something else. */
function isOfSageMaker({ namespace }: AlarmMetric): boolean {
    return namespace instanceof Unknown || namespace === "AWS/SageMaker";
}

function lackingFindings(deployment: Deployment, alarms: readonly StackResource[]): Finding[] {
    const metrics = alarms.flatMap(metricsOf).filter(isOfSageMaker);
    const unknown = metrics.map(({ metricName }) => metricName).find((name) => name instanceof Unknown);
    const { resource } = deployment;
    const lacking = Object.entries(WANTED)
        .filter(([, pattern]) => !metrics.some(({ metricName }) => pattern.test(textOf(metricName))))
        .map(([what]) =>
            violation(
                deployment,
                `hold no alarm that counts as ${what}`,
                "errors and slowness are what a bad version shows first",
                `add ${what} of the endpoint`,
            ),
        );
    return lacking.length === 0 || unknown === undefined
        ? lacking
        : [{ kind: "undecided", resource, unknown }];
}

function findings(deployment: Deployment, book: AlarmBook, external: readonly string[]): Finding[] {
    if (deployment.alarmNames instanceof Unknown) {
        return [{ kind: "undecided", resource: deployment.resource, unknown: deployment.alarmNames }];
    }
    const resolved = alarmNamesOf(deployment).map((name) => ({ name, alarms: book.find(name, deployment) }));
    const alarms = [...new Set(resolved.flatMap((each) => each.alarms))];
    const isOutside = ({ name }: Resolved): boolean => external.includes(textOf(name));
    const unresolved = resolved.filter(
        (each) => book.named(each.name, deployment).length === 0 && !isOutside(each),
    );
    const mayHoldMore = resolved.some(isOutside) || unresolved.some(({ name }) => name instanceof Unknown);
    return [
        ...listFindings(deployment, alarmNamesOf(deployment)),
        ...unresolvedFindings(deployment, unresolved),
        ...(resolved.length === 0 || mayHoldMore ? [] : lackingFindings(deployment, alarms)),
        ...alarms.flatMap((alarm) => alarmFindings(deployment, alarm)),
    ];
}

/** Alarms are joined by name, then by dependency, composite ones taken apart; what is then unknown is noted. */
export const sagemakerEndpointRollbackAlarms = stackRule({
    name: "sagemaker-endpoint-rollback-alarms",
    displayName: "Rollback alarms are real",
    description:
        "The alarms that take a deployment back must exist, watch that endpoint, and cover errors and latency.",
    why: "A rollback that waits for an alarm on another endpoint is no rollback.",
    severity: "high",
    tags: ["required-alarms", "sagemaker", "rollback"],
    framework: machineLearningLens(
        "MLREL04-BP02",
        "Deploy models so that a bad version is taken back by itself.",
    ),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-guardrails-configuration.html",
    remediationSteps:
        "Declare alarms on Invocation5XXErrors and ModelLatency of the endpoint and name them there.",
    settings: {
        externalAlarms: textList({
            description: "Names of alarms that exist outside the stack.",
            pattern: "^.+$",
            form: 'names of alarms such as "shared-errors"',
            fallback: [],
        }),
    },
    enforcementLevel: "mandatory",
    subject: "SageMaker endpoints",
    appliesTo: isOneOf(ENDPOINT),
    check: (stack, { externalAlarms }) => {
        const book = new AlarmBook(stack);
        return deploymentsOf(stack).flatMap((deployment) => findings(deployment, book, externalAlarms));
    },
    examples: { passes: GUARDED_ENDPOINT, fails: UNGUARDED_ENDPOINT },
});

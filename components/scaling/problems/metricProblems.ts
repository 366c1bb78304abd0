import { unless, wholeNumberProblems } from "../../shared/problems/checks";
import type { Problem } from "../../shared/problems/problems";
import { givenMetrics, MetricChoice, MetricName, SCALING_METRICS } from "../scalingMetrics";

/** AWS sets no limit; more than a day is a slip of units. */
const LONGEST_COOLDOWN_SECONDS = 86_400;

/** Metrics that may be chosen, and for which kind of endpoint. */
export interface AllowedMetrics {
    /** The kind in words: `asynchronous`. */
    adjective: string;
    names: readonly MetricName[];
}

function adviceOf({ names }: AllowedMetrics): string {
    return `give one of ${names.join(", ")}`;
}

/** Problems of metrics that such an endpoint never publishes. */
function foreignProblems(
    path: string,
    given: ReturnType<typeof givenMetrics>,
    allowed: AllowedMetrics,
): Problem[] {
    return given.flatMap(({ name, value }) =>
        unless(allowed.names.includes(name), {
            path: `${path}.${name}`,
            rule: `must not be used, ${allowed.adjective} endpoints do not publish ${SCALING_METRICS[name].metricName}`,
            got: value,
            fix: adviceOf(allowed),
        }),
    );
}

/** What is wrong with the choice of a metric and with its value. */
export function metricProblems(
    path: string,
    choice: MetricChoice,
    allowed: AllowedMetrics,
    vcpus: number | undefined,
): Problem[] {
    const given = givenMetrics(choice);
    const count = unless(given.length === 1, {
        path,
        rule: "must have exactly one metric",
        got: given.map(({ name }) => name),
        fix: adviceOf(allowed),
    });
    const values = given.flatMap(({ name, value }) => {
        const { maximum } = SCALING_METRICS[name];
        return unless(value > 0 && value <= maximum && Number.isFinite(value), {
            path: `${path}.${name}`,
            rule: `must be above 0${maximum === Infinity ? "" : ` and at most ${String(maximum)}`}`,
            got: value,
            fix: "give the value that one instance serves comfortably",
        });
    });
    const unknownVcpus = choice.cpuPercentPerVcpu !== undefined && vcpus === undefined;
    return [
        ...count,
        ...foreignProblems(path, given, allowed),
        ...values,
        ...unless(!unknownVcpus, {
            path: `${path}.cpuPercentPerVcpu`,
            rule: "must know the number of vCPUs, because CPUUtilization adds them up",
            fix: "give vcpusPerInstance",
        }),
    ];
}

/** What is wrong with a cooldown, where one is given. */
export function cooldownProblems(path: string, seconds: number | undefined): Problem[] {
    const bounds = { min: 0, max: LONGEST_COOLDOWN_SECONDS };
    return wholeNumberProblems(path, seconds ?? 0, bounds, "give seconds, 60 to 600 suit most models");
}

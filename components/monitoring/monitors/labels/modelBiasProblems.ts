import { duplicateProblems, unless } from "../../../shared/problems/checks";
import type { Problem } from "../../../shared/problems/problems";
import { groundTruthProblems } from "./groundTruthProblems";
import type { ModelBiasAlarmArgs, ModelBiasMonitorArgs } from "./modelBiasArgs";
import { BIAS_METRICS } from "./modelBiasMetrics";
import { biasKey } from "../watchedMetrics";

const PATH = "modelBias";

function boundProblems(path: string, { min, max }: ModelBiasAlarmArgs): Problem[] {
    return [
        ...unless(min !== undefined || max !== undefined, {
            path,
            rule: "must have a bound",
            fix: "give min, max or both: the values that are still fine",
        }),
        ...unless(min === undefined || max === undefined || min <= max, {
            path: `${path}.min`,
            rule: "must not be above max",
            got: min,
            fix: "exchange the two",
        }),
    ];
}

function alarmProblems(alarm: ModelBiasAlarmArgs, path: string): Problem[] {
    const named = (["facet", "facetValue", "label", "labelValue"] as const).filter(
        (part) => alarm[part] === "",
    );
    return [
        ...unless(BIAS_METRICS.includes(alarm.metric), {
            path: `${path}.metric`,
            rule: "must be a metric of Clarify",
            got: alarm.metric,
            fix: `choose of ${BIAS_METRICS.join(", ")}`,
        }),
        ...named.map((part) => ({
            path: `${path}.${part}`,
            rule: "must not be empty",
            got: "",
            fix: "write it as the analysis has it",
        })),
        ...boundProblems(path, alarm),
    ];
}

/** What is wrong with watching for bias. */
export function modelBiasProblems(monitor: ModelBiasMonitorArgs, hoursBetweenRuns: number): Problem[] {
    const path = `${PATH}.alarms`;
    return [
        ...groundTruthProblems(PATH, monitor, true, hoursBetweenRuns),
        ...unless(monitor.alarms.length > 0, {
            path,
            rule: "must have at least one member, bias stays unnoticed otherwise",
            got: [],
            fix: "name the metric and the group that matter most",
        }),
        ...duplicateProblems(
            `${path} groups`,
            monitor.alarms.map(biasKey),
            "list each metric of a group once",
        ),
        ...monitor.alarms.flatMap((alarm, index) => alarmProblems(alarm, `${path}[${String(index)}]`)),
    ];
}

import { duplicateProblems, unless } from "../../../shared/problems/checks";
import type { Problem } from "../../../shared/problems/problems";
import type { DataQualityMonitorArgs } from "./dataQualityArgs";
import { driftMetric, MAX_METRIC_NAME_LENGTH } from "./monitorMetrics";

/** What is wrong with watching the distribution of features. */
export function dataQualityProblems({ driftAlarms: alarms }: DataQualityMonitorArgs): Problem[] {
    const path = "dataQuality.driftAlarms";
    return [
        ...unless(alarms.length > 0, {
            path,
            rule: "must have at least one member, drift stays unnoticed otherwise",
            got: [],
            fix: "name the features that matter most to the model",
        }),
        ...duplicateProblems(
            `${path} features`,
            alarms.map(({ feature }) => feature),
            "list each feature once",
        ),
        ...alarms.flatMap(({ feature, maxDistance = 1 }, index) => [
            ...unless(feature !== "" && driftMetric(feature).metricName.length <= MAX_METRIC_NAME_LENGTH, {
                path: `${path}[${String(index)}].feature`,
                rule: `must be a name that leaves its metric's within ${String(MAX_METRIC_NAME_LENGTH)} characters`,
                got: feature,
                fix: "use the name that the baseline has",
            }),
            ...unless(maxDistance > 0 && maxDistance <= 1, {
                path: `${path}[${String(index)}].maxDistance`,
                rule: "must be above 0 and at most 1",
                got: maxDistance,
                fix: "leave it out for Model Monitor's own 0.1",
            }),
        ]),
    ];
}

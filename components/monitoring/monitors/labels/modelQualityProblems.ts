import { duplicateProblems, unless } from "../../../shared/problems/checks";
import type { Problem } from "../../../shared/problems/problems";
import { groundTruthProblems } from "./groundTruthProblems";
import { ModelQualityMonitorArgs, ProblemType } from "./modelQualityArgs";
import { metricSense, modelQualityMetrics } from "./modelQualityMetrics";

const PATH = "modelQuality";

function alarmProblems({ problemType, alarms }: ModelQualityMonitorArgs): Problem[] {
    const path = `${PATH}.alarms`;
    return [
        ...unless(alarms.length > 0, {
            path,
            rule: "must have at least one member, a worse model stays unnoticed otherwise",
            got: [],
            fix: `choose of ${modelQualityMetrics(problemType).join(", ")}`,
        }),
        ...duplicateProblems(
            `${path} metrics`,
            alarms.map(({ metric }) => metric),
            "list each metric once",
        ),
        ...alarms.flatMap(({ metric, threshold }, index) => [
            ...unless(metricSense(problemType, metric) !== undefined, {
                path: `${path}[${String(index)}].metric`,
                rule: `must be a metric of ${problemType}`,
                got: metric,
                fix: `choose of ${modelQualityMetrics(problemType).join(", ")}`,
            }),
            ...unless(Number.isFinite(threshold), {
                path: `${path}[${String(index)}].threshold`,
                rule: "must be a number",
                got: threshold,
                fix: "give the worst value that is still fine",
            }),
        ]),
    ];
}

/** What is wrong with watching the quality of the answers. */
export function modelQualityProblems(monitor: ModelQualityMonitorArgs, hoursBetweenRuns: number): Problem[] {
    const types: string[] = Object.values(ProblemType);
    if (!types.includes(monitor.problemType)) {
        const { problemType: got } = monitor;
        return [
            {
                path: `${PATH}.problemType`,
                rule: "must be a problem type",
                got,
                fix: `use ${types.join(", ")}`,
            },
        ];
    }
    const hasTwoClasses = monitor.problemType === ProblemType.BinaryClassification;
    return [
        ...groundTruthProblems(PATH, monitor, hasTwoClasses, hoursBetweenRuns),
        ...alarmProblems(monitor),
    ];
}

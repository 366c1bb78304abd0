import { isObject, Json } from "../../../components/build/definition/json";

const SECTION = /_metrics$/;

/** The numbers in an evaluation report, by name: `{"regression_metrics": {"mae": {"value": 1}}}` gives `{mae: 1}`. */
export function evaluationMetrics(report: Json): Record<string, number> {
    if (!isObject(report)) {
        return {};
    }
    const entries = Object.entries(report)
        .filter(([section]) => SECTION.test(section))
        .flatMap(([, metrics]) => (isObject(metrics) ? Object.entries(metrics) : []))
        .flatMap(([name, metric]): [string, number][] => {
            const value = isObject(metric) ? metric["value"] : undefined;
            return typeof value === "number" ? [[name, value]] : [];
        });
    return Object.fromEntries(entries);
}

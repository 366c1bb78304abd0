import { Json, JsonObject } from "../../../components/build/definition/json";
import { objectsAt } from "../steps/stepContext";

/**
 * Reads a metric from a training's log as the service does: the last match of the metric's regular expression counts.
 *
 * @param algorithm `AlgorithmSpecification`, which says how each metric is found
 */
export function logMetric(log: string, algorithm: JsonObject, name: Json | undefined): number | undefined {
    const definition = objectsAt(algorithm, "MetricDefinitions").find(({ Name }) => Name === name);
    if (definition === undefined) {
        return undefined;
    }
    const matches = [...log.matchAll(new RegExp(String(definition["Regex"]), "g"))];
    const text = matches.at(-1)?.[1] ?? "";
    const value = Number(text);
    return text === "" || !Number.isFinite(value) ? undefined : value;
}

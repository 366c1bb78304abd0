import { nearestFix } from "../../shared/problems/nearest";
import { Problem } from "../../shared/problems/problems";
import { MetricThresholdArgs, Task } from "./trainingRecipe";

/** A metric of the evaluation: which values are better, and between which bounds it lies. */
interface Metric {
    better: "higher" | "lower";
    min?: number;
    max?: number;
}

const SHARE: Metric = { better: "higher", min: 0, max: 1 };
const LOSS: Metric = { better: "lower", min: 0 };

/** What `evaluate.py` measures, by task. */
const METRICS: Readonly<Record<Task, { section: string; metrics: Readonly<Record<string, Metric>> }>> = {
    binary: {
        section: "binary_classification_metrics",
        metrics: {
            auc: SHARE,
            pr_auc: SHARE,
            accuracy: SHARE,
            balanced_accuracy: SHARE,
            precision: SHARE,
            recall: SHARE,
            f1: SHARE,
            log_loss: LOSS,
        },
    },
    multiclass: {
        section: "multiclass_classification_metrics",
        metrics: {
            accuracy: SHARE,
            balanced_accuracy: SHARE,
            macro_f1: SHARE,
            weighted_f1: SHARE,
            weighted_precision: SHARE,
            weighted_recall: SHARE,
            log_loss: LOSS,
        },
    },
    regression: {
        section: "regression_metrics",
        metrics: { mae: LOSS, mse: LOSS, rmse: LOSS, r2: { better: "higher", max: 1 } },
    },
};

/** Names of the metrics that can be asked of a model of the task. */
export function metricNames(task: Task): string[] {
    return Object.keys(METRICS[task].metrics);
}

/** Which values of a metric are better; undefined for a metric that the task does not have. */
export function betterDirection(task: Task, name: string): "higher" | "lower" | undefined {
    return METRICS[task].metrics[name]?.better;
}

/** Where the evaluation's report holds a metric, as a path for `jsonGet`. */
export function metricPath(task: Task, name: string): string {
    return `${METRICS[task].section}.${name}.value`;
}

/** Where the report holds by how much a metric is better than the newest approved version's. */
export function improvementPath(name: string): string {
    return `improvement_on_live.${name}.value`;
}

function liveProblems(path: string, { maxWorseThanLive }: MetricThresholdArgs): Problem[] {
    return maxWorseThanLive === undefined || maxWorseThanLive >= 0
        ? []
        : [
              {
                  path: `${path}.maxWorseThanLive`,
                  rule: "must be 0 or more",
                  got: maxWorseThanLive,
                  fix: "give 0 where the metric must not get worse at all",
              },
          ];
}

function boundProblems(path: string, threshold: MetricThresholdArgs, metric: Metric): Problem[] {
    const [wanted, other] =
        metric.better === "higher" ? (["atLeast", "atMost"] as const) : (["atMost", "atLeast"] as const);
    const bound = threshold[wanted];
    if (bound === undefined || threshold[other] !== undefined) {
        return [
            {
                path,
                rule: `must be bounded by ${wanted} alone, as a ${metric.better} ${threshold.name} is better`,
                got: threshold,
                fix: `give ${wanted} and not ${other}`,
            },
        ];
    }
    const { min = -Infinity, max = Infinity } = metric;
    return bound >= min && bound <= max
        ? []
        : [
              {
                  path: `${path}.${wanted}`,
                  rule: `must be a value that ${threshold.name} can have`,
                  got: bound,
                  fix:
                      max === Infinity
                          ? `choose ${String(min)} or more`
                          : `choose at most ${String(max)}${min === -Infinity ? "" : ` and at least ${String(min)}`}`,
              },
          ];
}

/** What is wrong with what a model must reach. */
export function metricProblems(
    path: string,
    thresholds: readonly MetricThresholdArgs[],
    task: Task,
): Problem[] {
    const names = metricNames(task);
    if (thresholds.length === 0) {
        return [
            {
                path,
                rule: "must name at least one metric, so that no model is registered unseen",
                got: [],
                fix: `bound one of ${names.join(", ")}`,
            },
        ];
    }
    return thresholds.flatMap((threshold, index) => {
        const here = `${path}[${String(index)}]`;
        const metric = METRICS[task].metrics[threshold.name];
        if (metric === undefined) {
            return [
                {
                    path: `${here}.name`,
                    rule: `must be a metric of a ${task} model`,
                    got: threshold.name,
                    fix: nearestFix(threshold.name, names),
                },
            ];
        }
        return [...boundProblems(here, threshold, metric), ...liveProblems(here, threshold)];
    });
}

import {
    atLeast,
    atMost,
    Condition,
    conditionStep,
    failStep,
    join,
    jsonGet,
    PropertyFile,
    Step,
} from "./definition";
import { evaluationUri, registerStep, RegistrationSources } from "./registerStep";
import { metricPath } from "./taskMetrics";
import { TrainingContext } from "./trainingContext";
import { MetricThresholdArgs, Task } from "./trainingRecipe";

function thresholdCondition(report: PropertyFile, task: Task, threshold: MetricThresholdArgs): Condition {
    const measured = jsonGet(report, metricPath(task, threshold.name));
    return threshold.atMost === undefined
        ? atLeast(measured, threshold.atLeast ?? 0)
        : atMost(measured, threshold.atMost);
}

function thresholdText({ name, atLeast: low, atMost: high }: MetricThresholdArgs): string {
    return high === undefined ? `${name} at least ${String(low)}` : `${name} at most ${String(high)}`;
}

/** Registers a model that reaches every threshold, and fails the run of one that does not. */
export function checkMetricsStep(context: TrainingContext, sources: RegistrationSources): Step {
    const { metrics, task } = context.recipe;
    const report = sources.evaluate.propertyFiles.EvaluationReport;
    return conditionStep({
        name: "CheckMetrics",
        description: "Lets only a model that is good enough into the registry",
        conditions: metrics.map((threshold) => thresholdCondition(report, task, threshold)),
        ifSteps: [registerStep(context, sources)],
        elseSteps: [
            failStep({
                name: "MetricsTooLow",
                message: join(" ", [
                    `The model was not registered: it must reach ${metrics.map(thresholdText).join(", ")}. Its metrics are in`,
                    evaluationUri(sources.evaluate),
                ]),
            }),
        ],
    });
}

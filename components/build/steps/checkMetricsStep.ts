import { modelChecks } from "../baselines/modelChecks";
import {
    atLeast,
    atMost,
    Condition,
    conditionStep,
    failStep,
    join,
    jsonGet,
    PropertyFile,
    Scalar,
    Step,
} from "../definition";
import { thresholdText } from "../recipe/metricThresholds";
import { evaluationUri, registerStep, RegistrationSources } from "./registerStep";
import { improvementPath, metricPath } from "../recipe/taskMetrics";
import { TrainingContext } from "./trainingContext";
import { MetricThresholdArgs, Task } from "../recipe/trainingRecipe";

function thresholdConditions(report: PropertyFile, task: Task, threshold: MetricThresholdArgs): Condition[] {
    const { name, maxWorseThanLive } = threshold;
    const measured = jsonGet(report, metricPath(task, name));
    const bound =
        threshold.atMost === undefined
            ? atLeast(measured, threshold.atLeast ?? 0)
            : atMost(measured, threshold.atMost);
    // The difference is the evaluation's, as a condition cannot calculate: above 0 is better, whatever the metric.
    return maxWorseThanLive === undefined
        ? [bound]
        : [bound, atLeast(jsonGet(report, improvementPath(name)), -maxWorseThanLive)];
}

/** What was measured, as `auc 0.71, recall 0.5` in the run. */
function measuredTexts(report: PropertyFile, task: Task, metrics: readonly MetricThresholdArgs[]): Scalar[] {
    return metrics.flatMap(({ name }, index) => [
        `${index === 0 ? "" : ", "}${name} `,
        jsonGet(report, metricPath(task, name)),
    ]);
}

/** Registers a model that reaches every threshold with its baselines, and fails the run of one that does not. */
export function checkMetricsStep(context: TrainingContext, sources: RegistrationSources): Step {
    const ofModel = modelChecks(context, sources);
    const checks = { ...sources.checks, ...ofModel.checks };
    const register = context.surroundings.registersModels
        ? [registerStep(context, { ...sources, checks })]
        : [];
    const { metrics, task } = context.recipe;
    const report = sources.evaluate.propertyFiles.EvaluationReport;
    return conditionStep({
        name: "CheckMetrics",
        description: "Lets only a model that is good enough into the registry",
        conditions: metrics.flatMap((threshold) => thresholdConditions(report, task, threshold)),
        ifSteps: [...ofModel.steps, ...register],
        elseSteps: [
            failStep({
                name: "MetricsTooLow",
                message: join("", [
                    `The model was not registered: it must reach ${metrics.map(thresholdText).join(", ")}, and has `,
                    ...measuredTexts(report, task, metrics),
                    ". Its report is ",
                    evaluationUri(sources.evaluate),
                ]),
            }),
        ],
    });
}

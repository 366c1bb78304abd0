import { join, Join, jsonGet, PropertyFile } from "../definition";
import { algorithmOf } from "../algorithms/algorithms";
import { thresholdText } from "../recipe/metricThresholds";
import { metricPath } from "../recipe/taskMetrics";
import { TrainingContext } from "./trainingContext";

/** What a task is called in a model card, and what its model is for. */
const PURPOSES = {
    binary: "the probability of one of two classes",
    multiclass: "a probability for each of several classes",
    regression: "a number",
} as const;

/** Stands in the card's text where the run puts a value in; no JSON text holds it, as it is a control character. */
const GAP = "\u0000";

interface CardContent {
    text: unknown;
    values: readonly Join[];
}

function content({ recipe, surroundings }: TrainingContext, report: PropertyFile): CardContent {
    const { task, labelColumn, metrics } = recipe;
    const measured = metrics.map(({ name }) => join("", [jsonGet(report, metricPath(task, name))]));
    return {
        text: {
            intended_uses: {
                intended_uses: `Predicts ${labelColumn}: ${PURPOSES[task]}`,
                purpose_of_model: `Version of the model ${surroundings.modelName}`,
                risk_rating: "Unknown",
            },
            training_details: {
                training_observations: `Trained by ${algorithmOf(recipe).title}; registered because it reached ${metrics.map(thresholdText).join(", ")}`,
            },
            evaluation_details: [
                {
                    name: "Test part",
                    evaluation_observation: "Measured on rows that nothing was decided on",
                    metric_groups: [
                        {
                            name: task,
                            metric_data: metrics.map(({ name }) => ({ name, type: "number", value: GAP })),
                        },
                    ],
                },
            ],
        },
        values: measured,
    };
}

/**
 * The card that an approver reads, in the simplified schema of model packages, written when the run knows its metrics.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/model-card-schema.html
 */
export function modelCard(context: TrainingContext, report: PropertyFile): Join {
    const { text, values } = content(context, report);
    const pieces = JSON.stringify(text).split(JSON.stringify(GAP));
    return join(
        "",
        pieces.flatMap((piece, index) => [piece, ...values.slice(index, index + 1)]),
    );
}

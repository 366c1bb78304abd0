import { createHash } from "node:crypto";
import { buildNames } from "../buildNames";
import { JsonObject, present } from "../definition/json";
import { servingInstanceTypes } from "../recipe/recipeImages";
import { TrainingRecipeArgs } from "../recipe/trainingRecipe";
import { BASELINE_DEFAULTS, BiasBaselineArgs } from "./baselineArgs";

/** Analyses that Clarify is told of by a file in S3: those of the run, and those of the monitors that come after. */
export type AnalysisName =
    "data-bias" | "model-bias" | "bias-monitor" | "explainability" | "explainability-monitor";

/** A file that says what Clarify analyses. */
export interface AnalysisConfig {
    name: AnalysisName;
    /** Where it lies in the artifact bucket: under its own content, so that no later one changes what it says. */
    key: string;
    content: string;
}

const CSV = "text/csv";
const JSON_TYPE = "application/json";
const REPORT = { name: "report", title: "Analysis Report" };
const NUMBER = /^-?\d+(\.\d+)?$/;
const HASH_CHARACTERS = 16;
const PREFIX_CHARACTERS = 20;

/** Begins the names of the endpoints that Clarify makes for the time of a job. */
export function clarifyEndpointPrefix(modelName: string): string {
    return `clarify-${modelName.slice(0, PREFIX_CHARACTERS).replace(/-+$/, "")}`;
}

/** A value as Clarify reads it from a CSV: a number where it looks like one. */
function asRead(text: string): string | number {
    return NUMBER.test(text) ? Number(text) : text;
}

function groups({ facetColumn, facetValues, favourableLabels }: BiasBaselineArgs): JsonObject {
    return {
        label_values_or_threshold: favourableLabels.map(asRead),
        facet: [
            present({
                name_or_index: facetColumn,
                value_or_threshold: facetValues?.map(asRead),
            }) as JsonObject,
        ],
    };
}

function predictor(recipe: TrainingRecipeArgs, modelName: string, answer: JsonObject): JsonObject {
    return {
        instance_type: servingInstanceTypes(recipe)[0] ?? "",
        initial_instance_count: 1,
        endpoint_name_prefix: clarifyEndpointPrefix(modelName),
        content_type: CSV,
        ...answer,
    };
}

/** How `inference.py` answers: classes by their names, a regression by its number. */
function predictedLabel({ task }: TrainingRecipeArgs): JsonObject {
    return { accept_type: JSON_TYPE, label: task === "regression" ? "predictions" : "labels" };
}

function biasAnalyses(recipe: TrainingRecipeArgs, modelName: string): [AnalysisName, JsonObject][] {
    const bias = recipe.baselines?.bias;
    if (bias === undefined) {
        return [];
    }
    const watched = { label: recipe.labelColumn, ...groups(bias) };
    const dataset = { dataset_type: CSV, ...watched };
    return [
        ["data-bias", { ...dataset, methods: { pre_training_bias: { methods: "all" }, report: REPORT } }],
        [
            "model-bias",
            {
                ...dataset,
                predictor: predictor(recipe, modelName, predictedLabel(recipe)),
                methods: { post_training_bias: { methods: "all" }, report: REPORT },
            },
        ],
        ["bias-monitor", watched],
    ];
}

function explainabilityAnalyses(recipe: TrainingRecipeArgs, modelName: string): [AnalysisName, JsonObject][] {
    const explainability = recipe.baselines?.explainability;
    if (explainability === undefined) {
        return [];
    }
    const shap = {
        // Without a baseline of its own Clarify makes one from the rows, of numbers and categories alike.
        num_clusters: 1,
        num_samples: explainability.samplesPerRow ?? BASELINE_DEFAULTS.samplesPerRow,
        agg_method: "mean_abs",
        use_logit: false,
        save_local_shap_values: false,
    };
    const model = predictor(recipe, modelName, { accept_type: CSV });
    return [
        ["explainability", { dataset_type: CSV, predictor: model, methods: { shap, report: REPORT } }],
        ["explainability-monitor", { predictor: model, methods: { shap } }],
    ];
}

/**
 * The files that Clarify reads for the baselines of a recipe.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-processing-job-configure-analysis.html
 */
export function analysisConfigs(recipe: TrainingRecipeArgs, modelName: string): AnalysisConfig[] {
    const analyses = [...biasAnalyses(recipe, modelName), ...explainabilityAnalyses(recipe, modelName)];
    return analyses.map(([name, analysis]) => {
        const content = JSON.stringify(analysis, null, 2);
        const hash = createHash("sha256").update(content).digest("hex").slice(0, HASH_CHARACTERS);
        return {
            name,
            key: `${buildNames(modelName).checksPrefix}/${name}/${hash}/analysis_config.json`,
            content,
        };
    });
}

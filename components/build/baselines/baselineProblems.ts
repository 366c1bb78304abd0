import { AwsLocation } from "../../shared/awsLocation";
import { duplicateProblems, unless, wholeNumberProblems } from "../../shared/problems/checks";
import { parseInstanceType } from "../../shared/instanceTypes";
import { Problem } from "../../shared/problems/problems";
import {
    CLARIFY_PROCESSOR,
    imageProblems,
    MODEL_MONITOR_ANALYZER,
} from "../../shared/images/sagemakerImages";
import { TrainingRecipeArgs } from "../recipe/trainingRecipe";
import { baselineChoice, BiasBaselineArgs, ExplainabilityBaselineArgs } from "./baselineArgs";
import { checkInstances } from "./baselineContext";

const MAX_SAMPLES = 10_000;
const NUMBER = /^-?\d+(\.\d+)?$/;

function outcomeProblems(path: string, { favourableLabels }: BiasBaselineArgs, task: string): Problem[] {
    const isThreshold = favourableLabels.length === 1 && favourableLabels.every((text) => NUMBER.test(text));
    return task === "regression"
        ? unless(isThreshold, {
              path: `${path}.favourableLabels`,
              rule: "must be one number for a regression, above which the outcome is good",
              got: favourableLabels,
              fix: 'write one number in quotes, such as "100"',
          })
        : unless(favourableLabels.length > 0, {
              path: `${path}.favourableLabels`,
              rule: "must name at least one label",
              got: favourableLabels,
              fix: "name the labels that are a good outcome, as the data have them",
          });
}

function biasProblems(path: string, recipe: TrainingRecipeArgs, bias: BiasBaselineArgs): Problem[] {
    const { facetColumn, facetValues = [], favourableLabels } = bias;
    const { labelColumn, dropColumns = [], task } = recipe;
    return [
        ...unless(facetColumn !== "" && facetColumn !== labelColumn && !dropColumns.includes(facetColumn), {
            path: `${path}.facetColumn`,
            rule: "must be a column that the model sees",
            got: facetColumn,
            fix: "name a column that is neither the label nor among dropColumns",
        }),
        ...unless(bias.facetValues === undefined || facetValues.length > 0, {
            path: `${path}.facetValues`,
            rule: "must name at least one value",
            got: bias.facetValues,
            fix: "leave it out to measure each value",
        }),
        ...duplicateProblems(`${path}.facetValues`, facetValues, "name each value once"),
        ...duplicateProblems(`${path}.favourableLabels`, favourableLabels, "name each label once"),
        ...outcomeProblems(path, bias, task),
    ];
}

function sampleProblems(path: string, { samplesPerRow }: ExplainabilityBaselineArgs): Problem[] {
    return samplesPerRow === undefined
        ? []
        : wholeNumberProblems(
              `${path}.samplesPerRow`,
              samplesPerRow,
              { min: 1, max: MAX_SAMPLES },
              "leave it out for 100",
          );
}

function instanceProblems(path: string, recipe: TrainingRecipeArgs): Problem[] {
    const { instanceType, instanceCount, volumeSizeGb, maxRuntimeMinutes } = checkInstances(recipe);
    const numbers = [
        ["instanceCount", instanceCount, 100],
        ["volumeSizeGb", volumeSizeGb, 16_384],
        ["maxRuntimeMinutes", maxRuntimeMinutes, 7200],
    ] as const;
    return [
        ...unless(parseInstanceType(instanceType) !== undefined, {
            path: `${path}.instanceType`,
            rule: "must be a SageMaker instance type",
            got: instanceType,
            fix: "write it as ml.<family>.<size>, for example ml.m5.xlarge",
        }),
        ...numbers.flatMap(([field, value, max]) =>
            wholeNumberProblems(
                `${path}.${field}`,
                value,
                { min: 1, max },
                "leave it out, or stay between the bounds",
            ),
        ),
    ];
}

/** What is wrong with the baselines of a recipe; `path` is where they stand in the caller's arguments. */
export function baselineProblems(path: string, recipe: TrainingRecipeArgs, location: AwsLocation): Problem[] {
    const { baselines } = recipe;
    if (baselines === undefined) {
        return [];
    }
    const { dataQuality, modelQuality, asksModel } = baselineChoice(baselines);
    const { bias, explainability } = baselines;
    return [
        ...unless(dataQuality || modelQuality || asksModel, {
            path,
            rule: "must ask for at least one baseline",
            got: baselines,
            fix: "leave baselines out where none is wanted",
        }),
        ...(dataQuality || modelQuality ? imageProblems(path, MODEL_MONITOR_ANALYZER, location) : []),
        ...(asksModel ? imageProblems(path, CLARIFY_PROCESSOR, location) : []),
        ...(bias === undefined ? [] : biasProblems(`${path}.bias`, recipe, bias)),
        ...(explainability === undefined ? [] : sampleProblems(`${path}.explainability`, explainability)),
        ...instanceProblems(`${path}.instances`, recipe),
    ];
}

import { clarifyImage, modelMonitorImage } from "../../shared/images/sagemakerImages";
import { hasOnlyInstanceStorage } from "../../shared/instanceTypes";
import { CheckJob, CheckOptions, join, Parameter, Text } from "../definition";
import { filledInstances, StepInstancesArgs } from "../recipe/stepInstances";
import { cacheOf, networkOf, TrainingContext } from "../steps/trainingContext";
import { TrainingRecipeArgs } from "../recipe/trainingRecipe";
import { AnalysisName, analysisConfigs } from "./analysisConfigs";

/** The parameters by which a run is told what to do with the baselines. */
export interface BaselineParameters {
    skipCheck: Parameter;
    registerNew: Parameter;
}

/** What every check is told. */
export function checkOptions(
    context: TrainingContext,
    name: string,
    { skipCheck, registerNew }: BaselineParameters,
): CheckOptions {
    return {
        name,
        modelPackageGroupName: context.surroundings.modelPackageGroupName,
        skipCheck: skipCheck.value,
        registerNewBaseline: registerNew.value,
        ...cacheOf(context),
    };
}

/** The instances of each check. */
export function checkInstances({ baselines }: TrainingRecipeArgs): Required<StepInstancesArgs> {
    return filledInstances("ml.m5.xlarge", baselines?.instances);
}

/** The job of a check. Clarify asks a model by SageMaker's interface and needs a network then; the others need none. */
export function checkJob(context: TrainingContext, image: string, asksModel: boolean): CheckJob {
    const { surroundings, recipe } = context;
    const { instanceType, instanceCount, volumeSizeGb, maxRuntimeMinutes } = checkInstances(recipe);
    return {
        roleArn: surroundings.jobRoleArn,
        image,
        outputKeyArn: surroundings.keyArn,
        cluster: {
            instanceType,
            instanceCount,
            volumeSizeGb,
            ...(hasOnlyInstanceStorage(instanceType) ? {} : { volumeKeyArn: surroundings.keyArn }),
        },
        network: { ...networkOf(context), isolated: !asksModel },
        maxRuntimeSeconds: maxRuntimeMinutes * 60,
    };
}

/** The job of a quality check, with what its container is told by its environment. */
export function qualityJob(context: TrainingContext, environment: Record<string, Text>): CheckJob {
    return {
        ...checkJob(context, modelMonitorImage(context.surroundings.location), false),
        environment: {
            dataset_format: JSON.stringify({ csv: { header: true, output_columns_position: "START" } }),
            dataset_source: QUALITY_FOLDERS.dataset,
            output_path: QUALITY_FOLDERS.output,
            publish_cloudwatch_metrics: "Disabled",
            ...environment,
        },
    };
}

/** The job of a Clarify check. */
export function clarifyJob(context: TrainingContext, asksModel: boolean): CheckJob {
    return checkJob(context, clarifyImage(context.surroundings.location), asksModel);
}

/** Folders of Model Monitor's container. */
export const QUALITY_FOLDERS = {
    dataset: "/opt/ml/processing/input/baseline_dataset_input",
    output: "/opt/ml/processing/output",
} as const;

/** Address of the file that says what Clarify analyses. */
export function analysisUri({ recipe, surroundings }: TrainingContext, name: AnalysisName): Text {
    const config = analysisConfigs(recipe, surroundings.modelName).find((one) => one.name === name);
    return `s3://${surroundings.artifactBucketName}/${config?.key ?? ""}`;
}

/** Address of a file below the output of a step. */
export function fileIn(folder: Text, file: string): Text {
    return join("/", [folder, file]);
}

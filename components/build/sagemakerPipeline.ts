import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AwsLocation } from "../shared/awsLocation";
import { NetworkPlacement } from "../shared/networkPlacement";
import { Tags } from "../shared/tags";
import { createAnalysisFiles } from "./baselines/analysisFiles";
import { BuildRoles } from "./roles/buildRoles";
import { buildDefinition } from "./steps/trainingPipeline";
import { TrainingRecipeArgs } from "./recipe/trainingRecipe";

/** What the SageMaker pipeline is made from. */
export interface SagemakerPipelineSpec {
    location: AwsLocation;
    pipelineName: string;
    modelName: string;
    recipe: TrainingRecipeArgs;
    modelPackageGroupName: pulumi.Input<string>;
    artifactBucketName: pulumi.Input<string>;
    keyArn: pulumi.Input<string>;
    network: NetworkPlacement;
    roles: Pick<BuildRoles, "job" | "pipeline">;
    maxParallelSteps?: number;
    registersModels?: boolean;
    encryptsVersions?: boolean;
    tags: Tags;
}

/** The definition, which is a text as a whole and so unknown until everything in it is known. */
function definition(spec: SagemakerPipelineSpec): pulumi.Output<string> {
    const {
        location,
        modelName,
        recipe,
        network,
        roles,
        registersModels = true,
        encryptsVersions = false,
    } = spec;
    return pulumi
        .all([
            spec.artifactBucketName,
            spec.keyArn,
            roles.job.arn,
            spec.modelPackageGroupName,
            network.subnetIds,
            network.securityGroupIds,
        ])
        .apply(
            ([artifactBucketName, keyArn, jobRoleArn, modelPackageGroupName, subnetIds, securityGroupIds]) =>
                buildDefinition(recipe, {
                    location,
                    modelName,
                    artifactBucketName,
                    keyArn,
                    jobRoleArn,
                    modelPackageGroupName,
                    subnetIds,
                    securityGroupIds,
                    registersModels,
                    encryptsVersions,
                }),
        );
}

/** Creates the SageMaker pipeline that prepares, trains, evaluates and registers. */
export function createSagemakerPipeline(
    name: string,
    spec: SagemakerPipelineSpec,
    parent: pulumi.Resource,
): aws.sagemaker.Pipeline {
    const { pipelineName, modelName, roles, maxParallelSteps, registersModels = true, tags } = spec;
    const end = registersModels ? "and registers it for approval" : "and registers nothing";
    const files = createAnalysisFiles(name, spec, parent);
    return new aws.sagemaker.Pipeline(
        `${name}-sagemaker-pipeline`,
        {
            pipelineName,
            pipelineDisplayName: pipelineName,
            pipelineDescription: `Prepares data, trains and evaluates ${modelName}, ${end}`,
            pipelineDefinition: definition(spec),
            roleArn: roles.pipeline.arn,
            ...(maxParallelSteps === undefined
                ? {}
                : { parallelismConfiguration: { maxParallelExecutionSteps: maxParallelSteps } }),
            tags,
        },
        { parent, dependsOn: [roles.pipeline.policy, roles.job.policy, ...files] },
    );
}

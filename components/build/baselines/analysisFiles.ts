import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Tags } from "../../shared/tags";
import { TrainingRecipeArgs } from "../recipe/trainingRecipe";
import { analysisConfigs } from "./analysisConfigs";

/** What the files are made from. */
export interface AnalysisFilesSpec {
    recipe: TrainingRecipeArgs;
    modelName: string;
    artifactBucketName: pulumi.Input<string>;
    keyArn: pulumi.Input<string>;
    tags: Tags;
}

/**
 * Uploads what Clarify analyses. A file that is no longer wanted stays in the bucket: versions that were registered
 * with it name it, and monitors read it.
 */
export function createAnalysisFiles(
    name: string,
    spec: AnalysisFilesSpec,
    parent: pulumi.Resource,
): aws.s3.BucketObjectv2[] {
    const { recipe, modelName, artifactBucketName, keyArn, tags } = spec;
    return analysisConfigs(recipe, modelName).map(
        (config) =>
            new aws.s3.BucketObjectv2(
                `${name}-${config.name}-object`,
                {
                    bucket: artifactBucketName,
                    key: config.key,
                    content: config.content,
                    contentType: "application/json",
                    kmsKeyId: keyArn,
                    serverSideEncryption: "aws:kms",
                    tags,
                },
                { parent, retainOnDelete: true },
            ),
    );
}

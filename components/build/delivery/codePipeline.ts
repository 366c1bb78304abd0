import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { ServiceRole } from "../../shared/iam/serviceRole";
import { Tags } from "../../shared/tags";
import { codePipelineStages, pushTrigger } from "./codePipelineStages";
import { PushFilter } from "../../shared/source/pushFilter";
import { SourceFetch } from "../../shared/source/sourceFetch";
import { RunVariable } from "./runVariables";

/** What the CodePipeline is made from. */
export interface CodePipelineSpec {
    pipelineName: string;
    source: SourceFetch;
    /** Which pushes start the pipeline; undefined for every push to the source's branch. */
    pushFilter: PushFilter | undefined;
    project: aws.codebuild.Project;
    /** What a start may say about the run. */
    variables: readonly RunVariable[];
    artifactBucketName: pulumi.Input<string>;
    keyArn: pulumi.Input<string>;
    role: ServiceRole;
    /** Default: true. */
    registersModels?: boolean;
    tags: Tags;
}

/**
 * Every commit is trained with, in order; superseding would skip some and mix their registrations. Where nothing is
 * registered, nobody waits for a run of somebody else's branch.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts-how-it-works.html#concepts-how-it-works-execution-modes
 */
function executionMode({ registersModels = true }: CodePipelineSpec): string {
    return registersModels ? "QUEUED" : "PARALLEL";
}

/** Creates the pipeline that takes a commit through test and training. */
export function createCodePipeline(
    name: string,
    spec: CodePipelineSpec,
    opts: { parent: pulumi.Resource; dependsOn: pulumi.Resource[] },
): aws.codepipeline.Pipeline {
    const { keyArn, role, project } = spec;
    return new aws.codepipeline.Pipeline(
        `${name}-codepipeline`,
        {
            name: spec.pipelineName,
            pipelineType: "V2",
            executionMode: executionMode(spec),
            roleArn: role.arn,
            artifactStores: [
                {
                    type: "S3",
                    location: spec.artifactBucketName,
                    encryptionKey: { type: "KMS", id: keyArn },
                },
            ],
            variables: spec.variables.map(({ name: variable, defaultValue, description }) => ({
                name: variable,
                defaultValue,
                description,
            })),
            stages: codePipelineStages(spec.source, project.name, spec.variables),
            ...(spec.pushFilter === undefined ? {} : { triggers: [pushTrigger(spec.pushFilter)] }),
            tags: spec.tags,
        },
        { parent: opts.parent, dependsOn: [role.policy, ...opts.dependsOn] },
    );
}

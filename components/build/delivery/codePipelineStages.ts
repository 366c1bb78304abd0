import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { PolicyStatement } from "../../shared/iamDocuments";
import { keyStatement } from "../roles/commonStatements";
import { DEFAULT_BRANCH, SourceArgs } from "../../shared/sourceArgs";
import { SourceFetch } from "../../shared/sourceFetch";
import { RunVariable } from "./runVariables";

type Stage = aws.types.input.codepipeline.PipelineStage;

const SOURCE_ARTIFACT = "Source";
const SOURCE_ACTION = "Commit";

/** What a start said about the run, as environment variables of the build. */
function buildEnvironment(variables: readonly RunVariable[]): string {
    return JSON.stringify(
        variables.map(({ name, environmentName }) => ({
            name: environmentName,
            value: `#{variables.${name}}`,
            type: "PLAINTEXT",
        })),
    );
}

/** The stages of the build pipeline: fetch the commit, then test it and train with it. */
export function codePipelineStages(
    source: SourceFetch,
    projectName: pulumi.Input<string>,
    variables: readonly RunVariable[],
): Stage[] {
    return [
        {
            name: "Source",
            actions: [
                {
                    name: SOURCE_ACTION,
                    category: "Source",
                    owner: "AWS",
                    provider: source.provider,
                    version: "1",
                    configuration: source.configuration,
                    outputArtifacts: [SOURCE_ARTIFACT],
                },
            ],
        },
        {
            name: "Build",
            actions: [
                {
                    name: "TestAndTrain",
                    category: "Build",
                    owner: "AWS",
                    provider: "CodeBuild",
                    version: "1",
                    configuration: {
                        ProjectName: projectName,
                        EnvironmentVariables: buildEnvironment(variables),
                    },
                    inputArtifacts: [SOURCE_ARTIFACT],
                },
            ],
        },
    ];
}

/** Which pushes start the pipeline, where not all of a branch do. */
export interface PushFilter {
    branch: string;
    paths: string[];
}

/** The filter that a source behind a connection asks for. */
export function pushFilter({ connection }: SourceArgs): PushFilter | undefined {
    return connection?.paths === undefined
        ? undefined
        : { branch: connection.branch ?? DEFAULT_BRANCH, paths: connection.paths };
}

/** A trigger for the pushes that a filter lets through. */
export function pushTrigger({ branch, paths }: PushFilter): aws.types.input.codepipeline.PipelineTrigger {
    return {
        providerType: "CodeStarSourceConnection",
        gitConfiguration: {
            sourceActionName: SOURCE_ACTION,
            pushes: [{ branches: { includes: [branch] }, filePaths: { includes: paths } }],
        },
    };
}

/** What the role of the build pipeline acts on. */
export interface CodePipelineScope {
    source: SourceFetch;
    codeBuildProjectArn: string;
    bucketArn: pulumi.Input<string>;
    pipelineArtifactsArn: pulumi.Input<string>;
    keyArn: pulumi.Input<string>;
}

/** What the CodePipeline role may do: fetch the commit, hand it on, start the build. */
export function codePipelineStatements(scope: CodePipelineScope): PolicyStatement[] {
    return [
        ...scope.source.statements,
        {
            Sid: "HandOnArtifacts",
            Effect: "Allow",
            Action: ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"],
            Resource: scope.pipelineArtifactsArn,
        },
        {
            Sid: "LookAtBucket",
            Effect: "Allow",
            Action: ["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"],
            Resource: scope.bucketArn,
        },
        keyStatement(scope.keyArn),
        {
            Sid: "StartBuild",
            Effect: "Allow",
            Action: ["codebuild:BatchGetBuilds", "codebuild:StartBuild", "codebuild:StopBuild"],
            Resource: scope.codeBuildProjectArn,
        },
    ];
}

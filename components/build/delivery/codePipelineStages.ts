import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { PolicyStatement } from "../../shared/iam/iamDocuments";
import { keyStatement } from "../roles/commonStatements";
import { PatternFilter, PushFilter } from "../../shared/source/pushFilter";
import { SourceFetch } from "../../shared/source/sourceFetch";
import { BRANCH_VARIABLE, RunVariable } from "./runVariables";

type Stage = aws.types.input.codepipeline.PipelineStage;

const SOURCE_ARTIFACT = "Source";
/** Name of the action that fetches the commit. */
export const SOURCE_ACTION = "Commit";
const SOURCE_NAMESPACE = "Source";

/**
 * What the source says about the commit. A connection's trigger takes the branch that was pushed to.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodestarConnectionSource.html
 */
function sourceEnvironment({ provider }: SourceFetch): Record<string, string> {
    return provider === "CodeStarSourceConnection"
        ? { [BRANCH_VARIABLE]: `#{${SOURCE_NAMESPACE}.BranchName}` }
        : {};
}

/** What the source and the start said about the run, as environment variables of the build. */
function buildEnvironment(source: SourceFetch, variables: readonly RunVariable[]): string {
    const values = {
        ...Object.fromEntries(
            variables.map(({ name, environmentName }) => [environmentName, `#{variables.${name}}`]),
        ),
        ...sourceEnvironment(source),
    };
    return JSON.stringify(
        Object.entries(values).map(([name, value]) => ({ name, value, type: "PLAINTEXT" })),
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
                    namespace: SOURCE_NAMESPACE,
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
                        EnvironmentVariables: buildEnvironment(source, variables),
                    },
                    inputArtifacts: [SOURCE_ARTIFACT],
                },
            ],
        },
    ];
}

/** A list of patterns that is empty is none to CodePipeline. */
function criteria({ includes, excludes }: PatternFilter): Partial<PatternFilter> {
    return {
        ...(includes.length === 0 ? {} : { includes }),
        ...(excludes.length === 0 ? {} : { excludes }),
    };
}

/** A trigger for the pushes that a filter lets through. */
export function pushTrigger({ branches, paths }: PushFilter): aws.types.input.codepipeline.PipelineTrigger {
    return {
        providerType: "CodeStarSourceConnection",
        gitConfiguration: {
            sourceActionName: SOURCE_ACTION,
            pushes: [
                {
                    branches: criteria(branches),
                    ...(paths === undefined ? {} : { filePaths: criteria(paths) }),
                },
            ],
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

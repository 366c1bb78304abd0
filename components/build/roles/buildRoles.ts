import * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation } from "../../shared/awsLocation";
import { PolicyStatement } from "../../shared/iam/iamDocuments";
import { createServiceRole, ServiceRole } from "../../shared/iam/serviceRole";
import { SourceFetch } from "../../shared/source/sourceFetch";
import { Tags } from "../../shared/tags";
import { baselineChoice } from "../baselines/baselineArgs";
import { BuildArns } from "../buildArns";
import { BuildNames } from "../buildNames";
import { buildRoleStatements } from "./buildRoleStatements";
import { codePipelineStatements } from "../delivery/codePipelineStages";
import { jobRoleStatements } from "./jobRoleStatements";
import { pipelineRoleStatements } from "./pipelineRoleStatements";
import { comparedMetrics, TrainingRecipeArgs } from "../recipe/trainingRecipe";

/** What the roles of the build side are made from. */
export interface BuildRolesSpec {
    location: AwsLocation;
    modelName: string;
    names: BuildNames;
    arns: BuildArns;
    keyArn: pulumi.Input<string>;
    recipe: TrainingRecipeArgs;
    source: SourceFetch;
    /** Default: true. */
    registersModels?: boolean;
    /** Default: false. */
    encryptsVersions?: boolean;
    /** ECR repositories of the images that jobs run. */
    imageRepositoryArns: string[];
    tags: Tags;
}

/** One role for each who acts, so that the code of a model can neither register nor approve it. */
export interface BuildRoles {
    /** Runs in the containers. */
    job: ServiceRole;
    /** Starts the jobs and registers the model. */
    pipeline: ServiceRole;
    /** Tests and uploads a commit. */
    build: ServiceRole;
    codePipeline: ServiceRole;
    /** Starts the build pipeline on a push or a schedule. */
    trigger: ServiceRole;
}

function jobStatements(spec: BuildRolesSpec): PolicyStatement[] {
    const { location, modelName, names, arns, keyArn, recipe, imageRepositoryArns } = spec;
    return jobRoleStatements({
        location,
        bucketArn: arns.bucket,
        codeArn: arns.code,
        runsArn: arns.runs,
        codePrefix: names.codePrefix,
        runsPrefix: names.runsPrefix,
        keyArn,
        inputDataUri: recipe.inputDataUri,
        inputDataKeyArn: recipe.inputDataKeyArn,
        imageRepositoryArns,
        clarify: baselineChoice(recipe.baselines).asksModel
            ? { modelName, checksArn: arns.checks }
            : undefined,
    });
}

function pipelineStatements(spec: BuildRolesSpec, jobRoleArn: pulumi.Input<string>): PolicyStatement[] {
    const { location, names, arns, keyArn, recipe, imageRepositoryArns } = spec;
    const { baselines } = recipe;
    return pipelineRoleStatements({
        location,
        bucketArn: arns.bucket,
        runsArn: arns.runs,
        runsPrefix: names.runsPrefix,
        keyArn,
        modelPackageGroupArn: arns.modelPackageGroup,
        modelPackagesArn: arns.modelPackages,
        jobRoleArn,
        imageRepositoryArns,
        tunes: recipe.tuning !== undefined,
        checks: baselines !== undefined,
        asksModel: baselineChoice(baselines).asksModel,
        registers: spec.registersModels ?? true,
        encryptsVersions: spec.encryptsVersions ?? false,
        experimentName: recipe.trackExperiments === true ? names.sagemakerPipeline : undefined,
    });
}

function buildStatements({ location, names, arns, keyArn, recipe }: BuildRolesSpec): PolicyStatement[] {
    return buildRoleStatements({
        location,
        projectName: names.codeBuildProject,
        logGroupName: names.logGroup,
        pipelineArtifactsArn: arns.pipelineArtifacts,
        codeArn: arns.code,
        keyArn,
        sagemakerPipelineArn: arns.sagemakerPipeline,
        modelPackageGroupArn: arns.modelPackageGroup,
        modelPackagesArn: arns.modelPackages,
        comparesWithLive: comparedMetrics(recipe).length > 0 || recipe.baselines !== undefined,
    });
}

function codePipelineRoleStatements({ arns, keyArn, source }: BuildRolesSpec): PolicyStatement[] {
    return codePipelineStatements({
        source,
        codeBuildProjectArn: arns.codeBuildProject,
        bucketArn: arns.bucket,
        pipelineArtifactsArn: arns.pipelineArtifacts,
        keyArn,
    });
}

function triggerStatements({ arns }: BuildRolesSpec): PolicyStatement[] {
    return [
        {
            Sid: "StartBuildPipeline",
            Effect: "Allow",
            Action: "codepipeline:StartPipelineExecution",
            Resource: arns.codePipeline,
        },
    ];
}

/** Creates the roles of the build side. */
export function createBuildRoles(name: string, spec: BuildRolesSpec, parent: pulumi.Resource): BuildRoles {
    const { location, arns, tags } = spec;
    const create = (
        role: string,
        service: string,
        statements: PolicyStatement[],
        sourceArnPattern?: string,
    ) =>
        createServiceRole(
            `${name}-${role}-role`,
            {
                service: `${service}.amazonaws.com`,
                location,
                statements,
                tags,
                ...(sourceArnPattern === undefined ? {} : { sourceArnPattern }),
            },
            { parent },
        );
    const job = create("job", "sagemaker", jobStatements(spec));
    return {
        job,
        pipeline: create("pipeline", "sagemaker", pipelineStatements(spec, job.arn)),
        build: create("build", "codebuild", buildStatements(spec), arns.codeBuildProject),
        codePipeline: create(
            "codepipeline",
            "codepipeline",
            codePipelineRoleStatements(spec),
            arns.codePipeline,
        ),
        trigger: create("trigger", "events", triggerStatements(spec), arn(location, "events", "rule/*")),
    };
}

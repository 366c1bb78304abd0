import type * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation } from "../../shared/awsLocation";
import { PolicyStatement } from "../../shared/iam/iamDocuments";
import { readImages } from "../../shared/iam/workloadStatements";
import { approvedBaselineStatement, checkedModelStatement } from "../baselines/baselineStatements";
import { keyStatement, listStatement } from "./commonStatements";

/** What the SageMaker pipeline acts on. */
export interface PipelineRoleScope {
    location: AwsLocation;
    bucketArn: pulumi.Input<string>;
    runsArn: pulumi.Input<string>;
    runsPrefix: string;
    keyArn: pulumi.Input<string>;
    modelPackageGroupArn: pulumi.Input<string>;
    modelPackagesArn: pulumi.Input<string>;
    jobRoleArn: pulumi.Input<string>;
    imageRepositoryArns: string[];
    /** Whether the pipeline searches for hyperparameters. */
    tunes: boolean;
    /** Whether baselines are compared with those of the newest approved version. */
    checks: boolean;
    /** Whether a model is made for Clarify to ask. */
    asksModel: boolean;
    /** Whether models are registered. */
    registers: boolean;
    /** Whether versions are registered under the key. */
    encryptsVersions: boolean;
    /** Experiment that runs are entered in; undefined where they are in none. */
    experimentName: string | undefined;
}

/** SageMaker names the jobs of a pipeline `pipelines-<execution>-<step>-<random>`. */
const JOB_NAMES = "pipelines-*";

function jobStatement(location: AwsLocation): PolicyStatement {
    return {
        Sid: "RunJobs",
        Effect: "Allow",
        Action: [
            "sagemaker:AddTags",
            "sagemaker:CreateProcessingJob",
            "sagemaker:CreateTrainingJob",
            "sagemaker:DescribeProcessingJob",
            "sagemaker:DescribeTrainingJob",
            "sagemaker:StopProcessingJob",
            "sagemaker:StopTrainingJob",
        ],
        Resource: [
            arn(location, "sagemaker", `processing-job/${JOB_NAMES}`),
            arn(location, "sagemaker", `training-job/${JOB_NAMES}`),
        ],
    };
}

/** Tunings and their trainings have names of 32 characters at most, which begin with no prefix that could be told. */
function tuningStatement(location: AwsLocation): PolicyStatement {
    return {
        Sid: "RunTunings",
        Effect: "Allow",
        Action: [
            "sagemaker:AddTags",
            "sagemaker:CreateHyperParameterTuningJob",
            "sagemaker:CreateTrainingJob",
            "sagemaker:DescribeHyperParameterTuningJob",
            "sagemaker:DescribeTrainingJob",
            "sagemaker:ListTrainingJobsForHyperParameterTuningJob",
            "sagemaker:StopHyperParameterTuningJob",
            "sagemaker:StopTrainingJob",
        ],
        Resource: [
            arn(location, "sagemaker", "hyper-parameter-tuning-job/*"),
            arn(location, "sagemaker", "training-job/*"),
        ],
    };
}

/** SageMaker calls what it enters for a job after the job, those of a tuning by no prefix that could be told. */
function experimentStatement(location: AwsLocation, experimentName: string, tunes: boolean): PolicyStatement {
    const of = (kind: string, name: string) => arn(location, "sagemaker", `${kind}/${name}`);
    return {
        Sid: "TrackRuns",
        Effect: "Allow",
        Action: [
            "sagemaker:AddTags",
            "sagemaker:AssociateTrialComponent",
            "sagemaker:CreateExperiment",
            "sagemaker:CreateTrial",
            "sagemaker:CreateTrialComponent",
            "sagemaker:DescribeExperiment",
            "sagemaker:DescribeTrial",
            "sagemaker:DescribeTrialComponent",
            "sagemaker:UpdateTrialComponent",
        ],
        Resource: [
            of("experiment", experimentName),
            of("experiment-trial", `${experimentName}-*`),
            of("experiment-trial-component", tunes ? "*" : JOB_NAMES),
        ],
    };
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/security-iam-awsmanpol-model-registry.html */
function lendKeyToRegistry({ keyArn, registers, encryptsVersions }: PipelineRoleScope): PolicyStatement[] {
    return registers && encryptsVersions
        ? [
              {
                  Sid: "LendKeyToRegistry",
                  Effect: "Allow",
                  Action: "kms:CreateGrant",
                  Resource: keyArn,
                  Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
              },
          ]
        : [];
}

function registryStatements(scope: PipelineRoleScope): PolicyStatement[] {
    const { modelPackageGroupArn, modelPackagesArn } = scope;
    const register: PolicyStatement = {
        Sid: "RegisterVersions",
        Effect: "Allow",
        Action: [
            "sagemaker:AddTags",
            "sagemaker:CreateModelPackage",
            "sagemaker:DescribeModelPackage",
            "sagemaker:DescribeModelPackageGroup",
        ],
        Resource: [modelPackageGroupArn, modelPackagesArn],
    };
    return [
        ...(scope.registers ? [register] : []),
        {
            // Whoever trains must not approve: a version that is registered as Approved would pass by every gate.
            Sid: "NeverApprove",
            Effect: "Deny",
            Action: ["sagemaker:CreateModelPackage", "sagemaker:UpdateModelPackage"],
            Resource: [modelPackageGroupArn, modelPackagesArn],
            Condition: { StringEquals: { "sagemaker:ModelApprovalStatus": "Approved" } },
        },
    ];
}

/** What the role of the SageMaker pipeline may do: run jobs under the jobs' own role, read reports, register. */
export function pipelineRoleStatements(scope: PipelineRoleScope): PolicyStatement[] {
    const { bucketArn, runsArn, runsPrefix, keyArn, jobRoleArn, imageRepositoryArns } = scope;
    return [
        jobStatement(scope.location),
        ...(scope.tunes ? [tuningStatement(scope.location)] : []),
        ...(scope.asksModel ? [checkedModelStatement(scope.location)] : []),
        ...(scope.checks
            ? [approvedBaselineStatement(scope.modelPackageGroupArn, scope.modelPackagesArn)]
            : []),
        ...(scope.experimentName === undefined
            ? []
            : [experimentStatement(scope.location, scope.experimentName, scope.tunes)]),
        ...registryStatements(scope),
        {
            Sid: "PassJobRole",
            Effect: "Allow",
            Action: "iam:PassRole",
            Resource: jobRoleArn,
            Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
        },
        // The service reads property files and the model's address as the pipeline, not as the job.
        { Sid: "ReadRuns", Effect: "Allow", Action: "s3:GetObject", Resource: runsArn },
        listStatement("ListRuns", bucketArn, [`${runsPrefix}/*`]),
        keyStatement(keyArn),
        ...lendKeyToRegistry(scope),
        // Registering resolves the image's digest.
        ...readImages(imageRepositoryArns),
    ];
}

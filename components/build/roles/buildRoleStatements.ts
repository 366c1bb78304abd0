import type * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation } from "../../shared/awsLocation";
import { PolicyStatement } from "../../shared/iam/iamDocuments";
import { keyStatement } from "./commonStatements";

/** What the build of a commit acts on. */
export interface BuildRoleScope {
    location: AwsLocation;
    projectName: string;
    logGroupName: string;
    pipelineArtifactsArn: pulumi.Input<string>;
    codeArn: pulumi.Input<string>;
    keyArn: pulumi.Input<string>;
    sagemakerPipelineArn: string;
    modelPackageGroupArn: pulumi.Input<string>;
    modelPackagesArn: pulumi.Input<string>;
    /** Whether the newest approved version is looked up. */
    comparesWithLive: boolean;
}

function reportStatement({ location, projectName }: BuildRoleScope): PolicyStatement {
    return {
        Sid: "ReportTests",
        Effect: "Allow",
        Action: [
            "codebuild:BatchPutCodeCoverages",
            "codebuild:BatchPutTestCases",
            "codebuild:CreateReport",
            "codebuild:CreateReportGroup",
            "codebuild:UpdateReport",
        ],
        // CodeBuild names a report group after the project and the buildspec's group.
        Resource: arn(location, "codebuild", `report-group/${projectName}-*`),
    };
}

function registryStatement(scope: BuildRoleScope): PolicyStatement[] {
    return scope.comparesWithLive
        ? [
              {
                  Sid: "ReadApprovedVersion",
                  Effect: "Allow",
                  Action: ["sagemaker:DescribeModelPackage", "sagemaker:ListModelPackages"],
                  Resource: [scope.modelPackageGroupArn, scope.modelPackagesArn],
              },
          ]
        : [];
}

/** What the CodeBuild role may do: fetch the commit, report tests, upload code, run and follow the pipeline. */
export function buildRoleStatements(scope: BuildRoleScope): PolicyStatement[] {
    const { location, logGroupName, pipelineArtifactsArn, codeArn, keyArn, sagemakerPipelineArn } = scope;
    return [
        {
            Sid: "WriteLogs",
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: arn(location, "logs", `log-group:${logGroupName}:*`),
        },
        reportStatement(scope),
        ...registryStatement(scope),
        {
            Sid: "FetchCommit",
            Effect: "Allow",
            Action: ["s3:GetObject", "s3:GetObjectVersion"],
            Resource: pipelineArtifactsArn,
        },
        {
            Sid: "UploadCode",
            Effect: "Allow",
            Action: ["s3:AbortMultipartUpload", "s3:PutObject"],
            Resource: codeArn,
        },
        keyStatement(keyArn),
        {
            Sid: "RunPipeline",
            Effect: "Allow",
            Action: [
                "sagemaker:DescribePipelineExecution",
                "sagemaker:ListPipelineExecutionSteps",
                "sagemaker:StartPipelineExecution",
                "sagemaker:StopPipelineExecution",
            ],
            Resource: [sagemakerPipelineArn, `${sagemakerPipelineArn}/execution/*`],
        },
    ];
}

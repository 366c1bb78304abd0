import type * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation } from "../../shared/awsLocation";
import { PolicyStatement } from "../../shared/iam/iamDocuments";
import { clarifyEndpointPrefix } from "./analysisConfigs";

/** Models that pipelines make; SageMaker names them as it names the jobs. */
const MODEL_NAMES = "pipelines-*";

/**
 * What Clarify's jobs need beside what every job does: to read what to analyse, and to host the model for the time of
 * the job under names of their own. The scripts of a team run under the same role, but in isolated containers, which
 * get no credentials.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-processing-job-run.html
 */
export function clarifyJobStatements(
    location: AwsLocation,
    modelName: string,
    checksArn: pulumi.Input<string>,
): PolicyStatement[] {
    const endpoints = `${clarifyEndpointPrefix(modelName)}*`;
    return [
        { Sid: "ReadAnalyses", Effect: "Allow", Action: "s3:GetObject", Resource: checksArn },
        {
            Sid: "HostForAnalysis",
            Effect: "Allow",
            Action: [
                "sagemaker:AddTags",
                "sagemaker:CreateEndpoint",
                "sagemaker:CreateEndpointConfig",
                "sagemaker:DeleteEndpoint",
                "sagemaker:DeleteEndpointConfig",
                "sagemaker:DescribeEndpoint",
                "sagemaker:DescribeEndpointConfig",
                "sagemaker:InvokeEndpoint",
            ],
            Resource: [
                arn(location, "sagemaker", `endpoint/${endpoints}`),
                arn(location, "sagemaker", `endpoint-config/${endpoints}`),
            ],
        },
        {
            Sid: "LookAtModels",
            Effect: "Allow",
            Action: "sagemaker:DescribeModel",
            Resource: arn(location, "sagemaker", `model/${MODEL_NAMES}`),
        },
    ];
}

/** What the pipeline needs to make the model that Clarify asks. */
export function checkedModelStatement(location: AwsLocation): PolicyStatement {
    return {
        Sid: "MakeModelsForChecks",
        Effect: "Allow",
        Action: ["sagemaker:AddTags", "sagemaker:CreateModel", "sagemaker:DescribeModel"],
        Resource: arn(location, "sagemaker", `model/${MODEL_NAMES}`),
    };
}

/** What the pipeline needs to find the baselines that checks compare with: those of the newest approved version. */
export function approvedBaselineStatement(
    modelPackageGroupArn: pulumi.Input<string>,
    modelPackagesArn: pulumi.Input<string>,
): PolicyStatement {
    return {
        Sid: "FindApprovedBaselines",
        Effect: "Allow",
        Action: ["sagemaker:DescribeModelPackage", "sagemaker:ListModelPackages"],
        Resource: [modelPackageGroupArn, modelPackagesArn],
    };
}

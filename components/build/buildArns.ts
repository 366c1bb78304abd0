import * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation, s3Arn } from "../shared/awsLocation";
import { BuildNames } from "./buildNames";

/** ARNs that the roles of the build side may act on, composed from names, so that they are known at preview. */
export interface BuildArns {
    /** The artifact bucket. */
    bucket: pulumi.Output<string>;
    /** Objects of the model's code. */
    code: pulumi.Output<string>;
    /** Objects that runs write. */
    runs: pulumi.Output<string>;
    /** Objects that say what Clarify analyses. */
    checks: pulumi.Output<string>;
    /** Objects that CodePipeline hands on. */
    pipelineArtifacts: pulumi.Output<string>;
    modelPackageGroup: pulumi.Output<string>;
    modelPackages: pulumi.Output<string>;
    sagemakerPipeline: string;
    codePipeline: string;
    codeBuildProject: string;
}

/** Where the ARNs point. */
export interface BuildPlace {
    location: AwsLocation;
    artifactBucketName: pulumi.Input<string>;
    modelPackageGroupName: pulumi.Input<string>;
}

/** Composes the ARNs of the build side. */
export function buildArns(names: BuildNames, place: BuildPlace): BuildArns {
    const { location, artifactBucketName, modelPackageGroupName } = place;
    const bucket = pulumi.interpolate`${s3Arn(location, "")}${artifactBucketName}`;
    const packages = arn(location, "sagemaker", "model-package");
    return {
        bucket,
        code: pulumi.interpolate`${bucket}/${names.codePrefix}/*`,
        runs: pulumi.interpolate`${bucket}/${names.runsPrefix}/*`,
        checks: pulumi.interpolate`${bucket}/${names.checksPrefix}/*`,
        pipelineArtifacts: pulumi.interpolate`${bucket}/${names.pipelinePrefix}/*`,
        modelPackageGroup: pulumi.interpolate`${packages}-group/${modelPackageGroupName}`,
        modelPackages: pulumi.interpolate`${packages}/${modelPackageGroupName}/*`,
        sagemakerPipeline: arn(location, "sagemaker", `pipeline/${names.sagemakerPipeline}`),
        codePipeline: arn(location, "codepipeline", names.codePipeline),
        codeBuildProject: arn(location, "codebuild", `project/${names.codeBuildProject}`),
    };
}

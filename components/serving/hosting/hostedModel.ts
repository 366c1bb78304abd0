import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { NetworkPlacement } from "../../shared/networkPlacement";
import { ServiceRole } from "../../shared/iam/serviceRole";
import { Tags } from "../../shared/tags";
import { ModelHostArgs } from "./modelHost";

/** What a model is made from. */
export interface HostedModelSpec {
    container: aws.types.input.sagemaker.ModelPrimaryContainer;
    /** Where its containers run; left out, as is the isolation, of a serverless endpoint, which takes neither. */
    network?: NetworkPlacement;
    networkIsolation?: boolean;
    role: ServiceRole;
    tags: Tags;
}

/** Container of a registered version or of an image of one's own. */
export function modelContainer(
    host: Omit<ModelHostArgs, "instanceType">,
): aws.types.input.sagemaker.ModelPrimaryContainer {
    const { modelPackageArn, image, modelDataUrl, environment } = host;
    return {
        ...(modelPackageArn === undefined ? {} : { modelPackageName: modelPackageArn }),
        ...(image === undefined ? {} : { image }),
        ...(modelDataUrl === undefined ? {} : { modelDataUrl }),
        ...(environment === undefined ? {} : { environment }),
    };
}

/** Creates a model, named by Pulumi so that its replacement can exist beside it. */
export function createHostedModel(
    name: string,
    spec: HostedModelSpec,
    opts: pulumi.CustomResourceOptions,
): aws.sagemaker.Model {
    const { container, network, networkIsolation, role, tags } = spec;
    return new aws.sagemaker.Model(
        name,
        {
            executionRoleArn: role.arn,
            primaryContainer: container,
            ...(networkIsolation === undefined ? {} : { enableNetworkIsolation: networkIsolation }),
            ...(network === undefined
                ? {}
                : { vpcConfig: { subnets: network.subnetIds, securityGroupIds: network.securityGroupIds } }),
            tags,
        },
        // SageMaker tries the role's rights as soon as the model is used.
        { ...opts, dependsOn: [role.policy] },
    );
}

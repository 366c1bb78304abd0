import * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation } from "../../shared/awsLocation";
import type { BuildSetting } from "./buildProject";
import type { DeployEnvironmentArgs } from "../environments/deployEnvironmentArgs";
import type { StateBackend } from "./stateBackend";

/** What the builds of a deployment pipeline are made from. */
export interface DeployBuildSetting extends BuildSetting {
    /** Name of the component, which the names of its resources begin with. */
    pipelinePrefix: string;
    modelName: string;
    modelPackageGroupName: pulumi.Input<string>;
    backend: StateBackend;
    pulumiVersion: string;
    policyPacks: string[];
    checkCommand: string;
    endpointTestFolder: string;
}

/** Account and region of an environment, as far as the roles made here reach. */
export function targetLocation(environment: DeployEnvironmentArgs, setting: DeployBuildSetting): AwsLocation {
    return { ...setting.location, region: environment.region ?? setting.location.region };
}

/** The role that looks at an environment, where the caller gave one. */
export function readRoleOf(environment: DeployEnvironmentArgs): pulumi.Input<string> | undefined {
    return environment.readRoleArn ?? environment.deployRoleArn;
}

/** ARN pattern of every version of the pipeline's model, known at preview. */
export function modelPackagesArn(
    setting: Pick<DeployBuildSetting, "location" | "modelPackageGroupName">,
): pulumi.Output<string> {
    return pulumi.interpolate`${arn(setting.location, "sagemaker", "model-package/")}${setting.modelPackageGroupName}/*`;
}

/** What a build that runs Pulumi is told. */
export function pulumiVariables(setting: DeployBuildSetting): Record<string, pulumi.Input<string>> {
    return {
        PULUMI_VERSION: setting.pulumiVersion,
        PULUMI_SKIP_UPDATE_CHECK: "true",
        // A stack keeps the secrets provider that its state names, though the fresh checkout names none.
        PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER: "true",
        // Three slashes: the key is given by ARN, https://www.pulumi.com/docs/iac/concepts/secrets/#aws-key-management-service-kms
        SECRETS_PROVIDER: pulumi.interpolate`awskms:///${setting.keyArn}?region=${setting.location.region}`,
        MODEL_PACKAGE_GROUP: setting.modelPackageGroupName,
        POLICY_PACKS: setting.policyPacks.join(" "),
    };
}

/** What a build that acts on one environment is told; an empty role means the build's own. */
export function targetVariables(
    environment: DeployEnvironmentArgs,
    roleArn: pulumi.Input<string> | undefined,
    setting: DeployBuildSetting,
): Record<string, pulumi.Input<string>> {
    return {
        TARGET_REGION: targetLocation(environment, setting).region,
        TARGET_ROLE_ARN: roleArn ?? "",
    };
}

import type * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation } from "../../shared/awsLocation";
import { readRoleOf } from "../builds/deployBuildSetting";
import type { DeployEnvironmentArgs } from "../environments/deployEnvironmentArgs";
import { modelPackageParameter } from "../deployNames";

/** Where an environment notes which versions it has had live; SSM keeps the last hundred values of a parameter. */
export interface VersionHistory {
    region: string;
    parameter: string;
    /** Role that may read it; left out where the parameter is in the pipeline's own account. */
    roleArn?: pulumi.Input<string>;
}

/** The histories of environments, in their order. */
export function versionHistories(
    location: AwsLocation,
    modelName: string,
    environments: readonly DeployEnvironmentArgs[],
): VersionHistory[] {
    return environments.map((environment) => {
        const roleArn = readRoleOf(environment);
        return {
            region: environment.region ?? location.region,
            parameter: modelPackageParameter(modelName, environment.name),
            ...(roleArn === undefined ? {} : { roleArn }),
        };
    });
}

/** What somebody who reads histories needs: parameters of this account, and roles for those of others. */
export function historyArns(
    location: AwsLocation,
    histories: readonly VersionHistory[],
): { parameters: string[]; roles: pulumi.Input<string>[] } {
    return {
        parameters: histories
            .filter(({ roleArn }) => roleArn === undefined)
            .map(({ region, parameter }) => arn({ ...location, region }, "ssm", `parameter${parameter}`)),
        roles: histories.flatMap(({ roleArn }) => (roleArn === undefined ? [] : [roleArn])),
    };
}

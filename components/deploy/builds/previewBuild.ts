import * as pulumi from "@pulumi/pulumi";
import { interpolate } from "../../shared/plainInputs";
import { BuildProject, createBuildProject } from "./buildProject";
import { previewBuildspec } from "./buildspecs/buildspecs";
import {
    DeployBuildSetting,
    modelPackagesArn,
    pulumiVariables,
    readRoleOf,
    targetLocation,
} from "./deployBuildSetting";
import type { DeployEnvironmentArgs } from "../environments/deployEnvironmentArgs";
import { stackNameOf } from "../deployNames";
import { previewStatements } from "../permissions/checkPermissions";
import { assumeStatement, registryStatement } from "../permissions/pipelinePermissions";
import { previewAccess } from "./stateBackend";

const TIMEOUT_MINUTES = 60;

/** The build that checks the repository, rehearses and previews every environment; it can change none of them. */
export function createPreviewBuild(
    environments: readonly DeployEnvironmentArgs[],
    setting: DeployBuildSetting,
): BuildProject {
    const roles = environments.map(readRoleOf).filter((role) => role !== undefined);
    const access = previewAccess(setting);
    return createBuildProject(
        `${setting.pipelinePrefix}-build`,
        {
            description: `Checks the deployment code of ${setting.modelName} and previews every environment`,
            buildspec: previewBuildspec(setting.checkCommand),
            variables: {
                ...pulumiVariables(setting),
                ...access.variables,
                ENVIRONMENTS: environmentLines(environments, setting),
            },
            secrets: access.secrets,
            statements: [
                ...access.statements,
                registryStatement(modelPackagesArn(setting)),
                ...previewStatements(),
                ...(roles.length > 0 ? [assumeStatement(roles)] : []),
            ],
            computeType: "BUILD_GENERAL1_MEDIUM",
            timeoutMinutes: TIMEOUT_MINUTES,
        },
        setting,
    );
}

/** One line an environment, as the preview reads it: name, stack, region, role or nothing. */
function environmentLines(
    environments: readonly DeployEnvironmentArgs[],
    setting: DeployBuildSetting,
): pulumi.Output<string> {
    const lines = environments.map((environment) => {
        const { region } = targetLocation(environment, setting);
        const target = `${environment.name} ${stackNameOf(environment)} ${region}`;
        return interpolate`${target} ${readRoleOf(environment) ?? ""}`;
    });
    return pulumi.all(lines).apply((each) => each.map((line) => line.trim()).join("\n"));
}

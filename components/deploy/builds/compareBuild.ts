import { arn } from "../../shared/awsLocation";
import { BuildProject, createBuildProject } from "./buildProject";
import { compareBuildspec } from "./buildspecs/buildspecs";
import {
    DeployBuildSetting,
    modelPackagesArn,
    readRoleOf,
    targetLocation,
    targetVariables,
} from "./deployBuildSetting";
import type { DeployEnvironmentArgs } from "../environments/deployEnvironmentArgs";
import { modelPackageParameter } from "../deployNames";
import { liveVersionStatement } from "../permissions/checkPermissions";
import { assumeStatement, registryStatement } from "../permissions/pipelinePermissions";

const TIMEOUT_MINUTES = 10;

/** The build that sets a version's metrics beside those of the live one, for those who approve it. */
export function createCompareBuild(
    environment: DeployEnvironmentArgs,
    setting: DeployBuildSetting,
): BuildProject {
    const readRole = readRoleOf(environment);
    const parameter = modelPackageParameter(setting.modelName, environment.name);
    const parameterArn = arn(targetLocation(environment, setting), "ssm", `parameter${parameter}`);
    return createBuildProject(
        `${setting.pipelinePrefix}-${environment.name}-compare`,
        {
            description: `Compares a version of ${setting.modelName} with the one that ${environment.name} has live`,
            buildspec: compareBuildspec(),
            variables: {
                ...targetVariables(environment, readRole, setting),
                COMPARED_ENVIRONMENT: environment.name,
                MODEL_PARAMETER: parameter,
            },
            secrets: {},
            statements: [
                registryStatement(modelPackagesArn(setting)),
                readRole === undefined ? liveVersionStatement(parameterArn) : assumeStatement([readRole]),
            ],
            computeType: "BUILD_GENERAL1_SMALL",
            timeoutMinutes: TIMEOUT_MINUTES,
        },
        setting,
    );
}

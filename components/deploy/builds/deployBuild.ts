import { arn } from "../../shared/awsLocation";
import { BuildProject, createBuildProject } from "./buildProject";
import { deployBuildspec } from "./buildspecs/buildspecs";
import { DeployBuildSetting, modelPackagesArn, pulumiVariables, targetVariables } from "./deployBuildSetting";
import type { DeployEnvironmentArgs } from "../environments/deployEnvironmentArgs";
import { modelPackageParameter, stackNameOf } from "../deployNames";
import { attachDeployPolicies } from "../permissions/deployRolePolicies";
import { assumeStatement, executionStatement, registryStatement } from "../permissions/pipelinePermissions";
import { stackAccess } from "./stateBackend";

const DEFAULTS = { deployTimeoutMinutes: 240 } as const;

/** The build that deploys one environment, the only one that can write its state. */
export function createDeployBuild(
    environment: DeployEnvironmentArgs,
    setting: DeployBuildSetting,
): BuildProject {
    const name = `${setting.pipelinePrefix}-${environment.name}-deploy`;
    const { location, modelName } = setting;
    const { deployRoleArn } = environment;
    const access = stackAccess(stackNameOf(environment), setting);
    const build = createBuildProject(
        name,
        {
            description: `Deploys ${modelName} to ${environment.name}`,
            buildspec: deployBuildspec(),
            variables: {
                ...pulumiVariables(setting),
                ...targetVariables(environment, deployRoleArn, setting),
                ...access.variables,
                ENVIRONMENT_NAME: environment.name,
                STACK_NAME: stackNameOf(environment),
                MODEL_PARAMETER: modelPackageParameter(modelName, environment.name),
            },
            secrets: access.secrets,
            statements: [
                ...access.statements,
                registryStatement(modelPackagesArn(setting)),
                executionStatement(arn(location, "codepipeline", `${setting.pipelinePrefix}-pipeline-*`)),
                ...(deployRoleArn === undefined ? [] : [assumeStatement([deployRoleArn])]),
            ],
            computeType: "BUILD_GENERAL1_MEDIUM",
            timeoutMinutes: environment.deployTimeoutMinutes ?? DEFAULTS.deployTimeoutMinutes,
        },
        setting,
    );
    if (deployRoleArn === undefined) {
        attachDeployPolicies(name, environment, build, setting);
    }
    return build;
}

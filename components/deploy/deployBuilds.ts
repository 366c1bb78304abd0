import * as pulumi from "@pulumi/pulumi";
import { bucketArn, BuildProject, createBuildProject } from "./buildProject";
import { checkBuildspec, deployBuildspec, previewBuildspec } from "./buildspecs/buildspecs";
import {
    DeployBuildSetting,
    modelPackagesArn,
    pulumiVariables,
    readRoleOf,
    targetLocation,
    targetVariables,
} from "./deployBuildSetting";
import type { DeployEnvironmentArgs } from "./deployEnvironmentArgs";
import { modelPackageParameter, namePrefixOf, stackNameOf } from "./deployNames";
import { attachDeployPolicies } from "./deployRolePolicies";
import { deploymentArtifact } from "./deployStages";
import { checkStatements, previewStatements } from "./permissions/checkPermissions";
import {
    assumeStatement,
    registryStatement,
    stateReadStatements,
    stateWriteStatements,
} from "./permissions/pipelinePermissions";

const PREVIEW_TIMEOUT_MINUTES = 60;
const CHECK_TIMEOUT_MINUTES = 90;
const DEFAULTS = { deployTimeoutMinutes: 240, bakeMinutes: 5, sampleContentType: "text/csv" } as const;

/** The build that checks the repository and previews every environment; it can change none of them. */
export function createPreviewBuild(
    environments: readonly DeployEnvironmentArgs[],
    setting: DeployBuildSetting,
): BuildProject {
    const { location, stateBucketName } = setting;
    const roles = environments.map(readRoleOf).filter((role) => role !== undefined);
    return createBuildProject(
        `${setting.pipelinePrefix}-build`,
        {
            description: `Checks the deployment code of ${setting.modelName} and previews every environment`,
            buildspec: previewBuildspec(setting.checkCommand),
            variables: {
                ...pulumiVariables(setting),
                STATE_BUCKET: stateBucketName,
                ENVIRONMENTS: environmentLines(environments, setting),
            },
            statements: [
                ...stateReadStatements(
                    bucketArn(location, stateBucketName),
                    bucketArn(location, stateBucketName, "/.pulumi/*"),
                ),
                registryStatement(modelPackagesArn(setting)),
                ...previewStatements(),
                ...(roles.length > 0 ? [assumeStatement(roles)] : []),
            ],
            computeType: "BUILD_GENERAL1_MEDIUM",
            timeoutMinutes: PREVIEW_TIMEOUT_MINUTES,
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
        return pulumi.interpolate`${target} ${readRoleOf(environment) ?? ""}`;
    });
    return pulumi.all(lines).apply((each) => each.map((line) => line.trim()).join("\n"));
}

/** The build that deploys one environment, the only one that can write its state. */
export function createDeployBuild(
    environment: DeployEnvironmentArgs,
    setting: DeployBuildSetting,
): BuildProject {
    const name = `${setting.pipelinePrefix}-${environment.name}-deploy`;
    const { location, stateBucketName, modelName } = setting;
    const { deployRoleArn } = environment;
    const build = createBuildProject(
        name,
        {
            description: `Deploys ${modelName} to ${environment.name}`,
            buildspec: deployBuildspec(),
            variables: {
                ...pulumiVariables(setting),
                ...targetVariables(environment, deployRoleArn, setting),
                ENVIRONMENT_NAME: environment.name,
                STACK_NAME: stackNameOf(environment),
                STATE_URL: pulumi.interpolate`s3://${stateBucketName}?region=${location.region}`,
                MODEL_PARAMETER: modelPackageParameter(modelName, environment.name),
            },
            statements: [
                ...stateWriteStatements(
                    bucketArn(location, stateBucketName),
                    (key) => bucketArn(location, stateBucketName, `/${key}`),
                    stackNameOf(environment),
                ),
                registryStatement(modelPackagesArn(setting)),
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

/** The build that tests or verifies one environment; it can look and ask, nothing else. */
export function createCheckBuild(
    environment: DeployEnvironmentArgs,
    setting: DeployBuildSetting,
): BuildProject {
    const readRole = readRoleOf(environment);
    const location = targetLocation(environment, setting);
    return createBuildProject(
        `${setting.pipelinePrefix}-${environment.name}-check`,
        {
            description: `Checks the endpoints of ${setting.modelName} in ${environment.name}`,
            buildspec: checkBuildspec(),
            variables: {
                ...targetVariables(environment, readRole, setting),
                DEPLOYMENT_ARTIFACT: deploymentArtifact(environment.name),
                SAMPLE_PAYLOAD: environment.samplePayloadPath ?? "",
                SAMPLE_CONTENT_TYPE: environment.sampleContentType ?? DEFAULTS.sampleContentType,
                BAKE_MINUTES:
                    environment.production === true
                        ? `${environment.bakeMinutes ?? DEFAULTS.bakeMinutes}`
                        : "",
            },
            statements:
                readRole === undefined
                    ? checkStatements(location, namePrefixOf(setting.modelName, environment))
                    : [assumeStatement([readRole])],
            computeType: "BUILD_GENERAL1_SMALL",
            timeoutMinutes: CHECK_TIMEOUT_MINUTES,
        },
        setting,
    );
}

import type * as pulumi from "@pulumi/pulumi";
import { BuildProject, createBuildProject } from "./buildProject";
import { checkBuildspec } from "./buildspecs/buildspecs";
import {
    DeployBuildSetting,
    modelPackagesArn,
    readRoleOf,
    targetLocation,
    targetVariables,
} from "./deployBuildSetting";
import type { DeployEnvironmentArgs } from "../environments/deployEnvironmentArgs";
import { namePrefixOf } from "../deployNames";
import { deploymentArtifact } from "../stages/deployStages";
import { checkStatements } from "../permissions/checkPermissions";
import { assumeStatement, registryStatement } from "../permissions/pipelinePermissions";

const TIMEOUT_MINUTES = 90;
const DEFAULTS = { bakeMinutes: 5, sampleContentType: "text/csv" } as const;

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
                ...testVariables(environment, setting),
                BAKE_MINUTES:
                    environment.production === true
                        ? `${environment.bakeMinutes ?? DEFAULTS.bakeMinutes}`
                        : "",
            },
            secrets: {},
            statements: [
                registryStatement(modelPackagesArn(setting)),
                ...(readRole === undefined
                    ? checkStatements(location, namePrefixOf(setting.modelName, environment))
                    : [assumeStatement([readRole])]),
            ],
            computeType: "BUILD_GENERAL1_SMALL",
            timeoutMinutes: TIMEOUT_MINUTES,
        },
        setting,
    );
}

/** What a test asks the endpoints; an empty path means that it does not ask that. */
function testVariables(
    environment: DeployEnvironmentArgs,
    setting: DeployBuildSetting,
): Record<string, pulumi.Input<string>> {
    return {
        TEST_FOLDER: setting.endpointTestFolder,
        TEST_SETTINGS: environment.testSettingsPath ?? "",
        SAMPLE_PAYLOAD: environment.samplePayloadPath ?? "",
        SAMPLE_CONTENT_TYPE: environment.sampleContentType ?? DEFAULTS.sampleContentType,
    };
}

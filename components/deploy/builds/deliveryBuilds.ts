import type { BuildProject } from "./buildProject";
import { createCheckBuild } from "./checkBuild";
import { createCompareBuild } from "./compareBuild";
import { createDeployBuild } from "./deployBuild";
import type { DeployBuildSetting } from "./deployBuildSetting";
import type { DeployEnvironmentArgs } from "../environments/deployEnvironmentArgs";
import { createPreviewBuild } from "./previewBuild";

/** The builds of a deployment pipeline; those of environments by the environment's name. */
export interface DeliveryBuilds {
    preview: BuildProject;
    deploy: Record<string, BuildProject>;
    check: Record<string, BuildProject>;
    /** Of the environments that are approved. */
    compare: Record<string, BuildProject>;
}

/** Creates a build, with a role of its own, for each thing that the pipeline does. */
export function createDeliveryBuilds(
    environments: readonly DeployEnvironmentArgs[],
    setting: DeployBuildSetting,
): DeliveryBuilds {
    const each = (
        chosen: readonly DeployEnvironmentArgs[],
        create: (environment: DeployEnvironmentArgs, setting: DeployBuildSetting) => BuildProject,
    ): Record<string, BuildProject> =>
        Object.fromEntries(chosen.map((environment) => [environment.name, create(environment, setting)]));
    return {
        preview: createPreviewBuild(environments, setting),
        deploy: each(environments, createDeployBuild),
        check: each(environments, createCheckBuild),
        compare: each(
            environments.filter(({ production }) => production === true),
            createCompareBuild,
        ),
    };
}

import { MlBuildPipeline } from "../components/build/mlBuildPipeline";
import { MlDeployPipeline } from "../components/deploy/mlDeployPipeline";
import { ModelRegistryGroup } from "../components/registry/modelRegistryGroup";
import { createFoundation, Foundation } from "../infra/foundation";
import { PlatformStackSettings } from "../infra/settings";

function createRegistry(
    settings: PlatformStackSettings,
    { location, prefix, tags }: Foundation,
): ModelRegistryGroup {
    return new ModelRegistryGroup(`${prefix}-registry`, {
        location,
        groupName: settings.model,
        description: `Versions of the model ${settings.model}`,
        ...settings.registry,
        tags,
    });
}

function createBuild(
    settings: PlatformStackSettings,
    foundation: Foundation,
    registry: ModelRegistryGroup,
): MlBuildPipeline {
    const { location, prefix, tags, keyArn, network, artifactBucketName, topicArn } = foundation;
    const { retrainingSchedule } = settings;
    return new MlBuildPipeline(`${prefix}-build`, {
        location,
        modelName: settings.model,
        source: settings.buildSource,
        training: settings.training,
        modelPackageGroupName: registry.groupName,
        artifactBucketName,
        keyArn,
        network,
        notificationTopicArn: topicArn,
        ...(retrainingSchedule === undefined ? {} : { retrainingSchedule }),
        tags,
    });
}

function createDeploy(
    settings: PlatformStackSettings,
    foundation: Foundation,
    registry: ModelRegistryGroup,
): MlDeployPipeline {
    const { location, prefix, tags, keyArn, artifactBucketName, topicArn } = foundation;
    return new MlDeployPipeline(`${prefix}-deploy`, {
        location,
        modelName: settings.model,
        source: settings.deploySource,
        modelPackageGroupName: registry.groupName,
        approvedRuleName: registry.approvedRuleName,
        approvedRuleArn: registry.approvedRuleArn,
        environments: settings.environments,
        artifactBucketName,
        keyArn,
        notificationTopicArn: topicArn,
        tags,
    });
}

/** Creates the platform of one model: foundation, registry, build pipeline, deploy pipeline. It needs no model to exist. */
export function createPlatform(settings: PlatformStackSettings): Record<string, unknown> {
    const foundation = createFoundation(settings);
    const registry = createRegistry(settings, foundation);
    const build = createBuild(settings, foundation, registry);
    const deploy = createDeploy(settings, foundation, registry);
    return {
        artifactBucketName: foundation.artifactBucketName,
        keyArn: foundation.keyArn,
        modelPackageGroupName: registry.groupName,
        sagemakerPipelineName: build.sagemakerPipelineName,
        buildPipelineName: build.codePipelineName,
        deployPipelineName: deploy.pipelineName,
        stateBucketName: deploy.stateBucketName,
    };
}

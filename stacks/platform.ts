import { ModelRegistryGroup } from "../components/registry/modelRegistryGroup";
import { createFoundation, Foundation } from "../infra/foundation";
import { PlatformStackSettings } from "../infra/settings";
import { createModelBuild, createRetraining, createTrials } from "./modelBuild";
import { createModelDeploy } from "./modelDeploy";

function createRegistry(
    settings: PlatformStackSettings,
    { location, prefix, tags, keyArn, artifactBucketName, topicArn }: Foundation,
): ModelRegistryGroup {
    const { lifecycle, approverRoleArns, consumerAccountIds } = settings.registry;
    const kept = { artifactBucketName, keyArn, notificationTopicArn: topicArn };
    return new ModelRegistryGroup(`${prefix}-registry`, {
        location,
        groupName: settings.model,
        description: `Versions of the model ${settings.model}`,
        approverRoleArns,
        consumerAccountIds,
        ...(lifecycle === undefined ? {} : { lifecycle: { ...lifecycle, ...kept } }),
        tags,
    });
}

/** Creates the platform of one model: foundation, registry, build pipeline, deploy pipeline. It needs no model to exist. */
export function createPlatform(settings: PlatformStackSettings): Record<string, unknown> {
    const foundation = createFoundation(settings);
    const registry = createRegistry(settings, foundation);
    const build = createModelBuild(settings, foundation, registry);
    const trials = createTrials(settings, foundation, registry, build);
    const retraining = createRetraining(settings, foundation, build);
    const deploy = createModelDeploy(settings, foundation, registry);
    return {
        artifactBucketName: foundation.artifactBucketName,
        keyArn: foundation.keyArn,
        modelPackageGroupName: registry.groupName,
        sagemakerPipelineName: build.sagemakerPipelineName,
        buildPipelineName: build.codePipelineName,
        ...(trials === undefined ? {} : { trialPipelineName: trials.codePipelineName }),
        ...(retraining === undefined ? {} : { retrainingBusArn: retraining.eventBusArn }),
        deployPipelineName: deploy.pipelineName,
        stateBucketName: deploy.stateBucketName,
    };
}

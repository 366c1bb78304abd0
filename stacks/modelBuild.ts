import { MlBuildPipeline } from "../components/build/mlBuildPipeline";
import { ModelRegistryGroup } from "../components/registry/modelRegistryGroup";
import { Foundation } from "../infra/foundation";
import { PlatformStackSettings } from "../infra/settings";

/** Creates what takes a push to a registered version. */
export function createModelBuild(
    settings: PlatformStackSettings,
    foundation: Foundation,
    registry: ModelRegistryGroup,
): MlBuildPipeline {
    const { location, prefix, tags, keyArn, network, artifactBucketName, topicArn } = foundation;
    const { retrainingSchedule, maxParallelSteps, buildTimeoutMinutes } = settings;
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
        ...(maxParallelSteps === undefined ? {} : { maxParallelSteps }),
        ...(buildTimeoutMinutes === undefined ? {} : { buildTimeoutMinutes }),
        tags,
    });
}

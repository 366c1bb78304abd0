import { MlBuildPipeline } from "../components/build/mlBuildPipeline";
import { ParameterName } from "../components/build/steps/pipelineParameters";
import { RetrainingTrigger } from "../components/monitoring/retrainingTrigger";
import { ModelRegistryGroup } from "../components/registry/modelRegistryGroup";
import { Foundation } from "../infra/foundation";
import { PlatformStackSettings } from "../infra/settings";
import { trainingSource } from "./trainingSource";

/** Creates what takes a push to a registered version. */
export function createModelBuild(
    settings: PlatformStackSettings,
    foundation: Foundation,
    registry: ModelRegistryGroup,
): MlBuildPipeline {
    const { location, prefix, tags, keyArn, network, artifactBucketName, topicArn } = foundation;
    const { retrainingSchedule, maxParallelSteps, buildTimeoutMinutes } = settings;
    const { source, options } = trainingSource(settings);
    const args = {
        location,
        modelName: settings.model,
        source,
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
    };
    return new MlBuildPipeline(`${prefix}-build`, args, options);
}

/** Creates what trains again when drift alarms fire, where the settings ask for it. */
export function createRetraining(
    settings: PlatformStackSettings,
    foundation: Foundation,
    build: MlBuildPipeline,
): RetrainingTrigger | undefined {
    const { driftRetraining, model, registry, training } = settings;
    const { location, prefix, tags, keyArn, topicArn } = foundation;
    return driftRetraining === undefined
        ? undefined
        : new RetrainingTrigger(`${prefix}-retraining`, {
              location,
              pipelineName: build.codePipelineName,
              // What drifted from the baselines cannot be held to them.
              startVariables:
                  training.baselines === undefined ? {} : { [ParameterName.SkipBaselineCheck]: "true" },
              modelPackageGroupName: model,
              eventBusName: `${model}-retraining`,
              accountIds: registry.consumerAccountIds,
              ...driftRetraining,
              keyArn,
              notificationTopicArn: topicArn,
              tags,
          });
}

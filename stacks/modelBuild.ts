import { MlBuildPipeline } from "../components/build/mlBuildPipeline";
import { ParameterName } from "../components/build/steps/pipelineParameters";
import { RetrainingTrigger } from "../components/monitoring/retraining/retrainingTrigger";
import { ModelRegistryGroup } from "../components/registry/modelRegistryGroup";
import { Foundation } from "../infra/foundation";
import { PlatformStackSettings } from "../infra/settings";
import { trialSource } from "../infra/trialSource";
import { trainingSource } from "./trainingSource";

/** What the trials' own pipeline adds to the model's name. */
const TRIAL_SUFFIX = "-trial";

/** What every build of the model's code is made from. */
function commonArgs(
    { training, registry: { encryptVersions }, maxParallelSteps, buildTimeoutMinutes }: PlatformStackSettings,
    { location, tags, keyArn, network, artifactBucketName, topicArn }: Foundation,
    registry: ModelRegistryGroup,
) {
    return {
        location,
        training,
        modelPackageGroupName: registry.groupName,
        artifactBucketName,
        keyArn,
        network,
        notificationTopicArn: topicArn,
        encryptsVersions: encryptVersions,
        ...(maxParallelSteps === undefined ? {} : { maxParallelSteps }),
        ...(buildTimeoutMinutes === undefined ? {} : { buildTimeoutMinutes }),
        tags,
    };
}

/** Creates what takes a push to a registered version. */
export function createModelBuild(
    settings: PlatformStackSettings,
    foundation: Foundation,
    registry: ModelRegistryGroup,
): MlBuildPipeline {
    const { model, retrainingSchedule } = settings;
    const { source, options } = trainingSource(settings);
    const args = {
        ...commonArgs(settings, foundation, registry),
        modelName: model,
        source,
        ...(retrainingSchedule === undefined ? {} : { retrainingSchedule }),
    };
    return new MlBuildPipeline(`${foundation.prefix}-build`, args, options);
}

/**
 * Creates what tries branches out, where the settings name any. It is a pipeline of its own, as a branch brings its own
 * buildspec and so whatever a role lets that do: its role starts no pipeline that registers, and reaches none of the
 * code that registered models are trained with.
 */
export function createTrials(
    settings: PlatformStackSettings,
    foundation: Foundation,
    registry: ModelRegistryGroup,
    build: MlBuildPipeline,
): MlBuildPipeline | undefined {
    const { model, trials, buildSource } = settings;
    if (trials === undefined) {
        return undefined;
    }
    const args = {
        ...commonArgs(settings, foundation, registry),
        modelName: `${model}${TRIAL_SUFFIX}`,
        source: trialSource(buildSource, trials),
        registersModels: false,
    };
    // A repository that is made is there before its pipeline.
    return new MlBuildPipeline(`${foundation.prefix}-trial`, args, { dependsOn: [build] });
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

import { MlDeployPipeline } from "../components/deploy/mlDeployPipeline";
import { ModelRegistryGroup } from "../components/registry/modelRegistryGroup";
import { Foundation } from "../infra/foundation";
import { PlatformStackSettings } from "../infra/settings";

/** Creates what takes an approved version to production. */
export function createModelDeploy(
    settings: PlatformStackSettings,
    foundation: Foundation,
    registry: ModelRegistryGroup,
): MlDeployPipeline {
    const { location, prefix, tags, keyArn, artifactBucketName, topicArn, network, vpcId } = foundation;
    const { buildsInVpc, ...deployment } = settings.deployment;
    return new MlDeployPipeline(`${prefix}-deploy`, {
        location,
        modelName: settings.model,
        source: settings.deploySource,
        modelPackageGroupName: registry.groupName,
        approvedRuleName: registry.approvedRuleName,
        approvedRuleArn: registry.approvedRuleArn,
        rejectedRuleName: registry.rejectedRuleName,
        rejectedRuleArn: registry.rejectedRuleArn,
        environments: settings.environments,
        artifactBucketName,
        keyArn,
        notificationTopicArn: topicArn,
        ...deployment,
        ...(buildsInVpc ? { network, vpcId } : {}),
        tags,
    });
}

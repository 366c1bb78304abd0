import { DeployEnvironmentArgs } from "../../../components/deploy/environments/deployEnvironmentArgs";
import { MlDeployPipelineArgs } from "../../../components/deploy/mlDeployPipeline";
import { LOCATION } from "../../support/recorder";

/** Staging, then production behind two approvals. */
export function environments(): DeployEnvironmentArgs[] {
    return [
        { name: "staging" },
        {
            name: "prod",
            production: true,
            approvals: [
                { name: "ModelRisk", timeoutMinutes: 60, instructions: "Compare the metrics" },
                { name: "Operations" },
            ],
        },
    ];
}

/** Valid arguments of a deployment pipeline, overridden by `changes`. */
export function pipelineArgs(changes: Partial<MlDeployPipelineArgs> = {}): MlDeployPipelineArgs {
    return {
        location: LOCATION,
        modelName: "fraud",
        source: {
            connection: {
                connectionArn: "arn:aws:codeconnections:eu-central-1:111122223333:connection/11112222-3333",
                repositoryId: "acme/fraud-deploy",
            },
        },
        modelPackageGroupName: "fraud",
        approvedRuleName: "fraud-approved",
        approvedRuleArn: "arn:aws:events:eu-central-1:111122223333:rule/fraud-approved",
        rejectedRuleName: "fraud-rejected",
        rejectedRuleArn: "arn:aws:events:eu-central-1:111122223333:rule/fraud-rejected",
        environments: environments(),
        artifactBucketName: "fraud-artifacts",
        keyArn: "arn:aws:kms:eu-central-1:111122223333:key/aaaabbbb-1111",
        notificationTopicArn: "arn:aws:sns:eu-central-1:111122223333:fraud-topic",
        ...changes,
    };
}

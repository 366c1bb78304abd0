/** How many artifacts an action takes and gives, by AWS's own table. */
export interface ArtifactCounts {
    inputs: readonly [least: number, most: number];
    outputs: readonly [least: number, most: number];
}

/** Configuration without which AWS refuses an action, beside its artifacts. */
export interface ActionForm extends ArtifactCounts {
    required: readonly string[];
}

function form(
    inputs: readonly [number, number],
    outputs: readonly [number, number],
    required: readonly string[] = [],
): ActionForm {
    return { inputs, outputs, required };
}

const NONE = [0, 0] as const;
const ONE = [1, 1] as const;

/** AWS's own actions, by category and provider. */
export const ACTION_FORMS: Readonly<Record<string, ActionForm>> = {
    "Source/CodeCommit": form(NONE, ONE, ["BranchName", "RepositoryName"]),
    "Source/CodeStarSourceConnection": form(NONE, ONE, ["BranchName", "ConnectionArn", "FullRepositoryId"]),
    "Source/ECR": form(NONE, ONE, ["RepositoryName"]),
    "Source/S3": form(NONE, ONE, ["S3Bucket", "S3ObjectKey"]),
    "Build/CodeBuild": form([1, 5], [0, 5], ["ProjectName"]),
    "Test/CodeBuild": form([1, 5], [0, 5], ["ProjectName"]),
    "Test/DeviceFarm": form(ONE, NONE),
    "Approval/Manual": form(NONE, NONE),
    "Invoke/Lambda": form([0, 5], [0, 5], ["FunctionName"]),
    "Invoke/StepFunctions": form([0, 1], [0, 1], ["StateMachineArn"]),
    "Deploy/CloudFormation": form([0, 10], [0, 1], ["ActionMode", "StackName"]),
    "Deploy/CodeDeploy": form(ONE, NONE, ["ApplicationName", "DeploymentGroupName"]),
    "Deploy/CodeDeployToECS": form([1, 5], NONE),
    "Deploy/ECS": form(ONE, NONE, ["ClusterName", "ServiceName"]),
    "Deploy/ElasticBeanstalk": form(ONE, NONE, ["ApplicationName", "EnvironmentName"]),
    "Deploy/S3": form(ONE, NONE, ["BucketName", "Extract"]),
    "Deploy/ServiceCatalog": form(ONE, NONE),
};

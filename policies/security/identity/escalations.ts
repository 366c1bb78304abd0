/** A way to more rights than one was given. */
export interface Escalation {
    /** What must be allowed on whatever there is: a scope makes it harmless. */
    broad: readonly string[];
    /** What must be allowed as well, on anything at all. */
    also: readonly string[];
    /** To which service a role is handed, where one is. */
    service?: string;
}

/** A way to change one's own rights, or to take over somebody else's. */
function alone(...broad: string[]): Escalation {
    return { broad, also: [] };
}

/** A way that hands any role to something new, which then does what it is told. */
function passing(service: string, ...also: string[]): Escalation {
    return { broad: ["iam:PassRole"], also, service: `${service}.amazonaws.com` };
}

/**
 * Combinations of actions that lead to more rights: those of Rhino Security Labs, which Checkov's CKV_AWS_286 goes by,
 * and those of pathfinding.cloud. Left out: combinations that hold a smaller one, and starting a build that exists,
 * which a pipeline's roles do by design.
 * https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/
 * https://pathfinding.cloud
 */
export const ESCALATIONS: readonly Escalation[] = [
    alone("iam:CreatePolicyVersion"),
    alone("iam:CreateAccessKey"),
    alone("iam:CreateLoginProfile"),
    alone("iam:PutRolePolicy"),
    alone("iam:UpdateLoginProfile"),
    alone("iam:PutUserPolicy"),
    alone("iam:AttachUserPolicy"),
    alone("iam:AttachRolePolicy"),
    alone("iam:AttachGroupPolicy"),
    alone("iam:PutGroupPolicy"),
    alone("iam:UpdateAssumeRolePolicy"),
    alone("iam:AddUserToGroup"),
    alone("iam:SetDefaultPolicyVersion"),
    alone("glue:UpdateDevEndpoint"),
    alone("lambda:UpdateFunctionCode"),
    alone("cloudformation:UpdateStack"),
    alone("cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"),
    alone("ecs:ExecuteCommand"),
    alone("sagemaker:CreatePresignedNotebookInstanceUrl"),
    alone(
        "sagemaker:CreateNotebookInstanceLifecycleConfig",
        "sagemaker:UpdateNotebookInstance",
        "sagemaker:StartNotebookInstance",
    ),
    alone("ssm:StartSession"),
    alone("ssm:SendCommand"),
    passing("tasks.apprunner", "apprunner:CreateService"),
    passing("bedrock-agentcore", "bedrock-agentcore:CreateCodeInterpreter"),
    passing("cloudformation", "cloudformation:CreateStack"),
    passing("cloudformation", "cloudformation:CreateStackSet"),
    passing("cloudformation", "cloudformation:UpdateStackSet"),
    passing("codebuild", "codebuild:CreateProject", "codebuild:StartBuild"),
    passing("codebuild", "codebuild:CreateProject", "codebuild:StartBuildBatch"),
    passing("datapipeline", "datapipeline:CreatePipeline"),
    passing("ec2", "ec2:RunInstances"),
    passing("ec2", "ec2:RequestSpotInstances"),
    passing("ecs-tasks", "ecs:RegisterTaskDefinition", "ecs:CreateService"),
    passing("ecs-tasks", "ecs:RegisterTaskDefinition", "ecs:RunTask"),
    passing("ecs-tasks", "ecs:RegisterTaskDefinition", "ecs:StartTask"),
    passing("glue", "glue:CreateDevEndpoint"),
    passing("glue", "glue:CreateJob", "glue:StartJobRun"),
    passing("glue", "glue:CreateJob", "glue:CreateTrigger"),
    passing("glue", "glue:UpdateJob", "glue:StartJobRun"),
    passing("glue", "glue:UpdateJob", "glue:CreateTrigger"),
    passing("lambda", "lambda:CreateFunction", "lambda:InvokeFunction"),
    passing("lambda", "lambda:CreateFunction", "lambda:CreateEventSourceMapping"),
    passing("lambda", "lambda:CreateFunction", "lambda:AddPermission"),
    passing("sagemaker", "sagemaker:CreateNotebookInstance"),
    passing("sagemaker", "sagemaker:CreateTrainingJob"),
    passing("sagemaker", "sagemaker:CreateProcessingJob"),
];

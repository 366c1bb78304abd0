import * as pulumi from "@pulumi/pulumi";
import { AwsLocation } from "../shared/awsLocation";
import { createCodeCommitRepository } from "../shared/source/codeCommitRepository";
import { NetworkPlacement } from "../shared/networkPlacement";
import { rejectProblems } from "../shared/problems/rejectProblems";
import { SourceArgs } from "../shared/source/sourceArgs";
import { createFailureNotices, createTriggers } from "./delivery/buildEvents";
import { buildPlan } from "./buildPlan";
import { buildPipelineProblems } from "./buildPipelineProblems";
import { createBuildProject } from "./delivery/buildProject";
import { createBuildRoles } from "./roles/buildRoles";
import { createCodePipeline } from "./delivery/codePipeline";
import { failureEvents } from "./delivery/failureEvents";
import { createSagemakerPipeline } from "./sagemakerPipeline";
import { TrainingRecipeArgs } from "./recipe/trainingRecipe";

/** Arguments of {@link MlBuildPipeline}. */
export interface MlBuildPipelineArgs {
    /** Where the pipeline lives; ARNs are composed from it. */
    location: AwsLocation;
    /**
     * The model's name, the first part of most names: 1 to 40 lower-case letters, digits and single hyphens,
     * unique in the account and region.
     */
    modelName: string;
    /** Repository with the training code, made from `templates/model-build`. */
    source: SourceArgs;
    /** What is trained, and what a model must reach. */
    training: TrainingRecipeArgs;
    /** Model package group that good models are registered in; it exists already. */
    modelPackageGroupName: pulumi.Input<string>;
    /** Bucket for code, runs and models. */
    artifactBucketName: pulumi.Input<string>;
    /** Customer-managed key that everything is encrypted with. */
    keyArn: pulumi.Input<string>;
    /** Where in a VPC the jobs run. */
    network: NetworkPlacement;
    /** SNS topic that failures are told to; its policy lets EventBridge publish. */
    notificationTopicArn: pulumi.Input<string>;
    /**
     * When to train again without a push, in UTC: `cron(0 3 ? * MON *)` or `rate(7 days)`. Default: never.
     * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
     */
    retrainingSchedule?: string;
    /** Steps of a run that may run at once, at least 1. Default: all that are ready. */
    maxParallelSteps?: number;
    /**
     * Longest time of a build in minutes, the run that it follows included, 5 to 2160. A run that would take longer is
     * stopped with its build. Default: 480.
     * https://docs.aws.amazon.com/codebuild/latest/userguide/limits.html
     */
    buildTimeoutMinutes?: number;
    /**
     * Whether a model that reaches every threshold is registered. Where it is not, the run ends there, and no role of
     * the pipeline may register: for branches that are tried out, under a model name of their own. Default: true.
     */
    registersModels?: boolean;
    /**
     * Whether what the registry itself keeps of a version is encrypted with `keyArn` too, as the files that it names
     * are. Whoever reads versions then needs the key; AWS says nothing of how another account could. Default: false,
     * with a key that AWS owns.
     */
    encryptsVersions?: boolean;
    /** Tags of everything taggable. */
    tags?: Record<string, pulumi.Input<string>>;
}

/**
 * The way from a push to a registered model: a CodePipeline fetches the commit, a CodeBuild project tests it,
 * uploads its scripts and runs a SageMaker pipeline with them, which prepares the data, trains, evaluates, and
 * registers the model as pending approval if every metric holds. A schedule may start it too.
 *
 * Makes a SageMaker pipeline, a CodePipeline (V2, queued), a CodeBuild project with its log group, a role for each
 * who acts, the rules that start runs and those that tell of failures, and the CodeCommit repository if asked.
 *
 * ```ts
 * const build = new MlBuildPipeline("fraud-build", {
 *     location, modelName: "fraud", source, artifactBucketName, keyArn, network, notificationTopicArn,
 *     modelPackageGroupName: registry.groupName,
 *     training: { task: Task.Binary, labelColumn: "fraud", inputDataUri, metrics: [{ name: "auc", atLeast: 0.8 }] },
 * });
 * ```
 */
export class MlBuildPipeline extends pulumi.ComponentResource {
    /** Name of the SageMaker pipeline. */
    readonly sagemakerPipelineName: pulumi.Output<string>;
    /** ARN of the SageMaker pipeline, known at preview. */
    readonly sagemakerPipelineArn: pulumi.Output<string>;
    /** Name of the CodePipeline. */
    readonly codePipelineName: pulumi.Output<string>;
    /** ARN of the CodePipeline, known at preview. */
    readonly codePipelineArn: pulumi.Output<string>;
    /** ARN of the role that the SageMaker pipeline runs as, known at preview. */
    readonly executionRoleArn: pulumi.Output<string>;
    /** ARN of the role that the jobs of the pipeline run as, known at preview. */
    readonly jobRoleArn: pulumi.Output<string>;

    constructor(name: string, args: MlBuildPipelineArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mlops:index:MlBuildPipeline", name, {}, opts);
        rejectProblems(this, "MlBuildPipeline", name, buildPipelineProblems(name, args));

        const made = buildPlan(args);
        const { names, arns, tags } = made;
        const roles = createBuildRoles(name, made, this);
        const repositories = createCodeCommitRepository(`${name}-repository`, {
            ...made,
            source: args.source,
            description: `Training code of ${args.modelName}`,
            parent: this,
        });
        const pipeline = { ...made, pipelineName: names.sagemakerPipeline, roles };
        const sagemakerPipeline = createSagemakerPipeline(name, pipeline, this);
        const project = createBuildProject(name, { ...made, role: roles.build }, this);
        const delivery = { ...made, pipelineName: names.codePipeline, project, role: roles.codePipeline };
        const codePipeline = createCodePipeline(name, delivery, { parent: this, dependsOn: repositories });
        createTriggers(name, { ...made, role: roles.trigger }, { parent: this, dependsOn: [codePipeline] });
        const events = failureEvents(names.codePipeline, arns.sagemakerPipeline);
        createFailureNotices(name, events, args.notificationTopicArn, tags, { parent: this });

        this.sagemakerPipelineName = sagemakerPipeline.pipelineName;
        this.sagemakerPipelineArn = pulumi.output(arns.sagemakerPipeline);
        this.codePipelineName = codePipeline.name;
        this.codePipelineArn = pulumi.output(arns.codePipeline);
        this.executionRoleArn = roles.pipeline.arn;
        this.jobRoleArn = roles.job.arn;
        this.registerOutputs({
            sagemakerPipelineName: this.sagemakerPipelineName,
            sagemakerPipelineArn: this.sagemakerPipelineArn,
            codePipelineName: this.codePipelineName,
            codePipelineArn: this.codePipelineArn,
            executionRoleArn: this.executionRoleArn,
            jobRoleArn: this.jobRoleArn,
        });
    }
}

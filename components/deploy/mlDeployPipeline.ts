import * as pulumi from "@pulumi/pulumi";
import { ArtifactStore } from "../foundation/artifactStore";
import { arn, AwsLocation } from "../shared/awsLocation";
import type { NetworkPlacement } from "../shared/networkPlacement";
import type { Problem } from "../shared/problems/problems";
import { rejectProblems } from "../shared/problems/rejectProblems";
import type { SourceArgs } from "../shared/source/sourceArgs";
import { mergeTags } from "../shared/tags";
import { decisionRules } from "./trigger/decisionStarter";
import { createDeliveryBuilds } from "./builds/deliveryBuilds";
import { createDeliveryPipeline } from "./stages/deliveryPipeline";
import type { DeployBuildSetting } from "./builds/deployBuildSetting";
import type { DeployEnvironmentArgs } from "./environments/deployEnvironmentArgs";
import { deployPipelineProblems } from "./deployProblems";
import { deployStages } from "./stages/deployStages";
import { createTrigger } from "./trigger/deployTrigger";
import type { PulumiCloudArgs, StateBackend } from "./builds/stateBackend";
import { versionHistories } from "./trigger/versionHistory";

/** Arguments of {@link MlDeployPipeline}. */
export interface MlDeployPipelineArgs {
    /** Where the pipeline and, unless they say otherwise, its environments live. */
    location: AwsLocation;
    /** The model that is deployed; part of the name of the parameter that holds the live version. */
    modelName: string;
    /** Repository with the Pulumi project that is deployed: exactly one of its fields. */
    source: SourceArgs;
    /** Model package group whose versions are deployed, in the pipeline's account and region. */
    modelPackageGroupName: pulumi.Input<string>;
    /** Name of the EventBridge rule that matches approvals of that group. */
    approvedRuleName: pulumi.Input<string>;
    /** ARN of that rule. */
    approvedRuleArn: pulumi.Input<string>;
    /**
     * Name of the rule that matches rejections of that group: rejecting a live version deploys the one that was live
     * before it. Default: none, a rejection starts nothing.
     */
    rejectedRuleName?: pulumi.Input<string>;
    /** ARN of that rule; given with `rejectedRuleName`. */
    rejectedRuleArn?: pulumi.Input<string>;
    /** Environments in the order of deployment; a non-production one first, approvals before each production one. */
    environments: DeployEnvironmentArgs[];
    /** Bucket that artifacts pass through, encrypted with the key. */
    artifactBucketName: pulumi.Input<string>;
    /** ARN of the customer-managed key for artifacts, state, logs and lost events. */
    keyArn: pulumi.Input<string>;
    /** Topic that is told of approvals to give, failures and lost events. */
    notificationTopicArn: pulumi.Input<string>;
    /**
     * Where builds run; the subnets must reach the internet, to install packages and Pulumi.
     * Default: CodeBuild's own network.
     */
    network?: NetworkPlacement;
    /** VPC of those subnets; needed with `network`. */
    vpcId?: pulumi.Input<string>;
    /** Version of the Pulumi CLI. Default: 3.270.0. */
    pulumiVersion?: string;
    /**
     * Folders of the policy packs in the repository; `config/<environment>.json` in them configures a pack.
     * Default: `policies/guardrails` and `policies/security`.
     */
    policyPacks?: string[];
    /** Command that checks the repository before anything is previewed. Default: `npm run check --if-present`. */
    checkCommand?: string;
    /**
     * Folder in the repository that holds the Python package `endpoint_test`; it runs where an environment has
     * `testSettingsPath`, after installing `requirements.txt` of the folder where there is one.
     * Default: `.`, the repository itself.
     */
    endpointTestFolder?: string;
    /** Keep the state of the environments in Pulumi Cloud. Default: in an encrypted, locked bucket that is made here. */
    pulumiCloud?: PulumiCloudArgs;
    /** Refuse to delete the bucket with the state of the environments. Default: true. */
    protectState?: boolean;
    /** Tags of everything taggable. */
    tags?: Record<string, pulumi.Input<string>>;
}

const DEFAULTS = {
    pulumiVersion: "3.270.0",
    policyPacks: ["policies/guardrails", "policies/security"],
    checkCommand: "npm run check --if-present",
    endpointTestFolder: ".",
    protectState: true,
} as const;

/**
 * The way of an approved model version to production: each approval starts one execution of a pipeline that
 * checks and previews, deploys and tests each environment, and asks before each production environment. Rejecting a
 * live version starts one too, with the version that was live before it.
 *
 * Makes a CodePipeline, a CodeBuild project with its own role for each thing done, the bucket with the environments'
 * Pulumi state, the starter with its dead-letter queue and alarm, and a failure notice.
 *
 * A deployed stack must have an output `endpoints`: a list of `endpointName`, `endpointConfigName`,
 * `alarmNames` (a list or a map) and, where the caller must name a model, `multiModel: true`; where it answers from a
 * queue, `asynchronous: true` and `inputUri`, the prefix that requests are put under: `async-inference/<any>/input` in
 * a bucket of the environment, beside which the answers lie.
 *
 * ```ts
 * new MlDeployPipeline("fraud-deploy", {
 *     location, modelName: "fraud", source, keyArn: key.keyArn, artifactBucketName: store.bucketName,
 *     modelPackageGroupName: group.groupName, approvedRuleName: group.approvedRuleName,
 *     approvedRuleArn: group.approvedRuleArn, notificationTopicArn: topic.topicArn,
 *     environments: [{ name: "staging" }, { name: "prod", production: true, approvals: [{ name: "Risk" }] }],
 * });
 * ```
 */
export class MlDeployPipeline extends pulumi.ComponentResource {
    /** Name of the pipeline, known at preview. */
    readonly pipelineName: pulumi.Output<string>;
    /** ARN of the pipeline, known at preview. */
    readonly pipelineArn: pulumi.Output<string>;
    /** Name of the function that turns an approval into an execution. */
    readonly starterFunctionName: pulumi.Output<string>;
    /** Name of the bucket that holds the Pulumi state of the environments; undefined where Pulumi Cloud holds it. */
    readonly stateBucketName: pulumi.Output<string> | undefined;

    constructor(name: string, args: MlDeployPipelineArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mlops:index:MlDeployPipeline", name, {}, opts);
        rejectProblems(this, "MlDeployPipeline", name, problemsOf(name, args));
        const tags = mergeTags("MlDeployPipeline", args.tags);
        const stages = deployStages(args.environments);

        const state = createState(`${name}-state`, args, this);
        const setting = buildSetting(name, args, { backend: state.backend, tags, parent: this });
        const pipeline = createDeliveryPipeline(
            `${name}-pipeline`,
            stages,
            createDeliveryBuilds(args.environments, setting),
            { ...setting, source: args.source, topicArn: args.notificationTopicArn },
        );
        const pipelineArn = pulumi.interpolate`${arn(args.location, "codepipeline", "")}${pipeline.name}`;
        const starter = createTrigger(name, {
            ...args,
            rules: decisionRules(args),
            environments: versionHistories(args.location, args.modelName, args.environments),
            topicArn: args.notificationTopicArn,
            ...{ pipelineName: pipeline.name, pipelineArn, tags, parent: this },
        });

        this.pipelineName = pipeline.name;
        this.pipelineArn = pipelineArn;
        this.starterFunctionName = starter.name;
        this.stateBucketName = state.bucketName;
        this.registerOutputs({
            pipelineName: this.pipelineName,
            pipelineArn: this.pipelineArn,
            starterFunctionName: this.starterFunctionName,
            stateBucketName: this.stateBucketName,
        });
    }
}

function problemsOf(name: string, args: MlDeployPipelineArgs): Problem[] {
    return deployPipelineProblems(name, {
        source: args.source,
        modelName: args.modelName,
        environments: args.environments,
        pulumiVersion: args.pulumiVersion ?? DEFAULTS.pulumiVersion,
        policyPacks: args.policyPacks ?? DEFAULTS.policyPacks,
        endpointTestFolder: args.endpointTestFolder ?? DEFAULTS.endpointTestFolder,
        pulumiCloud: args.pulumiCloud,
        given: Object.keys(args),
    });
}

function createState(
    name: string,
    args: MlDeployPipelineArgs,
    parent: pulumi.Resource,
): { backend: StateBackend; bucketName: pulumi.Output<string> | undefined } {
    const { location, keyArn, pulumiCloud, tags } = args;
    if (pulumiCloud !== undefined) {
        return { backend: { cloud: pulumiCloud }, bucketName: undefined };
    }
    const protect = args.protectState ?? DEFAULTS.protectState;
    const store = { location, keyArn, protect, ...(tags === undefined ? {} : { tags }) };
    const { bucketName } = new ArtifactStore(name, store, { parent });
    return { backend: { bucketName }, bucketName };
}

function buildSetting(
    name: string,
    args: MlDeployPipelineArgs,
    made: Pick<DeployBuildSetting, "backend" | "tags" | "parent">,
): DeployBuildSetting {
    const { location, keyArn, artifactBucketName, modelName, modelPackageGroupName, network, vpcId } = args;
    return {
        ...made,
        ...{ location, keyArn, artifactBucketName, modelName, modelPackageGroupName },
        pipelinePrefix: name,
        network: network === undefined || vpcId === undefined ? undefined : { ...network, vpcId },
        pulumiVersion: args.pulumiVersion ?? DEFAULTS.pulumiVersion,
        policyPacks: args.policyPacks ?? [...DEFAULTS.policyPacks],
        checkCommand: args.checkCommand ?? DEFAULTS.checkCommand,
        endpointTestFolder: args.endpointTestFolder ?? DEFAULTS.endpointTestFolder,
    };
}

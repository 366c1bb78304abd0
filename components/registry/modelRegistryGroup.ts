import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation } from "../shared/awsLocation";
import { jsonStringify } from "../shared/plainInputs";
import { rejectProblems } from "../shared/problems/rejectProblems";
import { mergeTags, Tags } from "../shared/tags";
import { ApprovalDecision, approvalEventPattern } from "./approvalEvents";
import { lifecycleProblems, VersionLifecycleArgs } from "./lifecycleArgs";
import { groupArn, RegistryAccess, registryPolicy } from "./registryPolicy";
import { registryProblems } from "./registryProblems";
import { createVersionKeeper } from "./versionLifecycle";

/** Arguments of {@link ModelRegistryGroup}. */
export interface ModelRegistryGroupArgs {
    /** Where the group lives. */
    location: AwsLocation;
    /** Name of the model package group: 1 to 63 lower-case letters, digits and hyphens, unique in account and region. */
    groupName: string;
    /** What the group's models are for, at most 1024 characters. Default: none. */
    description?: string;
    /**
     * Ids of other accounts whose roles may read and deploy versions, 12 digits each. They also need access to the
     * artefacts and their key. Default: none.
     * https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-deploy-xaccount.html
     */
    consumerAccountIds?: string[];
    /**
     * ARNs of the only IAM roles that may approve, reject or change a version. Default: whoever an IAM policy of the
     * account allows it.
     */
    approverRoleArns?: string[];
    /**
     * What becomes of old versions that nobody approved. Default: they stay as they are. Nobody may delete a version in
     * any case, but for the archive that is told to.
     */
    lifecycle?: VersionLifecycleArgs;
    /** Tags of the group and its event rules. */
    tags?: Record<string, pulumi.Input<string>>;
}

/**
 * The registry of one model: its versions, who may read, deploy and approve them, and the events that say that a
 * version was approved or rejected. Nobody registers a version as approved.
 *
 * Makes a model package group, its resource policy and two EventBridge rules, to which others attach targets; with a
 * `lifecycle` also a function that archives old versions, its schedule, role and log group, and a queue with an alarm.
 *
 * ```ts
 * const registry = new ModelRegistryGroup("fraud", { location, groupName: "fraud" });
 * ```
 */
export class ModelRegistryGroup extends pulumi.ComponentResource {
    /** Name of the group, known at preview. */
    readonly groupName: pulumi.Output<string>;
    /** ARN of the group, known at preview. */
    readonly groupArn: pulumi.Output<string>;
    /** Name of the rule for approvals, known at preview. */
    readonly approvedRuleName: pulumi.Output<string>;
    /** ARN of the rule for approvals, known at preview. */
    readonly approvedRuleArn: pulumi.Output<string>;
    /** Name of the rule for rejections, known at preview. */
    readonly rejectedRuleName: pulumi.Output<string>;
    /** ARN of the rule for rejections, known at preview. */
    readonly rejectedRuleArn: pulumi.Output<string>;

    constructor(name: string, args: ModelRegistryGroupArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mlops:index:ModelRegistryGroup", name, {}, opts);
        const { location, groupName } = args;
        const access = {
            groupName,
            consumerAccountIds: args.consumerAccountIds ?? [],
            approverRoleArns: args.approverRoleArns ?? [],
        };
        rejectProblems(this, "ModelRegistryGroup", name, [
            ...registryProblems(location, access),
            ...lifecycleProblems("lifecycle", args.lifecycle),
        ]);

        const tags = mergeTags("ModelRegistryGroup", args.tags);
        const keeper = keeperAccess(`${name}-keeper`, args, tags, this);
        const group = createGroup(name, access, args.description, tags, this);
        new aws.sagemaker.ModelPackageGroupPolicy(
            `${name}-model-package-group-policy`,
            {
                modelPackageGroupName: group.modelPackageGroupName,
                resourcePolicy: jsonStringify(registryPolicy(location, { ...access, ...keeper })),
            },
            { parent: this },
        );
        const approved = createRule(name, groupName, ApprovalDecision.Approved, tags, this);
        const rejected = createRule(name, groupName, ApprovalDecision.Rejected, tags, this);

        this.groupName = group.modelPackageGroupName;
        this.groupArn = group.modelPackageGroupName.apply((known) => groupArn(location, known));
        this.approvedRuleName = approved.name;
        this.approvedRuleArn = approved.name.apply((ruleName) => arn(location, "events", `rule/${ruleName}`));
        this.rejectedRuleName = rejected.name;
        this.rejectedRuleArn = rejected.name.apply((ruleName) => arn(location, "events", `rule/${ruleName}`));
        this.registerOutputs({
            groupName: this.groupName,
            groupArn: this.groupArn,
            approvedRuleName: this.approvedRuleName,
            approvedRuleArn: this.approvedRuleArn,
            rejectedRuleName: this.rejectedRuleName,
            rejectedRuleArn: this.rejectedRuleArn,
        });
    }
}

/** Creates the keeper of old versions, where there is to be one, and says what it may do. */
function keeperAccess(
    name: string,
    { location, groupName, lifecycle }: ModelRegistryGroupArgs,
    tags: Tags,
    parent: pulumi.Resource,
): Pick<RegistryAccess, "keeperRoleArn" | "keeperDeletes"> {
    if (lifecycle === undefined) {
        return {};
    }
    const { roleArn } = createVersionKeeper(name, { ...lifecycle, location, groupName, tags, parent });
    return { keeperRoleArn: roleArn, keeperDeletes: lifecycle.deleteAfterDays !== undefined };
}

function createGroup(
    name: string,
    access: RegistryAccess,
    description: string | undefined,
    tags: Tags,
    parent: pulumi.Resource,
): aws.sagemaker.ModelPackageGroup {
    return new aws.sagemaker.ModelPackageGroup(
        `${name}-model-package-group`,
        {
            modelPackageGroupName: access.groupName,
            ...(description === undefined ? {} : { modelPackageGroupDescription: description }),
            tags,
        },
        { parent },
    );
}

function createRule(
    name: string,
    groupName: string,
    decision: ApprovalDecision,
    tags: Tags,
    parent: pulumi.Resource,
): aws.cloudwatch.EventRule {
    return new aws.cloudwatch.EventRule(
        `${name}-event-rule-${decision.toLowerCase()}`,
        {
            description: `A version of ${groupName} was ${decision.toLowerCase()}`,
            eventPattern: JSON.stringify(approvalEventPattern(groupName, decision)),
            state: "ENABLED",
            tags,
        },
        { parent },
    );
}

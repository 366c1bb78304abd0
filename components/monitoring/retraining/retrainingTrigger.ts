import { join } from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation } from "../../shared/awsLocation";
import { createRuleQueue } from "../../shared/functions/deadLetterQueue";
import { invokeByRule } from "../../shared/functions/functionTarget";
import { PolicyStatement } from "../../shared/iam/iamDocuments";
import { interpolate, jsonStringify } from "../../shared/plainInputs";
import { createPythonFunction, PythonFunction } from "../../shared/functions/pythonFunction";
import { rejectProblems } from "../../shared/problems/rejectProblems";
import { mergeTags, Tags } from "../../shared/tags";
import { alarmEventPattern, busArn, busPolicy, triggerProblems } from "./driftEvents";

/** Arguments of {@link RetrainingTrigger}. */
export interface RetrainingTriggerArgs {
    /** Where the pipeline that trains lives. */
    location: AwsLocation;
    /** Name of the CodePipeline that trains, with a variable `StartedBy`: `MlBuildPipeline.codePipelineName`. */
    pipelineName: pulumi.Input<string>;
    /** Further variables of a start, by name. Default: none. */
    startVariables?: Record<string, pulumi.Input<string>>;
    /** Model package group that the trainings register in. */
    modelPackageGroupName: pulumi.Input<string>;
    /**
     * Name of the event bus that drift alarms are sent to, 1 to 64 letters, digits, `.`, `_` and `-`, unique in account
     * and region.
     */
    eventBusName: string;
    /** Ids of other accounts that may send drift alarms, 12 digits each. Default: none. */
    accountIds?: string[];
    /** Hours that lie at least between the beginnings of two trainings for drift, 1 to 720. Default: 24. */
    minHoursBetweenRuns?: number;
    /**
     * Trainings for drift after which there must be an approved version before there is another one, 1 to 20.
     * Default: 3.
     */
    maxRunsWithoutApproval?: number;
    /** Key of the bus, of the queue, of the log and of the function's environment. */
    keyArn: pulumi.Input<string>;
    /** ARN of the topic that hears of trainings that were held back, and of lost events. */
    notificationTopicArn: pulumi.Input<string>;
    /** Tags of everything taggable. */
    tags?: Record<string, pulumi.Input<string>>;
}

const DEFAULTS = { minHoursBetweenRuns: 24, maxRunsWithoutApproval: 3 };

/**
 * Trains a model again when drift alarms fire, and keeps that from becoming a loop: no training beside one that runs,
 * none a short while after the last, and none after several that nobody approved anything of. Whatever holds one
 * back, people are told. Drift alarms come from the same or other accounts, by `RetrainingRequest`.
 *
 * Makes an event bus and its policy, a rule on it, a function with its role and log group, and a queue for lost events
 * with an alarm.
 *
 * ```ts
 * const trigger = new RetrainingTrigger("fraud-retraining", {
 *     location, pipelineName: build.codePipelineName, modelPackageGroupName: registry.groupName,
 *     eventBusName: "fraud-retraining", keyArn, notificationTopicArn,
 * });
 * ```
 */
export class RetrainingTrigger extends pulumi.ComponentResource {
    /** ARN of the bus that drift alarms are sent to, known at preview. */
    readonly eventBusArn: pulumi.Output<string>;
    /** Name of the function that decides. */
    readonly functionName: pulumi.Output<string>;

    constructor(name: string, args: RetrainingTriggerArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mlops:index:RetrainingTrigger", name, {}, opts);
        const { location, eventBusName } = args;
        const checked = { ...DEFAULTS, ...args, accountIds: args.accountIds ?? [] };
        rejectProblems(this, "RetrainingTrigger", name, triggerProblems(checked));

        const made = { ...checked, tags: mergeTags("RetrainingTrigger", args.tags), parent: this };
        const bus = createBus(name, made);
        const rule = createRule(name, bus, made);
        const ruleArn = interpolate`${arn(location, "events", `rule/${eventBusName}`)}/${rule.name}`;
        const queueSpec = { ...made, topicArn: args.notificationTopicArn, subject: "retraining" };
        const deadLetterQueueArn = createRuleQueue(name, ruleArn, queueSpec);
        const target = createStarter(`${name}-starter`, { ...made, deadLetterQueueArn });
        invokeByRule(
            { permission: `${name}-permission`, target: `${name}-event-target` },
            {
                ruleName: rule.name,
                ruleArn,
                eventBusName: bus.name,
                targetId: "train",
                target,
                deadLetterQueueArn,
                parent: this,
            },
        );

        this.eventBusArn = pulumi.output(busArn(location, eventBusName));
        this.functionName = target.lambda.name;
        this.registerOutputs({ eventBusArn: this.eventBusArn, functionName: this.functionName });
    }
}

/** The arguments with their defaults, and what every child is made with. */
type Made = RetrainingTriggerArgs &
    typeof DEFAULTS & { accountIds: string[]; tags: Tags; parent: pulumi.Resource };

function createBus(
    name: string,
    { location, eventBusName, accountIds, keyArn, tags, parent }: Made,
): aws.cloudwatch.EventBus {
    const bus = new aws.cloudwatch.EventBus(
        `${name}-event-bus`,
        {
            name: eventBusName,
            description: "Drift alarms that shall start a training",
            kmsKeyIdentifier: keyArn,
            tags,
        },
        { parent },
    );
    const policy = JSON.stringify(busPolicy(location, eventBusName, [location.accountId, ...accountIds]));
    new aws.cloudwatch.EventBusPolicy(
        `${name}-event-bus-policy`,
        { eventBusName: bus.name, policy },
        { parent },
    );
    return bus;
}

function createRule(
    name: string,
    bus: aws.cloudwatch.EventBus,
    { tags, parent }: Made,
): aws.cloudwatch.EventRule {
    return new aws.cloudwatch.EventRule(
        `${name}-event-rule`,
        {
            eventBusName: bus.name,
            description: "Drift alarms that begin to fire",
            eventPattern: JSON.stringify(alarmEventPattern()),
            tags,
        },
        { parent },
    );
}

function createStarter(
    name: string,
    spec: Made & { deadLetterQueueArn: pulumi.Input<string> },
): PythonFunction {
    return createPythonFunction(name, {
        ...spec,
        description: "Starts a training when a drift alarm fires, unless that would become a loop",
        handlerFile: join(__dirname, "handler.py"),
        variables: {
            PIPELINE_NAME: spec.pipelineName,
            MODEL_PACKAGE_GROUP: spec.modelPackageGroupName,
            TOPIC_ARN: spec.notificationTopicArn,
            MIN_HOURS_BETWEEN_RUNS: String(spec.minHoursBetweenRuns),
            MAX_RUNS_WITHOUT_APPROVAL: String(spec.maxRunsWithoutApproval),
            START_VARIABLES: jsonStringify(spec.startVariables ?? {}),
        },
        statements: starterStatements(spec),
    });
}

/** What the function may do: see and start trainings, see which version is approved, tell people. */
function starterStatements(spec: Made): PolicyStatement[] {
    const { location, pipelineName, modelPackageGroupName } = spec;
    const versions = arn(location, "sagemaker", "model-package");
    return [
        {
            Sid: "Train",
            Effect: "Allow",
            Action: ["codepipeline:ListPipelineExecutions", "codepipeline:StartPipelineExecution"],
            Resource: interpolate`${arn(location, "codepipeline", "")}${pipelineName}`,
        },
        {
            Sid: "FindApprovedVersion",
            Effect: "Allow",
            Action: "sagemaker:ListModelPackages",
            Resource: [
                interpolate`${versions}-group/${modelPackageGroupName}`,
                interpolate`${versions}/${modelPackageGroupName}/*`,
            ],
        },
        { Sid: "Tell", Effect: "Allow", Action: "sns:Publish", Resource: spec.notificationTopicArn },
    ];
}

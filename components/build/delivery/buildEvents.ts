import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { ServiceRole } from "../../shared/iam/serviceRole";
import { SourceFetch } from "../../shared/source/sourceFetch";
import { Tags } from "../../shared/tags";
import { BuildArns } from "../buildArns";
import { FailureEvent } from "./failureEvents";
import { ParameterName } from "../steps/pipelineParameters";
import { SOURCE_ACTION } from "./codePipelineStages";
import { startInput } from "./runVariables";

/** What starts the build pipeline beside its source. */
export interface TriggerSpec {
    arns: Pick<BuildArns, "codePipeline">;
    source: Pick<SourceFetch, "changePattern" | "changePaths">;
    /** EventBridge schedule. */
    retrainingSchedule?: string;
    role: ServiceRole;
    tags: Tags;
}

/** Options of a child. */
interface ChildOptions {
    parent: pulumi.Resource;
    dependsOn?: pulumi.Resource[];
}

/** What a rule tells the pipeline: the same each time, or from the event. */
type StartInput = Pick<aws.cloudwatch.EventTargetArgs, "input" | "inputTransformer">;

/** An event that cannot be handed over at once is handed over within the hour, or never: the next one covers it. */
const HANDOVER = { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 24 } as const;

function createTrigger(
    name: string,
    when: aws.cloudwatch.EventRuleArgs,
    input: StartInput,
    spec: TriggerSpec,
    opts: ChildOptions,
): void {
    const rule = new aws.cloudwatch.EventRule(`${name}-rule`, { ...when, tags: spec.tags }, opts);
    new aws.cloudwatch.EventTarget(
        `${name}-target`,
        {
            rule: rule.name,
            arn: spec.arns.codePipeline,
            roleArn: spec.role.arn,
            ...input,
            retryPolicy: HANDOVER,
        },
        { ...opts, dependsOn: [...(opts.dependsOn ?? []), spec.role.policy] },
    );
}

/**
 * What a push tells the pipeline. One that names a commit is built with that commit, of whichever branch it is; without
 * one CodePipeline takes what is the newest when it comes to it.
 */
function pushInput({ changePaths }: TriggerSpec["source"]): StartInput {
    const startedBy = { [ParameterName.StartedBy]: "a push" };
    if (changePaths === undefined) {
        return { input: startInput(startedBy) };
    }
    const variables = { ...startedBy, [ParameterName.Branch]: "<branch>" };
    return {
        inputTransformer: {
            inputPaths: { ...changePaths },
            inputTemplate: startInput(variables, { actionName: SOURCE_ACTION, commit: "<commit>" }),
        },
    };
}

/**
 * Creates the rules that start the build pipeline. A schedule starts it as a push does, and not the SageMaker
 * pipeline, which would need to know the address of the newest code: so a retraining trains with the branch as
 * it stands, tested, and its failure is seen where every other failure is.
 */
export function createTriggers(name: string, spec: TriggerSpec, opts: ChildOptions): void {
    const { source, retrainingSchedule } = spec;
    if (source.changePattern !== undefined) {
        const when = {
            description: "Starts the build pipeline when its source has changed",
            eventPattern: JSON.stringify(source.changePattern),
        };
        createTrigger(`${name}-push`, when, pushInput(source), spec, opts);
    }
    if (retrainingSchedule !== undefined) {
        const when = {
            description: "Starts the build pipeline to train again",
            scheduleExpression: retrainingSchedule,
        };
        createTrigger(
            `${name}-schedule`,
            when,
            { input: startInput({ [ParameterName.StartedBy]: "the schedule" }) },
            spec,
            opts,
        );
    }
}

/** Creates the rules that tell people of failures. */
export function createFailureNotices(
    name: string,
    events: readonly FailureEvent[],
    topicArn: pulumi.Input<string>,
    tags: Tags,
    opts: ChildOptions,
): void {
    for (const event of events) {
        const rule = new aws.cloudwatch.EventRule(
            `${name}-${event.key}-rule`,
            { description: event.description, eventPattern: JSON.stringify(event.pattern), tags },
            opts,
        );
        new aws.cloudwatch.EventTarget(
            `${name}-${event.key}-target`,
            {
                rule: rule.name,
                arn: topicArn,
                // A template that is one JSON text makes EventBridge send plain text.
                inputTransformer: {
                    inputPaths: event.paths,
                    inputTemplate: JSON.stringify(event.message),
                },
                retryPolicy: HANDOVER,
            },
            opts,
        );
    }
}

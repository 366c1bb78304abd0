import { ExampleResource } from "../../shared/ruleSpec";

function stage(
    name: string,
    category: string,
    provider: string,
    configuration: object,
    more: object = {},
): object {
    return { name, actions: [{ name, category, owner: "AWS", provider, configuration, ...more }] };
}

function pipeline(stages: readonly object[], executionMode = "QUEUED"): ExampleResource {
    return {
        type: "aws:codepipeline/pipeline:Pipeline",
        name: "fraud",
        properties: { pipelineType: "V2", executionMode, stages },
    };
}

function source(PollForSourceChanges: string): object {
    return stage("Source", "Source", "CodeCommit", { RepositoryName: "fraud", PollForSourceChanges });
}

const TEST = stage("Test", "Test", "CodeBuild", { ProjectName: "fraud-test" });
const APPROVE = stage(
    "Approve",
    "Approval",
    "Manual",
    {
        NotificationArn: "arn:aws:sns:eu-central-1:111122223333:fraud-approvals",
        CustomData: "Compare the metrics of this version with those of the version that is live",
        ExternalEntityLink: "https://ml.example.com/fraud",
    },
    { timeoutInMinutes: 4320 },
);
const PRODUCTION = {
    ...stage("Production", "Build", "CodeBuild", { ProjectName: "fraud-deploy" }),
    onFailure: { result: "ROLLBACK" },
};

/** Production behind an approval that has seen the test. */
export const GATED_PIPELINE = pipeline([source("false"), TEST, APPROVE, PRODUCTION]);

/** Production straight after the test. */
export const UNGATED_PIPELINE = pipeline([TEST, PRODUCTION]);

/** An approval of what nobody has tested. */
export const UNTESTED_PIPELINE = pipeline([APPROVE, PRODUCTION]);

/** An approval that nobody hears of. */
export const SILENT_APPROVAL = pipeline([TEST, stage("Approve", "Approval", "Manual", {}), PRODUCTION]);

/** An execution that waits for its approval is overtaken by the next. */
export const SUPERSEDED_PIPELINE = pipeline([TEST, APPROVE, PRODUCTION], "SUPERSEDED");

/** A source that polls beside the event that starts the pipeline. */
export const POLLING_PIPELINE = pipeline([source("true"), TEST, APPROVE, PRODUCTION]);

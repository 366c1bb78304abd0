import { codepipelineSourceNotPolled } from "../../../../policies/guardrails/approval-gates/codepipelineSourceNotPolled";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { action, PIPELINE, pipeline, stage } from "./pipelines";

function source(provider: string, PollForSourceChanges?: unknown) {
    const configuration = PollForSourceChanges === undefined ? {} : { PollForSourceChanges };
    return pipeline([stage("Source", [action("Fetch", "Source", provider, { configuration })])]);
}

function violation(found: string): string {
    return (
        `${PIPELINE} "fraud": action "Source/Fetch" PollForSourceChanges ${found}; ` +
        "an execution must have one known cause, and a source that is not told otherwise polls. " +
        'Fix: set PollForSourceChanges to "false" and start the pipeline by an EventBridge rule.'
    );
}

describeRule(codepipelineSourceNotPolled, {
    "accepts a source that is told not to poll, as a text or a flag": {
        resources: [source("CodeCommit", "false"), source("S3", false)],
    },
    "leaves connections and other actions alone, which do not poll": {
        resources: [
            source("CodeStarSourceConnection"),
            pipeline([stage("Build", [action("Make", "Build", "CodeBuild")])]),
        ],
    },
    "stops a source that polls, or is not told not to": {
        resources: [source("CodeCommit", "true"), source("S3"), source("GitHub")],
        violations: [violation('is "true"'), violation("is not set"), violation("is not set")],
    },
    "notes a configuration that is unknown": {
        resources: [source("S3", UNKNOWN)],
        undecided: [
            `${PIPELINE} "fraud": string value at .stages.0.actions.0.configuration.PollForSourceChanges ` +
                "can't be known during preview",
        ],
    },
});

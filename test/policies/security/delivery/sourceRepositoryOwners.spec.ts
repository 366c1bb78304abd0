import { sourceRepositoryOwners } from "../../../../policies/security/delivery/sourceRepositoryOwners";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const config = { allowedOwners: ["acme", "acme-ml"] };

function message(subject: string, value: string): string {
    return (
        `${subject} is "${value}"; its owner must be one of acme, acme-ml. ` +
        "Fix: move the code to your organisation, or have its owner added to allowedOwners."
    );
}

function stages(FullRepositoryId: string) {
    return {
        stages: [{ name: "Source", actions: [{ name: "Fetch", configuration: { FullRepositoryId } }] }],
    };
}

describeRule(
    sourceRepositoryOwners,
    {
        types: ["aws:codebuild/project:Project"],
        config,
        good: { source: { location: "https://github.com/acme/fraud.git" } },
        accepts: {
            "a repository of AWS": {
                source: { location: "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/fraud" },
            },
            "no address": { source: {} },
        },
        stops: {
            "another owner": [
                { source: { location: "https://github.com/mallory/acme" } },
                message("source.location", "https://github.com/mallory/acme"),
            ],
            "another owner of a secondary source": [
                { secondarySources: [{ location: "https://bitbucket.org/mallory/acme" }] },
                message("secondarySources[0].location", "https://bitbucket.org/mallory/acme"),
            ],
        },
        notes: {
            "an unknown address": [{ source: { location: UNKNOWN } }, "string value at .source.location"],
        },
    },
    {
        types: ["aws:codepipeline/pipeline:Pipeline", "aws-native:codepipeline:Pipeline"],
        config,
        good: stages("acme-ml/fraud"),
        stops: {
            "another owner": [
                stages("mallory/fraud"),
                message("stages[Source].actions[Fetch].configuration.FullRepositoryId", "mallory/fraud"),
            ],
        },
    },
    {
        types: ["aws:codebuild/project:Project"],
        good: { source: { location: "https://github.com/anybody/fraud" } },
    },
);

import { codepipelineSourceConnection } from "../../../../policies/security/delivery/codepipelineSourceConnection";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const PLACE = "stages[Source].actions[Fetch]";
const TOKEN =
    `${PLACE}.configuration.OAuthToken holds a token; whoever may describe the pipeline's template can read it, ` +
    "and it never expires. Fix: use an AWS connection and revoke the token.";

function strange(provider: string): string {
    return (
        `${PLACE} takes its source from ${provider}; ` +
        "a source must be one of CodeCommit, CodeStarSourceConnection, ECR, S3. " +
        "Fix: use an AWS connection, provider CodeStarSourceConnection."
    );
}

function classic(action: object) {
    return { stages: [{ name: "Source", actions: [{ name: "Fetch", ...action }] }] };
}

function native(category: string, provider: string, configuration: object = {}) {
    return classic({ actionTypeId: { category, owner: "AWS", provider, version: "1" }, configuration });
}

describeRule(
    codepipelineSourceConnection,
    {
        types: ["aws:codepipeline/pipeline:Pipeline"],
        good: classic({ category: "Source", owner: "AWS", provider: "CodeStarSourceConnection" }),
        accepts: { "work by another provider": classic({ category: "Build", provider: "Jenkins" }) },
        stops: {
            "a token of GitHub's": [
                classic({
                    category: "Source",
                    owner: "ThirdParty",
                    provider: "GitHub",
                    configuration: { OAuthToken: "secret" },
                }),
                strange("GitHub"),
                TOKEN,
            ],
            "a source of somebody's own": [
                classic({ category: "Source", owner: "Custom", provider: "Svn" }),
                strange("Svn"),
            ],
        },
        notes: {
            "an unknown provider": [
                classic({ category: "Source", provider: UNKNOWN }),
                "string value at .stages.0.actions.0.provider",
            ],
        },
    },
    {
        types: ["aws-native:codepipeline:Pipeline"],
        good: native("Source", "CodeCommit"),
        stops: {
            "a token of GitHub's": [
                native("Source", "GitHub", { OAuthToken: "secret" }),
                strange("GitHub"),
                TOKEN,
            ],
        },
    },
    {
        types: ["aws:codepipeline/pipeline:Pipeline"],
        config: { allowedSources: ["Svn"] },
        good: classic({ category: "Source", owner: "Custom", provider: "Svn" }),
    },
);

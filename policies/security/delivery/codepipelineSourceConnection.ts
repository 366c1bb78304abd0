import { wellArchitected } from "../../shared/frameworks";
import { Judgement } from "../../shared/kinds/judgements";
import { readingRule } from "../../shared/kinds/readingRule";
import { Place } from "../../shared/places";
import { textOf, Unknown, valueAt } from "../../shared/properties";
import { textList } from "../../shared/settingKinds";
import { DELIVERY_PIPELINE } from "./deliveryTypes";

/** Category, owner or provider, where either provider keeps it. */
function kind(action: Place, key: string) {
    return valueAt(action.value, key) ?? valueAt(action.value, "actionTypeId", key);
}

function judgeSource(action: Place, allowed: readonly string[]): Judgement[] {
    const [category, provider] = ["category", "provider"].map((key) => kind(action, key));
    const configuration = valueAt(action.value, "configuration");
    const token = valueAt(configuration, "OAuthToken");
    const unknowns = [category, provider, configuration].filter((value) => value instanceof Unknown);
    if (unknowns.length > 0) {
        return unknowns;
    }
    const isStrange = category === "Source" && !allowed.includes(textOf(provider));
    return [
        ...(isStrange
            ? [
                  {
                      subject: action.subject,
                      found: `takes its source from ${textOf(provider)}`,
                      rule: `a source must be one of ${allowed.join(", ")}`,
                      fix: "use an AWS connection, provider CodeStarSourceConnection",
                  },
              ]
            : []),
        ...(token === undefined
            ? []
            : [
                  {
                      subject: `${action.subject}.configuration.OAuthToken`,
                      found: "holds a token",
                      rule: "whoever may describe the pipeline's template can read it, and it never expires",
                      fix: "use an AWS connection and revoke the token",
                  },
              ]),
    ];
}

function pipeline(provider: string, owner: string, configuration: object) {
    const actions = [{ name: "Fetch", category: "Source", owner, provider, version: "1", configuration }];
    return {
        type: DELIVERY_PIPELINE[0],
        name: "fraud",
        properties: { stages: [{ name: "Source", actions }] },
    };
}

/** A provider that is unknown at preview is noted there and judged before the pipeline is created. */
export const codepipelineSourceConnection = readingRule({
    name: "codepipeline-source-connection",
    displayName: "Sources through connections",
    description: "A pipeline must take its source from AWS, or through a connection; never by a token.",
    why: "A personal token reaches everything that its owner reaches, and leaves with him or stays when he goes.",
    severity: "medium",
    tags: ["delivery", "supply-chain", "codepipeline"],
    framework: wellArchitected("SEC02-BP02", "Use temporary credentials."),
    sources: ["Prowler codepipeline_project_repo_private"],
    url: "https://docs.aws.amazon.com/codepipeline/latest/userguide/connections.html",
    remediationSteps:
        "Make an AWS CodeConnections connection and name it in ConnectionArn of the source action.",
    settings: {
        allowedSources: textList({
            description: "Providers that a pipeline may take its source from.",
            pattern: "^[A-Za-z0-9]+$",
            form: 'providers such as "CodeStarSourceConnection"',
            fallback: ["CodeCommit", "CodeStarSourceConnection", "ECR", "S3"],
        }),
    },
    enforcementLevel: "mandatory",
    subject: "CodePipeline pipelines",
    reads: {
        [DELIVERY_PIPELINE[0]]: { actions: "stages[].actions[]" },
        [DELIVERY_PIPELINE[1]]: { actions: "stages[].actions[]" },
    },
    judge: (readings, { allowedSources }) =>
        readings
            .all("actions")
            .flatMap((action) =>
                action.value instanceof Unknown ? [action.value] : judgeSource(action, allowedSources),
            ),
    examples: {
        passes: [pipeline("CodeStarSourceConnection", "AWS", { FullRepositoryId: "acme/fraud" })],
        fails: [pipeline("GitHub", "ThirdParty", { OAuthToken: "from a colleague" })],
    },
});

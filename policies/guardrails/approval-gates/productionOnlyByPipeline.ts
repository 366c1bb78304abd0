import { machineLearningLens } from "../../shared/frameworks";
import { Finding } from "../../shared/findings";
import { Unknown, valueAt } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { SettingValues, Shape } from "../../shared/settings";
import { NamedResources, Stack, StackResource } from "../../shared/stack";
import { CODE_BUILD } from "../resourceTypes";
import { APPROVAL_GATE_SETTINGS, HARMLESS_PROJECTS } from "./approvalGateSettings";
import { STARTER_TYPES, startersOf } from "./buildStarters";
import { speaksOfProduction, toldTexts } from "./buildTexts";

const SETTINGS = {
    productionWords: APPROVAL_GATE_SETTINGS.productionWords,
    harmlessProjects: HARMLESS_PROJECTS,
} satisfies Shape;
type Settings = SettingValues<typeof SETTINGS>;

function project(type: string) {
    return {
        type: CODE_BUILD[0],
        name: "fraud-prod",
        properties: { name: "fraud-prod-deploy", source: { type } },
    };
}

function violation(resource: StackResource, subject: string, found: string): Finding {
    return {
        kind: "violation",
        resource,
        subject,
        found,
        rule: "only a pipeline that asks for approval may change production",
        fix: "let the project build for CODEPIPELINE only and start it from the gated pipeline",
    };
}

function projectFindings(resource: StackResource): Finding[] {
    const source = valueAt(resource.properties, "source", "type");
    if (source instanceof Unknown) {
        return [{ kind: "undecided", resource, unknown: source }];
    }
    return source === "CODEPIPELINE"
        ? []
        : [
              violation(
                  resource,
                  "source.type",
                  `is ${JSON.stringify(source ?? null)}, so that it runs without a pipeline`,
              ),
          ];
}

function check(stack: Stack, settings: Settings): Finding[] {
    const projects = stack.ofTypes(CODE_BUILD);
    const production = projects.filter((each) => speaksOfProduction(toldTexts(each), settings));
    const named = new NamedResources(projects, ["name", "arn"]);
    const started = startersOf(stack, named).filter(({ project: own, projectName }) =>
        own === undefined ? speaksOfProduction([projectName], settings) : production.includes(own),
    );
    return [
        ...production.flatMap(projectFindings),
        ...started.map(({ resource, place, projectName }) =>
            violation(resource, place, `starts ${projectName}, which changes production, past its pipeline`),
        ),
    ];
}

/** Projects and what starts them are joined by name or ARN, then by dependency. */
export const productionOnlyByPipeline = stackRule({
    name: "production-only-by-pipeline",
    displayName: "Production changes by its pipeline only",
    description: "Nothing but a pipeline may start a build that changes production.",
    why: "A webhook, a schedule, a state machine or an event that starts the deploying build goes round every approval.",
    severity: "critical",
    tags: ["approval-gates", "codebuild", "change-control"],
    framework: machineLearningLens("MLREL04-BP02", "Deploy every version in the same tested way."),
    sources: [],
    url: "https://docs.aws.amazon.com/codebuild/latest/userguide/how-to-create-pipeline.html",
    remediationSteps:
        "Set source and artifacts to CODEPIPELINE; delete the webhook, schedule, task or event target.",
    settings: SETTINGS,
    enforcementLevel: "mandatory",
    subject: "CodeBuild projects and what can start them",
    appliesTo: isOneOf([...CODE_BUILD, ...STARTER_TYPES]),
    check,
    examples: { passes: [project("CODEPIPELINE")], fails: [project("GITHUB")] },
});

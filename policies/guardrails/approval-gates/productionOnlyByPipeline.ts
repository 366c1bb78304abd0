import { machineLearningLens } from "../../shared/frameworks";
import { Finding } from "../../shared/findings";
import { meansProduction } from "../../shared/productionNames";
import { elementsOf, PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { textList } from "../../shared/settingKinds";
import { SettingValues, Shape } from "../../shared/settings";
import { NamedResources, Stack, StackResource } from "../../shared/stack";
import { CODE_BUILD } from "../resourceTypes";
import { APPROVAL_GATE_SETTINGS } from "./approvalGateSettings";
import { STARTER_TYPES, startersOf } from "./buildStarters";

const SETTINGS = {
    productionWords: APPROVAL_GATE_SETTINGS.productionWords,
    harmlessProjects: textList({
        description: "Names of projects that change nothing, although they speak of production.",
        pattern: "^[^ ]+$",
        form: 'names of projects such as "fraud-prod-report"',
        fallback: [],
    }),
} satisfies Shape;
type Settings = SettingValues<typeof SETTINGS>;

function project(type: string) {
    return {
        type: CODE_BUILD[0],
        name: "fraud-prod",
        properties: { name: "fraud-prod-deploy", source: { type } },
    };
}

function means(
    texts: readonly (PropertyValue | undefined)[],
    { productionWords, harmlessProjects }: Settings,
): boolean {
    const known = texts.filter((text): text is string => typeof text === "string");
    return (
        !known.some((text) => harmlessProjects.includes(text)) &&
        known.some((text) => meansProduction(text, productionWords))
    );
}

/** What a project is called and told; what its variables are called says nothing. */
function textsOf({ name, properties }: StackResource): (PropertyValue | undefined)[] {
    const variables = elementsOf(valueAt(properties, "environment", "environmentVariables"));
    return [valueAt(properties, "name"), name, ...variables.map((variable) => valueAt(variable, "value"))];
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
    const production = projects.filter((each) => means(textsOf(each), settings));
    const named = new NamedResources(projects, ["name", "arn"]);
    const started = startersOf(stack, named).filter(({ project: own, projectName }) =>
        own === undefined ? means([projectName], settings) : production.includes(own),
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
    why: "A webhook, a schedule or an event that starts the deploying build goes round every approval.",
    severity: "critical",
    tags: ["approval-gates", "codebuild", "change-control"],
    framework: machineLearningLens("MLREL04-BP02", "Deploy every version in the same tested way."),
    sources: [],
    url: "https://docs.aws.amazon.com/codebuild/latest/userguide/how-to-create-pipeline.html",
    remediationSteps:
        "Set source and artifacts to CODEPIPELINE; delete the webhook, schedule or event target.",
    settings: SETTINGS,
    enforcementLevel: "mandatory",
    subject: "CodeBuild projects, webhooks, event targets and schedules",
    appliesTo: isOneOf([...CODE_BUILD, ...STARTER_TYPES]),
    check,
    examples: { passes: [project("CODEPIPELINE")], fails: [project("GITHUB")] },
});

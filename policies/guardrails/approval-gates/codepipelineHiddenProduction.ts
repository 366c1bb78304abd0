import { approvalGaps } from "../../shared/approvalGates";
import { Finding } from "../../shared/findings";
import { machineLearningLens } from "../../shared/frameworks";
import { elementsOf, valueAt } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { ExampleResource } from "../../shared/ruleSpec";
import { SettingValues, Shape } from "../../shared/settings";
import { NamedResources, Stack, StackResource } from "../../shared/stack";
import { CODE_BUILD, CODE_PIPELINE, LAMBDA } from "../resourceTypes";
import { placedActions } from "../placedActions";
import { gapViolation } from "./approvalFindings";
import { APPROVAL_GATE_SETTINGS, HARMLESS_PROJECTS } from "./approvalGateSettings";
import { speaksOfProduction, toldTexts } from "./buildTexts";
import { DeclaredAction, declaredActions } from "./pipelineActions";

const SETTINGS = { ...APPROVAL_GATE_SETTINGS, harmlessProjects: HARMLESS_PROJECTS } satisfies Shape;
type Settings = SettingValues<typeof SETTINGS>;

/** Where the configuration of an action names what it runs. */
const RUNS = ["ProjectName", "FunctionName"] as const;

/** What the actions of a pipeline run, as far as it is in the stack. */
class Runners {
    private readonly named: NamedResources;

    constructor(stack: Stack) {
        this.named = new NamedResources(stack.ofTypes([...CODE_BUILD, ...LAMBDA]), ["name", "functionName"]);
    }

    /** By name alone: a dependency of `stages` does not say for which action it stands. */
    of(action: Parameters<typeof valueAt>[0], pipeline: StackResource): StackResource[] {
        return RUNS.map((key) => valueAt(action, "configuration", key))
            .filter((name) => typeof name === "string")
            .flatMap((name) => this.named.meant(name, pipeline, ""));
    }
}

/** The actions of a pipeline, those that turn out to change production by what they run counted as such. */
function judge(pipeline: StackResource, runners: Runners, settings: Settings): Finding[] {
    const places = placedActions(pipeline.properties);
    const hidden = new Map<DeclaredAction, StackResource>();
    const actions = declaredActions(pipeline.properties, settings).map((action, index) => {
        const [runner] = runners
            .of(places[index]?.action, pipeline)
            .filter((each) => speaksOfProduction(toldTexts(each), settings));
        if (runner === undefined || action.role !== "work") {
            return action;
        }
        const production: DeclaredAction = { ...action, role: "production" };
        hidden.set(production, runner);
        return production;
    });
    if (actions.some(({ mayApprove }) => mayApprove === true)) {
        // What may be the approval is noted by the rule that asks for one.
        return [];
    }
    return approvalGaps(actions, settings.gatePerProductionStage).flatMap((gap) => {
        const runner = [...hidden].find(([action]) => action === gap.action)?.[1];
        return runner === undefined
            ? []
            : [gapViolation(pipeline, gap, actions, ` by what "${runner.name}" is told`)];
    });
}

function example(stack: string): ExampleResource[] {
    const action = { name: "Run", category: "Build", owner: "AWS", provider: "CodeBuild" };
    const configuration = { ProjectName: "runner" };
    return [
        {
            type: CODE_BUILD[0],
            name: "runner",
            properties: {
                name: "runner",
                environment: { environmentVariables: [{ name: "STACK", value: stack }] },
            },
        },
        {
            type: CODE_PIPELINE[0],
            name: "fraud",
            properties: { stages: [{ name: "Build", actions: [{ ...action, configuration }] }] },
        },
    ];
}

/** Projects and functions are joined by name; one whose name a preview does not know is judged at the end. */
export const codepipelineHiddenProduction = stackRule({
    name: "codepipeline-hidden-production",
    displayName: "No deployment hidden in a build",
    description:
        "An action whose project or function is told to change production needs an approval before it.",
    why: "An action called Build that runs a project told to deploy to production passes by every gate that goes by names.",
    severity: "critical",
    tags: ["approval-gates", "codepipeline", "change-control"],
    framework: machineLearningLens(
        "MLREL04-BP02",
        "Have a strategy for testing and deploying models before they reach production.",
    ),
    sources: [],
    url: "https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals.html",
    remediationSteps:
        "Move the action behind a manual approval, or tell the project another environment. A project that only speaks " +
        "of production is named in harmlessProjects.",
    settings: SETTINGS,
    enforcementLevel: "mandatory",
    unknowns: "says nothing about production; what an action runs is found by its name.",
    subject: "CodePipeline pipelines",
    appliesTo: isOneOf(CODE_PIPELINE),
    check: (stack, settings) => {
        const runners = new Runners(stack);
        return stack
            .ofTypes(CODE_PIPELINE)
            .filter(({ properties }) => elementsOf(valueAt(properties, "stages")).length > 0)
            .flatMap((pipeline) => judge(pipeline, runners, settings));
    },
    examples: { passes: example("staging"), fails: example("prod") },
});

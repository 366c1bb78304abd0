import { wellArchitected } from "../../shared/frameworks";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import {
    elementsOrUnknown,
    Properties,
    PropertyValue,
    textOf,
    Unknown,
    valueAt,
} from "../../shared/properties";
import { isOneOf, resourceRule } from "../../shared/rule";
import { wholeNumber } from "../../shared/settingKinds";
import { SettingValues, Shape } from "../../shared/settings";
import { kindOf } from "../approval-gates/pipelineActions";
import { CODE_PIPELINE } from "../resourceTypes";

const SETTINGS = {
    maximumFirstDeployments: wholeNumber({
        description: "Most deployments in the first stage that deploys.",
        minimum: 1,
        maximum: 50,
        fallback: 1,
    }),
    maximumRegionsPerStage: wholeNumber({
        description: "Most regions that one stage acts in.",
        minimum: 1,
        maximum: 50,
        fallback: 3,
    }),
} satisfies Shape;

interface Stage {
    name: string;
    regions: Set<PropertyValue>;
    deployments: number;
    /** What a preview does not know of its regions, and of what its actions do. */
    unknowns: Unknown[];
}

function readStage(stage: PropertyValue): Stage {
    const actions = elementsOrUnknown(valueAt(stage, "actions"));
    const categories = actions.map((action) => kindOf(action, "category"));
    const regions = actions
        .map((action) => valueAt(action, "region"))
        .filter((region) => region !== undefined);
    return {
        name: textOf(valueAt(stage, "name")),
        regions: new Set(regions),
        deployments: categories.filter((category) => category === "Deploy").length,
        unknowns: [...regions, ...categories].filter((value) => value instanceof Unknown),
    };
}

function times(count: number): string {
    return count === 1 ? "once" : `${String(count)} times`;
}

function judge(pipeline: Properties, settings: SettingValues<typeof SETTINGS>): Judgement[] {
    const stages = elementsOrUnknown(valueAt(pipeline, "stages")).map(readStage);
    const { maximumFirstDeployments, maximumRegionsPerStage } = settings;
    const first = stages.find(({ deployments }) => deployments > 0);
    return [
        ...stages.flatMap(({ unknowns }) => unknowns),
        ...(first !== undefined && first.deployments > maximumFirstDeployments
            ? [
                  {
                      subject: `stages[${first.name}]`,
                      found: `deploys ${times(first.deployments)}`,
                      rule: `the first stage that deploys may deploy ${times(maximumFirstDeployments)}`,
                      fix: "deploy to one place first and to the others in later stages",
                  },
              ]
            : []),
        ...stages
            .filter(({ regions }) => regions.size > maximumRegionsPerStage)
            .map(({ name, regions }) => ({
                subject: `stages[${name}]`,
                found: `acts in ${String(regions.size)} regions`,
                rule: `a stage must act in at most ${String(maximumRegionsPerStage)}`,
                fix: "spread the regions over stages",
            })),
    ];
}

function pipeline(deployments: number) {
    const actions = Array.from({ length: deployments }, (_, index) => ({
        name: `Deploy${String(index + 1)}`,
        category: "Deploy",
        provider: "S3",
    }));
    return { type: CODE_PIPELINE[0], name: "fraud", properties: { stages: [{ name: "Deploy", actions }] } };
}

/** A region that is unknown at preview is noted there, and counts as one of its own; so is a category. */
export const codepipelineFanOut = resourceRule({
    name: "codepipeline-fan-out",
    displayName: "Deployments spread step by step",
    description: "A pipeline must deploy to one place first, and to few regions at a time.",
    why: "What is wrong with a version is found where it comes first; if it comes everywhere first, it is wrong everywhere.",
    severity: "low",
    tags: ["reliability", "codepipeline"],
    framework: wellArchitected("REL08-BP05", "Deploy changes in an automated way that can be taken back."),
    sources: [
        "AWS Config codepipeline-deployment-count-check",
        "AWS Config codepipeline-region-fanout-check",
    ],
    url: "https://docs.aws.amazon.com/config/latest/developerguide/codepipeline-region-fanout-check.html",
    remediationSteps: "Move deployments and regions to stages of their own.",
    settings: SETTINGS,
    enforcementLevel: "mandatory",
    unknowns: "is noted, and counts as a region of its own.",
    subject: "CodePipeline pipelines",
    appliesTo: isOneOf(CODE_PIPELINE),
    check: (resource, settings) => findingsOf(resource, judge(resource.properties, settings)),
    examples: { passes: [pipeline(1)], fails: [pipeline(2)] },
});

import { codepipelineStructure } from "../../../../policies/guardrails/reliability/codepipelineStructure";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";

const TYPE = "aws:codepipeline/pipeline:Pipeline";

const source = {
    name: "Fetch",
    category: "Source",
    owner: "AWS",
    provider: "CodeCommit",
    configuration: { RepositoryName: "fraud", BranchName: "main" },
    outputArtifacts: ["Source"],
};
const build = {
    name: "Test",
    category: "Build",
    owner: "AWS",
    provider: "CodeBuild",
    configuration: { ProjectName: "fraud" },
    inputArtifacts: ["Source"],
    outputArtifacts: ["Built"],
};
const approval = { name: "Approve", category: "Approval", owner: "AWS", provider: "Manual" };

function pipeline(...stages: [name: string, ...actions: object[]][]): ResourceFixture {
    return {
        type: TYPE,
        name: "fraud",
        properties: { stages: stages.map(([name, ...actions]) => ({ name, actions })) },
    };
}

function stopped(text: string): string[] {
    return [`${TYPE} "fraud": ${text}`];
}

const BUILD = "stages[Build].actions[Test]";

describeRule(codepipelineStructure, {
    "accepts a source, work and an approval": {
        resources: [pipeline(["Source", source], ["Build", build], ["Approve", approval])],
    },
    "accepts an artifact of an earlier action of the same stage": {
        resources: [
            pipeline(
                ["Source", source],
                [
                    "Build",
                    build,
                    { ...build, name: "Use", runOrder: 2, inputArtifacts: ["Built"], outputArtifacts: [] },
                ],
            ),
        ],
    },
    "accepts the native provider's way of writing": {
        resources: [
            {
                type: "aws-native:codepipeline:Pipeline",
                name: "fraud",
                properties: {
                    stages: [
                        {
                            name: "Source",
                            actions: [
                                {
                                    name: "Fetch",
                                    actionTypeId: {
                                        category: "Source",
                                        owner: "AWS",
                                        provider: "CodeCommit",
                                    },
                                    configuration: source.configuration,
                                    outputArtifacts: [{ name: "Source" }],
                                },
                            ],
                        },
                        {
                            name: "Build",
                            actions: [
                                {
                                    name: "Test",
                                    actionTypeId: { category: "Build", owner: "AWS", provider: "CodeBuild" },
                                    configuration: { ProjectName: "fraud" },
                                    inputArtifacts: [{ name: "Source" }],
                                },
                            ],
                        },
                    ],
                },
            },
        ],
    },
    "accepts actions that it does not know": {
        resources: [pipeline(["Source", source], ["Work", { ...build, owner: "Custom", provider: "Ours" }])],
    },
    "stops a single stage": {
        resources: [pipeline(["Source", source])],
        violations: stopped(
            "stages has 1; a pipeline has at least two stages. " +
                "Fix: add a stage that does something with the source.",
        ),
    },
    "stops a source in a later stage": {
        resources: [
            pipeline(["Source", source], ["Build", { ...source, name: "More", outputArtifacts: ["More"] }]),
        ],
        violations: stopped(
            'stages[Build].actions[More].category is "Source"; ' +
                "sources stand in the first stage, and nothing else does. Fix: move the source to the first stage.",
        ),
    },
    "stops work in the first stage": {
        resources: [pipeline(["Source", source, approval], ["Build", build])],
        violations: stopped(
            'stages[Source].actions[Approve].category is "Approval"; ' +
                "sources stand in the first stage, and nothing else does. Fix: move the action to a later stage.",
        ),
    },
    "stops a stage's name that is there twice": {
        resources: [pipeline(["Source", source], ["Build", build], ["Build", approval])],
        violations: stopped(
            'stages holds "Build" more than once; each name must be there once. Fix: rename one of them.',
        ),
    },
    "stops an action's name that is there twice": {
        resources: [pipeline(["Source", source], ["Build", build, { ...build, outputArtifacts: ["Other"] }])],
        violations: stopped(
            'stages[Build].actions holds "Test" more than once; each name must be there once. ' +
                "Fix: rename one of them.",
        ),
    },
    "stops too few and too many artifacts": {
        resources: [
            pipeline(
                ["Source", source],
                ["Build", { ...build, inputArtifacts: [] }],
                ["Approve", { ...approval, outputArtifacts: ["Yes"] }],
            ),
        ],
        violations: [
            ...stopped(
                `${BUILD}.inputArtifacts has 0; AWS wants from 1 to 5 there. Fix: give as many as AWS wants.`,
            ),
            ...stopped(
                "stages[Approve].actions[Approve].outputArtifacts has 1; AWS wants exactly 0 there. " +
                    "Fix: give as many as AWS wants.",
            ),
        ],
    },
    "stops an action without what it needs": {
        resources: [pipeline(["Source", source], ["Build", { ...build, configuration: {} }])],
        violations: stopped(
            `${BUILD}.configuration.ProjectName is not set; CodeBuild does nothing without it. Fix: set ProjectName.`,
        ),
    },
    "stops an artifact that two actions write": {
        resources: [pipeline(["Source", source], ["Build", build, { ...build, name: "Again" }])],
        violations: stopped(
            'outputArtifacts names "Built" more than once; an artifact is written by one action. ' +
                "Fix: rename one of them.",
        ),
    },
    "stops an artifact that nothing has written by then": {
        resources: [
            pipeline(["Source", source], ["Build", build, { ...approval, inputArtifacts: ["Built"] }]),
        ],
        violations: [
            ...stopped(
                "stages[Build].actions[Approve].inputArtifacts has 1; AWS wants exactly 0 there. " +
                    "Fix: give as many as AWS wants.",
            ),
            ...stopped(
                'stages[Build].actions[Approve].inputArtifacts names "Built"; ' +
                    "no action before it writes that artifact. Fix: name an output of an earlier action.",
            ),
        ],
    },
    "notes what it does not know, and judges the rest": {
        resources: [
            pipeline(["Source", source], ["Build", { ...build, provider: UNKNOWN, inputArtifacts: ["X"] }]),
        ],
        violations: stopped(
            `${BUILD}.inputArtifacts names "X"; no action before it writes that artifact. ` +
                "Fix: name an output of an earlier action.",
        ),
        undecided: [
            `${TYPE} "fraud": string value at .stages.1.actions.0.provider can't be known during preview`,
        ],
    },
    "notes stages that it does not know": {
        resources: [{ type: TYPE, name: "fraud", properties: { stages: UNKNOWN } }],
        undecided: [`${TYPE} "fraud": string value at .stages can't be known during preview`],
    },
});

import { codepipelineFanOut } from "../../../../policies/guardrails/reliability/codepipelineFanOut";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";

const TYPE = "aws:codepipeline/pipeline:Pipeline";

function pipeline(...stages: object[][]): ResourceFixture {
    return {
        type: TYPE,
        name: "fraud",
        properties: { stages: stages.map((actions, index) => ({ name: `S${String(index + 1)}`, actions })) },
    };
}

function deploy(region?: string): object {
    return { category: "Deploy", provider: "S3", ...(region === undefined ? {} : { region }) };
}

const native = { actionTypeId: { category: "Deploy" } };
const TWICE =
    "deploys 2 times; the first stage that deploys may deploy once. " +
    "Fix: deploy to one place first and to the others in later stages.";

describeRule(codepipelineFanOut, {
    "accepts one place first, then several": {
        resources: [pipeline([{ category: "Build" }], [deploy()], [deploy(), deploy()])],
    },
    "stops several places first": {
        resources: [pipeline([{ category: "Build" }], [deploy(), deploy()])],
        violations: [`${TYPE} "fraud": stages[S2] ${TWICE}`],
    },
    "stops them of the native provider": {
        resources: [{ ...pipeline([native, native]), type: "aws-native:codepipeline:Pipeline" }],
        violations: [`aws-native:codepipeline:Pipeline "fraud": stages[S1] ${TWICE}`],
    },
    "stops many regions at once": {
        resources: [pipeline([deploy()], ["a", "b", "c", "d"].map(deploy))],
        violations: [
            `${TYPE} "fraud": stages[S2] acts in 4 regions; a stage must act in at most 3. ` +
                "Fix: spread the regions over stages.",
        ],
    },
    "takes both bounds from its settings": {
        resources: [pipeline(["a", "b", "c", "d"].map(deploy))],
        config: { maximumFirstDeployments: 4, maximumRegionsPerStage: 4 },
    },
    "notes a region that it does not know": {
        resources: [pipeline([deploy(UNKNOWN)])],
        undecided: [
            `${TYPE} "fraud": string value at .stages.0.actions.0.region can't be known during preview`,
        ],
    },
    "notes stages that it does not know": {
        resources: [{ type: TYPE, name: "fraud", properties: { stages: UNKNOWN } }],
        undecided: [`${TYPE} "fraud": string value at .stages can't be known during preview`],
    },
});

import * as assert from "node:assert";
import * as fc from "fast-check";
import { codepipelineProductionApproval } from "../../../../policies/guardrails/approval-gates/codepipelineProductionApproval";
import { ResourceFixture } from "../../analyzer";
import { verdict } from "../../ruleCases";

/** What an action is, as the one who made it up knows. */
type Nature = "approval" | "false approval" | "production" | "work" | "source";

interface RandomAction {
    nature: Nature;
    /** Undefined where it is left to AWS, which takes 1. */
    runOrder: number | undefined;
    /** How production gives itself away, or what looks like it and is not. */
    word: string;
}

const PRODUCTION_WORDS = ["prod", "Prd", "LIVE", "production-eu", "DeployProd"];
const OTHER_WORDS = ["staging", "preprod", "NonProd", "Productivity", "product-model", "lively"];

const ACTION: fc.Arbitrary<RandomAction> = fc
    .record({
        nature: fc.constantFrom<Nature>("approval", "false approval", "production", "work", "source"),
        runOrder: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
        production: fc.constantFrom(...PRODUCTION_WORDS),
        other: fc.constantFrom(...OTHER_WORDS),
    })
    .map(({ nature, runOrder, production, other }) => ({
        nature,
        runOrder,
        word: nature === "production" ? production : other,
    }));
const PIPELINE = fc.array(fc.array(ACTION, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 });

const KINDS: Readonly<Record<Nature, object>> = {
    approval: { category: "Approval", owner: "AWS", provider: "Manual" },
    "false approval": { category: "Approval", owner: "Custom", provider: "Manual" },
    production: { category: "Build", owner: "AWS", provider: "CodeBuild" },
    work: { category: "Build", owner: "AWS", provider: "CodeBuild" },
    source: { category: "Source", owner: "AWS", provider: "S3" },
};

/** Production hides in the name of the project, of the stack's parameters or of a variable, by turns. */
function configurationOf(word: string, index: number): object {
    const places = [
        { ProjectName: `fraud-${word}` },
        { ProjectName: "fraud", EnvironmentVariables: JSON.stringify([{ name: "TARGET", value: word }]) },
        { StackName: word },
    ];
    return places[index % places.length] ?? {};
}

function resourceOf(pipeline: readonly (readonly RandomAction[])[], isNative: boolean): ResourceFixture {
    const stages = pipeline.map((actions, stage) => ({
        name: `Stage${String(stage)}`,
        actions: actions.map(({ nature, runOrder, word }, index) => ({
            name: `Action${String(index)}`,
            ...(isNative ? { actionTypeId: KINDS[nature] } : KINDS[nature]),
            ...(runOrder === undefined ? {} : { runOrder }),
            configuration: configurationOf(word, stage + index),
        })),
    }));
    const type = isNative ? "aws-native:codepipeline:Pipeline" : "aws:codepipeline/pipeline:Pipeline";
    return { type, name: "fraud", properties: { stages } };
}

/**
 * Slow and obvious: runs the pipeline cell after cell and keeps what nobody has approved yet. What runs in parallel
 * with an approval has not been seen by it.
 */
function ungated(pipeline: readonly (readonly RandomAction[])[]): string[] {
    const found: string[] = [];
    let isApproved = false;
    pipeline.forEach((actions, stage) => {
        for (const runOrder of [1, 2, 3]) {
            const running = actions
                .map((action, index) => ({ ...action, name: `Stage${String(stage)}/Action${String(index)}` }))
                .filter((action) => (action.runOrder ?? 1) === runOrder);
            const has = (nature: Nature): boolean => running.some((action) => action.nature === nature);
            if (!isApproved) {
                found.push(
                    ...running.filter(({ nature }) => nature === "production").map(({ name }) => name),
                );
            }
            isApproved = has("work") ? false : isApproved || has("approval");
        }
    });
    return found.sort();
}

describe("random pipelines", () => {
    it("are judged as by running them and looking what goes live unapproved", async function () {
        this.timeout(60_000);
        const property = fc.asyncProperty(PIPELINE, fc.boolean(), async (pipeline, isNative) => {
            const { violations, undecided } = await verdict(codepipelineProductionApproval, [
                resourceOf(pipeline, isNative),
            ]);
            const named = violations.map((text) => /action "([^"]+)"/.exec(text)?.[1] ?? text);
            assert.deepStrictEqual([...new Set(named)].sort(), ungated(pipeline));
            assert.deepStrictEqual(undecided, []);
        });
        await fc.assert(property, { seed: 42, numRuns: 600 });
    });

    it("are of every sort, gated and ungated", () => {
        const samples = fc.sample(PIPELINE, { seed: 42, numRuns: 600 });
        const withProduction = samples.filter((pipeline) =>
            pipeline.flat().some(({ nature }) => nature === "production"),
        );
        const open = withProduction.filter((pipeline) => ungated(pipeline).length > 0);
        assert.ok(open.length > 100, `${String(open.length)} are ungated`);
        assert.ok(withProduction.length - open.length > 20, "too few are gated");
    });
});

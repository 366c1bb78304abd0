import * as assert from "node:assert";
import * as fc from "fast-check";
import { DeployEnvironmentArgs } from "../../../../components/deploy/environments/deployEnvironmentArgs";
import { DeployStage, deployStages, StageAction } from "../../../../components/deploy/stages/deployStages";
import { environmentsProblems } from "../../../../components/deploy/environments/environmentProblems";
import { environments } from "../deployFixtures";

/** One line an action: stage, run order, name, what it does where, artifacts in and out. */
function linesOf(stages: DeployStage[]): string[] {
    return stages.flatMap((stage) =>
        stage.actions.map(({ runOrder, name, task, inputArtifacts, outputArtifacts }) => {
            const where = "environment" in task ? ` ${task.environment}` : "";
            const artifacts = `${inputArtifacts.join("+")} -> ${outputArtifacts.join("+")}`;
            return `${stage.name} ${runOrder} ${name}: ${task.kind}${where} (${artifacts})`;
        }),
    );
}

/** Random lists of environments, most of them acceptable: some names, any mix of production and not. */
const environmentLists: fc.Arbitrary<DeployEnvironmentArgs[]> = fc
    .array(fc.record({ production: fc.boolean(), approvals: fc.integer({ min: 0, max: 3 }) }), {
        maxLength: 8,
    })
    .map((shapes) =>
        shapes.map(({ production, approvals }, at) => ({
            name: `env${at}`,
            production,
            approvals: Array.from({ length: approvals }, (_, index) => ({ name: `gate${index}` })),
        })),
    );

/**
 * Plays a pipeline the slow way: every action that runs together is taken together, and a set remembers which
 * environments somebody has approved since anything was last deployed or tested elsewhere.
 */
function ungatedDeployments(stages: DeployStage[], productionNames: string[]): string[] {
    const approved = new Set<string>();
    const ungated: string[] = [];
    for (const stage of stages) {
        const times = [...new Set(stage.actions.map((action) => action.runOrder))].sort((a, b) => a - b);
        for (const time of times) {
            const together: StageAction[] = stage.actions.filter((action) => action.runOrder === time);
            const deployed = together.flatMap(({ task }) =>
                task.kind === "deploy" ? [task.environment] : [],
            );
            ungated.push(...deployed.filter((name) => productionNames.includes(name) && !approved.has(name)));
            for (const { task } of together) {
                if (task.kind === "deploy" || task.kind === "test") {
                    approved.clear();
                }
                if (task.kind === "approval") {
                    approved.add(task.environment);
                }
            }
        }
    }
    return ungated;
}

function productionNames(list: DeployEnvironmentArgs[]): string[] {
    return list.filter((each) => each.production === true).map((each) => each.name);
}

describe("deployStages", () => {
    it("goes from the source through staging, the approvals in turn, to production", () => {
        assert.deepStrictEqual(linesOf(deployStages(environments())), [
            "Source 1 Fetch: source ( -> Source)",
            "Build 1 CheckAndPreview: preview (Source -> Checked)",
            "Deploy-staging 1 Deploy: deploy staging (Checked -> Deployment_staging)",
            "Deploy-staging 2 Test: test staging (Checked+Deployment_staging -> )",
            "Approval-prod 1 Compare: compare prod (Checked -> )",
            "Approval-prod 2 ModelRisk: approval prod ( -> )",
            "Approval-prod 3 Operations: approval prod ( -> )",
            "Production-prod 1 Deploy: deploy prod (Checked -> Deployment_prod)",
            "Production-prod 2 Verify: verify prod (Checked+Deployment_prod -> )",
        ]);
    });

    it("keeps an approval's own words and time, gives the others a week and the version, and adds what to compare", () => {
        const tasks = deployStages(environments()).flatMap((stage) => stage.actions.map(({ task }) => task));
        assert.deepStrictEqual(
            tasks.flatMap((task) => (task.kind === "approval" ? [task.approval] : [])),
            [
                {
                    name: "ModelRisk",
                    timeoutMinutes: 60,
                    instructions:
                        "Compare the metrics\n#{Compare-prod.COMPARISON}\nPreviews: #{Build.PREVIEW_LOG}",
                },
                {
                    name: "Operations",
                    timeoutMinutes: 10_080,
                    instructions:
                        "Deploy #{variables.ModelPackageArn} to prod?\n#{Compare-prod.COMPARISON}\nPreviews: #{Build.PREVIEW_LOG}",
                },
            ],
        );
    });

    it("puts back production, and nothing else, when it fails", () => {
        const stages = deployStages(environments());
        assert.deepStrictEqual(
            stages.filter((stage) => stage.rollsBack).map((stage) => stage.name),
            ["Production-prod"],
        );
    });

    it("refers only to what an earlier action exports", () => {
        const list = [...environments(), { name: "prod-eu", production: true, approvals: [{ name: "Ops" }] }];
        const known = new Set<string>();
        for (const { task, namespace } of deployStages(list).flatMap((stage) => stage.actions)) {
            const said = task.kind === "approval" ? task.approval.instructions : "";
            const named = [...said.matchAll(/#\{([^.}]+)\./g)].map(([, name]) => String(name));
            assert.deepStrictEqual(
                named.filter((name) => name !== "variables" && !known.has(name)),
                [],
            );
            if (namespace !== undefined) {
                assert.match(namespace, /^[A-Za-z0-9@_-]{1,100}$/);
                known.add(namespace);
            }
        }
        assert.deepStrictEqual([...known], ["Build", "Compare-prod", "Compare-prod-eu"]);
    });

    it("holds windows and alarms before the deployment itself, behind the approvals", () => {
        const [staging, prod] = environments();
        assert.ok(staging !== undefined && prod !== undefined);
        const window = { schedule: "* * 9-16 ? * MON-THU *", timezone: "Europe/Berlin" };
        const stages = deployStages([
            { ...staging, entryAlarmNames: ["traffic"], region: "eu-west-1" },
            { ...prod, deploymentWindow: window },
        ]);
        assert.deepStrictEqual(
            stages.flatMap(({ name, entry }) => (entry === undefined ? [] : [[name, entry]])),
            [
                ["Deploy-staging", { window: undefined, alarmNames: ["traffic"], region: "eu-west-1" }],
                [
                    "Production-prod",
                    { window: { ...window, timeoutMinutes: 10_080 }, alarmNames: [], region: undefined },
                ],
            ],
        );
    });

    it("gives each production environment approvals of its own", () => {
        const list = [
            ...environments(),
            { name: "prod-eu", production: true, approvals: [{ name: "Operations" }] },
        ];
        assert.deepStrictEqual(
            deployStages(list).map((stage) => stage.name),
            ["Source", "Build", "Deploy-staging", "Approval-prod", "Production-prod"].concat([
                "Approval-prod-eu",
                "Production-prod-eu",
            ]),
        );
    });

    it("lets no path to production pass without its approval, whatever environments are accepted", () => {
        let accepted = 0;
        fc.assert(
            fc.property(environmentLists, (list) => {
                fc.pre(environmentsProblems(list).length === 0);
                accepted += productionNames(list).length;
                assert.deepStrictEqual(ungatedDeployments(deployStages(list), productionNames(list)), []);
            }),
            { seed: 42, numRuns: 300 },
        );
        assert.ok(accepted > 100, `only ${accepted} production environments were tried`);
    });

    it("is caught by the same play when a gate is missing, late or beside the deployment", () => {
        const stages = deployStages(environments());
        const without = stages.filter((stage) => stage.name !== "Approval-prod");
        const late = [...without, ...stages.filter((stage) => stage.name === "Approval-prod")];
        const [gate] = stages.filter((stage) => stage.name === "Approval-prod");
        const beside = without.map((stage) =>
            stage.name === "Production-prod" && gate !== undefined
                ? {
                      ...stage,
                      actions: [
                          ...gate.actions.slice(1, 2).map((action) => ({ ...action, runOrder: 1 })),
                          ...stage.actions,
                      ],
                  }
                : stage,
        );
        for (const broken of [without, late, beside]) {
            assert.deepStrictEqual(ungatedDeployments(broken, ["prod"]), ["prod"]);
        }
    });

    it("rejects every list in which production could be reached ungated or untested", () => {
        fc.assert(
            fc.property(environmentLists, (list) => {
                const flawed =
                    list.length === 0 ||
                    list[0]?.production === true ||
                    list.some((each) => (each.production === true) !== (each.approvals ?? []).length > 0);
                assert.strictEqual(environmentsProblems(list).length > 0, flawed);
            }),
            { seed: 42, numRuns: 300 },
        );
    });

    it("hands on only artifacts that an earlier action made, under names that CodePipeline and a shell accept", () => {
        fc.assert(
            fc.property(environmentLists, (list) => {
                const made = new Set<string>();
                for (const action of deployStages(list).flatMap((stage) => stage.actions)) {
                    assert.deepStrictEqual(
                        action.inputArtifacts.filter((name) => !made.has(name)),
                        [],
                    );
                    action.outputArtifacts.forEach((name) => {
                        assert.match(name, /^[A-Za-z0-9_]{1,100}$/);
                        assert.ok(!made.has(name), `${name} is made twice`);
                        made.add(name);
                    });
                }
            }),
            { seed: 42 },
        );
    });
});

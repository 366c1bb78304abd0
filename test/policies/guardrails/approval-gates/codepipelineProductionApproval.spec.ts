import * as assert from "node:assert";
import { codepipelineProductionApproval } from "../../../../policies/guardrails/approval-gates/codepipelineProductionApproval";
import {
    advisoryMessages,
    analyze,
    mandatoryMessages,
    ResourceFixture,
    UNKNOWN,
    urnOf,
} from "../../analyzer";

const CLASSIC = "aws:codepipeline/pipeline:Pipeline";

interface Action {
    name: string;
    category: string;
    owner: string;
    provider: string;
    runOrder?: number;
    roleArn?: string;
    configuration?: unknown;
}

interface Stage {
    name: string;
    actions: Action[];
}

function codeBuild(name: string, category = "Build"): Action {
    return {
        name,
        category,
        owner: "AWS",
        provider: "CodeBuild",
        configuration: { ProjectName: "deployer" },
    };
}

function approval(): Action {
    return {
        name: "Approve",
        category: "Approval",
        owner: "AWS",
        provider: "Manual",
        configuration: { NotificationArn: UNKNOWN },
    };
}

function stages(): Record<"source" | "build" | "staging" | "gate" | "production", Stage> {
    const source = {
        ...codeBuild("Fetch", "Source"),
        provider: "CodeStarSourceConnection",
        configuration: UNKNOWN,
    };
    return {
        source: { name: "Source", actions: [source] },
        build: { name: "Build", actions: [codeBuild("CheckAndPreview")] },
        staging: {
            name: "Deploy-staging",
            actions: [
                { ...codeBuild("Deploy"), runOrder: 1 },
                { ...codeBuild("Test", "Test"), runOrder: 2 },
            ],
        },
        gate: { name: "Approval-eu", actions: [approval()] },
        production: { name: "Production-eu", actions: [{ ...codeBuild("Deploy"), roleArn: UNKNOWN }] },
    };
}

function pipeline(list: unknown, name = "fraud-rollout"): ResourceFixture {
    return { type: CLASSIC, name, properties: { roleArn: UNKNOWN, stages: list } };
}

function check(list: unknown, config: object = {}): ReturnType<typeof analyze> {
    return analyze(codepipelineProductionApproval, pipeline(list), config);
}

async function violations(list: unknown, config: object = {}): Promise<string[]> {
    return mandatoryMessages(await check(list, config));
}

function message(found: string, action = "Production-eu/Deploy"): string {
    const [stage] = action.split("/");
    return (
        `${CLASSIC} "fraud-rollout": action "${action}" ${found}; ` +
        "a manual approval must run strictly before it and after everything that is built and tested. " +
        "Fix: put an action with category Approval, owner AWS and provider Manual into a stage of its own " +
        `directly before stage "${stage ?? ""}".`
    );
}

const NONE = "reaches production without a manual approval";

describe("codepipeline-production-approval", () => {
    it("accepts a gate between the last test and production, whatever else is unknown", async () => {
        const { source, build, staging, gate, production } = stages();
        assert.deepStrictEqual(await check([source, build, staging, gate, production]), {
            diagnostics: [],
            notApplicable: [],
        });
    });

    it("stops a pipeline whose approval was removed, and says who, why and what to do", async () => {
        const { source, build, staging, production } = stages();
        const analysis = await check([source, build, staging, production]);
        assert.deepStrictEqual(analysis.diagnostics, [
            {
                level: "mandatory",
                urn: urnOf(pipeline([])),
                message:
                    "Nothing must reach production without a manual approval of exactly what is deployed.\n" +
                    message(NONE),
            },
        ]);
    });

    it("reads the native provider's form alike", async () => {
        const native = ({ category, owner, provider, ...action }: Action): object => ({
            ...action,
            actionTypeId: { category, owner, provider, version: "1" },
        });
        const { staging, gate, production } = stages();
        const verdict = async (list: Stage[]): Promise<string[]> =>
            mandatoryMessages(
                await analyze(codepipelineProductionApproval, {
                    ...pipeline(list.map((stage) => ({ ...stage, actions: stage.actions.map(native) }))),
                    type: "aws-native:codepipeline:Pipeline",
                }),
            );
        assert.deepStrictEqual(await verdict([staging, gate, production]), []);
        assert.deepStrictEqual(await verdict([staging, production]), [
            message(NONE).replace(CLASSIC, "aws-native:codepipeline:Pipeline"),
        ]);
    });

    it("stops an approval after production, beside it, and before the last test", async () => {
        const { staging, gate, production } = stages();
        assert.deepStrictEqual(await violations([staging, production, gate]), [
            message("runs before the approval"),
        ]);
        const beside = { ...production, actions: [...production.actions, approval()] };
        assert.deepStrictEqual(await violations([staging, beside]), [
            message("runs in parallel with its approval, which therefore holds nothing back"),
        ]);
        assert.deepStrictEqual(await violations([gate, staging, production]), [
            message('reaches production although the last approval was not after "Deploy-staging/Test"'),
        ]);
    });

    for (const [what, change] of [
        ["written in lower case", { category: "approval" }],
        ["of a custom owner", { owner: "Custom" }],
        ["of another provider", { provider: "Lambda" }],
    ] as const) {
        it(`does not take an approval ${what} for a gate`, async () => {
            const { gate, production } = stages();
            const fake = { ...gate, actions: [{ ...approval(), ...change }] };
            assert.deepStrictEqual(await violations([fake, production]), [
                message(
                    `${NONE} ("Approval-eu/Approve" does not count: ` +
                        "category, owner and provider must be Approval, AWS, Manual)",
                ),
            ]);
        });
    }

    it("does not take a function for a gate", async () => {
        const { gate, production } = stages();
        const lambda = { ...approval(), category: "Invoke", provider: "Lambda", configuration: {} };
        assert.deepStrictEqual(await violations([{ ...gate, actions: [lambda] }, production]), [
            message(NONE),
        ]);
    });

    it("sees production in what an action is told, not only in what it is called", async () => {
        const build = stages().build;
        const told = (configuration: unknown): Stage[] => [
            { ...build, actions: [{ ...codeBuild("Work"), configuration }] },
        ];
        const hidden: unknown[] = [
            { ProjectName: "fraud-prod-deploy" },
            { StackName: "FraudProd", ActionMode: "CREATE_UPDATE" },
            { EnvironmentVariables: '[{"name":"STACK","value":"acme/mlops/prod","type":"PLAINTEXT"}]' },
            { ParameterOverrides: '{"StageName":"prod"}' },
        ];
        for (const configuration of hidden) {
            assert.deepStrictEqual(await violations(told(configuration)), [message(NONE, "Build/Work")]);
        }
        const harmless: unknown[] = [
            { ProjectName: "fraud-preprod-deploy" },
            { EnvironmentVariables: '[{"name":"PRODUCTION_LIMIT","value":"3"}]' },
        ];
        for (const configuration of harmless) {
            assert.deepStrictEqual(await violations(told(configuration)), []);
        }
    });

    it("sees production in the account of an action's role, where it is told the account", async () => {
        const list = [
            {
                name: "Rollout",
                actions: [{ ...codeBuild("Go"), roleArn: "arn:aws:iam::444455556666:role/d" }],
            },
        ];
        assert.deepStrictEqual(await violations(list), []);
        assert.deepStrictEqual(await violations(list, { productionAccounts: ["444455556666"] }), [
            message(NONE, "Rollout/Go"),
        ]);
    });

    it("sees production in the name of an action's role, in its commands and in its variables", async () => {
        const roleArn = "arn:aws:iam::444455556666:role/fraud-prod-deployer";
        const actions = [
            { ...codeBuild("Go"), roleArn },
            { ...codeBuild("Go"), commands: ["pulumi up --stack prod"] },
            { ...codeBuild("Go"), environmentVariables: [{ name: "STACK", value: "prod" }] },
        ];
        for (const action of actions) {
            assert.deepStrictEqual(await violations([{ name: "Rollout", actions: [action] }]), [
                message(NONE, "Rollout/Go"),
            ]);
        }
    });

    for (const [what, conditions] of [
        ["before entry", { beforeEntry: { condition: { result: "SKIP" } } }],
        ["before entry, in the native form", { beforeEntry: { conditions: [{ result: "SKIP" }] } }],
        ["after a failure", { onFailure: { result: "SKIP" } }],
        ["after a failed condition", { onFailure: { condition: { result: "SKIP" } } }],
    ] as const) {
        it(`does not take an approval for a gate that AWS may skip ${what}`, async () => {
            const { staging, gate, production } = stages();
            assert.deepStrictEqual(await violations([staging, { ...gate, ...conditions }, production]), [
                message(`${NONE} ("Approval-eu/Approve" does not count: AWS may skip its stage)`),
            ]);
        });
    }

    it("keeps an approval whose stage only fails or rolls back", async () => {
        const { staging, gate, production } = stages();
        const strict = {
            ...gate,
            beforeEntry: { condition: { result: "FAIL" } },
            onFailure: { result: "ROLLBACK" },
        };
        assert.deepStrictEqual(await violations([staging, strict, production]), []);
    });

    it("judges each pipeline of a stack on its own, so that a second one is no way around the first", async () => {
        const { production } = stages();
        const second = { ...pipeline([production]), name: "shortcut" };
        assert.deepStrictEqual(mandatoryMessages(await analyze(codepipelineProductionApproval, second)), [
            message(NONE).replace("fraud-rollout", "shortcut"),
        ]);
    });

    it("lets actions pass that the configuration names as harmless", async () => {
        const { gate, production } = stages();
        const preview = { name: "Preview", actions: [{ ...codeBuild("Prod"), configuration: {} }] };
        const late = { name: "Note", actions: [codeBuild("Tell")] };
        const list = [preview, gate, late, production];
        const config = { harmlessActions: ["Preview/Prod", "Note/Tell"] };
        assert.strictEqual((await violations(list)).length, 2);
        assert.deepStrictEqual(await violations(list, config), []);
    });

    it("asks for a gate per production stage where it is told to", async () => {
        const { gate, production } = stages();
        const list = [gate, production, { ...production, name: "Production-us" }];
        assert.deepStrictEqual(await violations(list), []);
        assert.deepStrictEqual(await violations(list, { gatePerProductionStage: true }), [
            message(
                'shares its approval with "Production-eu/Deploy", an earlier production stage',
                "Production-us/Deploy",
            ),
        ]);
    });

    it("does not let a deploy pipeline pass in which nothing is recognised as production", async () => {
        const config = { deployPipelineWords: ["deploy"] };
        const verdict = async (name: string): Promise<string[]> =>
            mandatoryMessages(
                await analyze(codepipelineProductionApproval, pipeline([stages().staging], name), config),
            );
        assert.deepStrictEqual(await verdict("fraud-build"), []);
        assert.deepStrictEqual(await verdict("fraud-deploy"), [
            `${CLASSIC} "fraud-deploy": stages hold no action that is recognised as production; ` +
                "a deploy pipeline must show where production begins. " +
                "Fix: give the production stage a name with one of live, prd, prod, production.",
        ]);
    });

    it("notes an unknown value where it decides the verdict, and only there", async () => {
        const { build, gate, production } = stages();
        const hidden = {
            ...build,
            actions: [{ ...codeBuild("Work"), configuration: { ProjectName: UNKNOWN } }],
        };
        const open = await check([hidden, gate, production]);
        assert.deepStrictEqual(mandatoryMessages(open), []);
        assert.match(
            advisoryMessages(open).join(),
            /"fraud-rollout": string value at \.stages\.0\.actions\.0\.configuration\.ProjectName can't be known/,
        );
        const decided = await check([gate, { ...hidden, name: "Production-us" }]);
        assert.deepStrictEqual(decided.diagnostics, []);
    });

    it("stops what is certain beside what is unknown", async () => {
        const { build, production } = stages();
        const hidden = {
            ...build,
            actions: [{ ...codeBuild("Work"), configuration: { ProjectName: UNKNOWN } }],
        };
        const analysis = await check([hidden, production]);
        assert.deepStrictEqual(mandatoryMessages(analysis), [message(NONE)]);
        assert.strictEqual(advisoryMessages(analysis).length, 1);
    });

    it("notes stages that are unknown as a whole", async () => {
        const analysis = await check(UNKNOWN);
        assert.deepStrictEqual(mandatoryMessages(analysis), []);
        assert.match(advisoryMessages(analysis).join(), /string value at \.stages can't be known/);
    });

    it("does not apply to other resources", async () => {
        const bucket = { type: "aws:s3/bucket:Bucket", name: "data", properties: {} };
        assert.deepStrictEqual(await analyze(codepipelineProductionApproval, bucket), {
            diagnostics: [],
            notApplicable: ["Policy only applies to CodePipeline pipelines"],
        });
    });
});

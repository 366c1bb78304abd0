import * as assert from "node:assert";
import { approvalEventPattern } from "../../../components/registry/approvalEvents";
import { ModelRegistryGroup, ModelRegistryGroupArgs } from "../../../components/registry/modelRegistryGroup";
import { registryPolicy } from "../../../components/registry/registryPolicy";
import { LOCATION, record } from "../../support/recorder";

const GROUP = "aws:sagemaker/modelPackageGroup:ModelPackageGroup";
const POLICY = "aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy";
const RULE = "aws:cloudwatch/eventRule:EventRule";

function make(overrides: Partial<ModelRegistryGroupArgs> = {}) {
    return () => new ModelRegistryGroup("registry", { location: LOCATION, groupName: "fraud", ...overrides });
}

describe("ModelRegistryGroup", () => {
    const bare: Partial<ModelRegistryGroupArgs> = {};
    const shared: Partial<ModelRegistryGroupArgs> = {
        consumerAccountIds: ["444455556666"],
        approverRoleArns: ["arn:aws:iam::111122223333:role/ModelRiskLead"],
    };

    for (const [situation, args] of [
        ["without consumers and approvers", bare],
        ["with both", shared],
    ] as const) {
        it(`makes the group, its policy and a rule for each decision, ${situation}`, async () => {
            const recording = await record(make(args));
            assert.deepStrictEqual(recording.typesAndNames(), [
                `${RULE} registry-event-rule-approved`,
                `${RULE} registry-event-rule-rejected`,
                `${GROUP} registry-model-package-group`,
                `${POLICY} registry-model-package-group-policy`,
                "mlops:index:ModelRegistryGroup registry",
            ]);
            for (const { urn } of recording.resources.filter(({ custom }) => custom)) {
                assert.match(urn, /::mlops:index:ModelRegistryGroup\$aws:/);
            }
        });
    }

    it("names the group as it is told and describes it only when it is told how", async () => {
        const plain = (await record(make())).one(GROUP).inputs;
        assert.deepStrictEqual(plain, {
            modelPackageGroupName: "fraud",
            tags: { "mlops:component": "ModelRegistryGroup" },
        });
        const described = (await record(make({ description: "Fraud in motor claims" }))).one(GROUP).inputs;
        assert.strictEqual(described["modelPackageGroupDescription"], "Fraud in motor claims");
    });

    it("writes the whole policy at preview", async () => {
        const access = {
            consumerAccountIds: ["444455556666"],
            approverRoleArns: ["arn:aws:iam::111122223333:role/ModelRiskLead"],
        };
        const { inputs } = (await record(make(access), { preview: true })).one(POLICY);
        assert.strictEqual(inputs["modelPackageGroupName"], "fraud");
        assert.deepStrictEqual(
            JSON.parse(String(inputs["resourcePolicy"])),
            registryPolicy(LOCATION, { groupName: "fraud", ...access }),
        );
    });

    it("puts the policy on the group that it made", async () => {
        const { propertyDependencies } = (await record(make())).one(POLICY);
        assert.match(
            String(propertyDependencies["modelPackageGroupName"]),
            /::registry-model-package-group$/,
        );
    });

    for (const decision of ["Approved", "Rejected"] as const) {
        it(`watches for versions that are ${decision}, known at preview`, async () => {
            const rule = (await record(make(), { preview: true })).one(
                RULE,
                `registry-event-rule-${decision.toLowerCase()}`,
            );
            assert.strictEqual(rule.inputs["state"], "ENABLED");
            assert.ok(!("forceDestroy" in rule.inputs) && !("scheduleExpression" in rule.inputs));
            assert.deepStrictEqual(
                JSON.parse(String(rule.inputs["eventPattern"])),
                approvalEventPattern("fraud", decision),
            );
        });
    }

    it("tags the group and the rules", async () => {
        const { resources } = await record(make({ tags: { team: "risk" } }));
        for (const { inputs, name } of resources.filter(({ type }) => type === GROUP || type === RULE)) {
            assert.deepStrictEqual(
                inputs["tags"],
                { "mlops:component": "ModelRegistryGroup", team: "risk" },
                name,
            );
        }
    });

    it("hands on names and ARNs at preview", async () => {
        const { outputs } = await record(
            () => {
                const registry = make()();
                return {
                    groupName: registry.groupName,
                    groupArn: registry.groupArn,
                    approvedRuleName: registry.approvedRuleName,
                    approvedRuleArn: registry.approvedRuleArn,
                    rejectedRuleName: registry.rejectedRuleName,
                    rejectedRuleArn: registry.rejectedRuleArn,
                };
            },
            { preview: true },
        );
        const rules = "arn:aws:events:eu-central-1:111122223333:rule/";
        assert.deepStrictEqual(outputs, {
            approvedRuleArn: `${rules}registry-event-rule-approved-0a1b2c3`,
            approvedRuleName: "registry-event-rule-approved-0a1b2c3",
            groupArn: "arn:aws:sagemaker:eu-central-1:111122223333:model-package-group/fraud",
            groupName: "fraud",
            rejectedRuleArn: `${rules}registry-event-rule-rejected-0a1b2c3`,
            rejectedRuleName: "registry-event-rule-rejected-0a1b2c3",
        });
    });

    it("reports wrong arguments together", async () => {
        await assert.rejects(record(make({ groupName: "Fraud", consumerAccountIds: ["1"] })), {
            message:
                'ModelRegistryGroup "registry":\n' +
                "  groupName: must be 1 to 63 lower-case letters, digits or hyphens, with no hyphen at either end, " +
                'got "Fraud"; name the group after its model, in lower case, as ARNs in policies tell case apart\n' +
                '  consumerAccountIds[0]: must be an account id of 12 digits, got "1"; quote it in YAML',
        });
    });
});

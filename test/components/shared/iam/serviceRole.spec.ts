import * as assert from "node:assert";
import { createServiceRole, ServiceRoleSpec } from "../../../../components/shared/iam/serviceRole";
import { LOCATION, record } from "../../../support/recorder";

function spec(overrides: Partial<ServiceRoleSpec> = {}): ServiceRoleSpec {
    return {
        service: "sagemaker.amazonaws.com",
        location: LOCATION,
        statements: [
            { Sid: "Read", Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::models/*" },
        ],
        tags: { team: "risk" },
        ...overrides,
    };
}

const ROLE = "aws:iam/role:Role";
const POLICY = "aws:iam/rolePolicy:RolePolicy";

describe("createServiceRole", () => {
    it("makes a role and one policy on it", async () => {
        const recording = await record(() => void createServiceRole("fraud-role", spec(), {}));
        assert.deepStrictEqual(recording.typesAndNames(), [
            `${ROLE} fraud-role`,
            `${POLICY} fraud-role-policy`,
        ]);
        assert.strictEqual(recording.one(POLICY).inputs["role"], "fraud-role-0a1b2c3");
    });

    it("trusts the service, for the account, and for resources of a pattern where there is one", async () => {
        const sourceArnPattern = "arn:aws:sagemaker:eu-central-1:111122223333:*";
        const recording = await record(
            () => void createServiceRole("fraud-role", spec({ sourceArnPattern }), {}),
        );
        const { inputs } = recording.one(ROLE);
        assert.deepStrictEqual(JSON.parse(String(inputs["assumeRolePolicy"])).Statement[0].Condition, {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": sourceArnPattern },
        });
        assert.deepStrictEqual(inputs["tags"], { team: "risk" });
        assert.ok(!("managedPolicyArns" in inputs));
    });

    it("writes statements, ARN and trust whole at preview", async () => {
        const { outputs, resources } = await record(
            () => ({ arn: createServiceRole("fraud-role", spec(), {}).arn }),
            { preview: true },
        );
        assert.strictEqual(outputs["arn"], "arn:aws:iam::111122223333:role/fraud-role-0a1b2c3");
        const policy = resources.find(({ type }) => type === POLICY)?.inputs["policy"];
        assert.deepStrictEqual(JSON.parse(String(policy)), {
            Version: "2012-10-17",
            Statement: spec().statements,
        });
    });

    it("takes ARNs of resources that are not there yet, and waits for them", async () => {
        const recording = await record(() => {
            const { arn } = createServiceRole("first-role", spec(), {});
            const statements = [
                { Sid: "Pass", Effect: "Allow" as const, Action: "iam:PassRole", Resource: arn },
            ];
            createServiceRole("second-role", spec({ statements }), {});
        });
        const { dependencies, inputs } = recording.one(POLICY, "second-role-policy");
        assert.match(String(inputs["policy"]), /role\/first-role-0a1b2c3/);
        assert.ok(dependencies.some((urn) => urn.endsWith("::first-role")));
    });
});

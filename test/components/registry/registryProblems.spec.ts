import * as assert from "node:assert";
import { RegistryAccess } from "../../../components/registry/registryPolicy";
import { registryProblems } from "../../../components/registry/registryProblems";
import { describeProblem } from "../../../components/shared/problems/problems";
import { LOCATION } from "../../support/recorder";

const ROLE =
    "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Risk_0a1b";

function problems(access: Partial<RegistryAccess>): string[] {
    const whole = { groupName: "fraud", consumerAccountIds: [], approverRoleArns: [], ...access };
    return registryProblems(LOCATION, whole).map(describeProblem);
}

describe("registryProblems", () => {
    it("accepts a group, other accounts and roles with a path", () => {
        assert.deepStrictEqual(
            problems({
                groupName: "fraud-2",
                consumerAccountIds: ["044455556666"],
                approverRoleArns: [ROLE],
            }),
            [],
        );
    });

    for (const groupName of ["", "Fraud", "fraud_model", "-fraud", "fraud-", "a".repeat(64)]) {
        it(`refuses the group name "${groupName}"`, () => {
            assert.deepStrictEqual(problems({ groupName }), [
                "groupName: must be 1 to 63 lower-case letters, digits or hyphens, with no hyphen at either end, " +
                    `got "${groupName}"; name the group after its model, in lower case, as ARNs in policies tell case apart`,
            ]);
        });
    }

    it("accepts a name of 63 characters", () => {
        assert.deepStrictEqual(problems({ groupName: "a".repeat(63) }), []);
    });

    it("refuses what is no other account's id", () => {
        const consumerAccountIds = ["44445555666", "111122223333", "444455556666", "444455556666"];
        assert.deepStrictEqual(problems({ consumerAccountIds }), [
            'consumerAccountIds[0]: must be an account id of 12 digits, got "44445555666"; quote it in YAML',
            'consumerAccountIds[1]: must be another account than the one that shares, got "111122223333"; leave it out; ' +
                "its roles need IAM policies only",
            'consumerAccountIds[3]: must not repeat an entry, got "444455556666"; leave it out',
        ]);
    });

    for (const roleArn of [
        "ModelRiskLead",
        "arn:aws:iam::111122223333:role/*",
        "arn:aws:iam::111122223333:user/alice",
        "arn:aws:iam::111122223333:root",
        "arn:aws:sts::111122223333:assumed-role/ModelRiskLead/alice",
    ]) {
        it(`refuses the approver ${roleArn}`, () => {
            assert.deepStrictEqual(problems({ approverRoleArns: [roleArn] }), [
                `approverRoleArns[0]: must be the ARN of one IAM role, without wildcards, got "${roleArn}"; ` +
                    "name the role that people assume to approve",
            ]);
        });
    }

    it("refuses the same approver twice", () => {
        assert.deepStrictEqual(problems({ approverRoleArns: [ROLE, ROLE] }), [
            `approverRoleArns[1]: must not repeat an entry, got "${ROLE}"; leave it out`,
        ]);
    });
});

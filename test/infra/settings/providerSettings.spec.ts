import * as assert from "node:assert";
import { describeProblem } from "../../../components/shared/problems/problems";
import { readAwsAccess } from "../../../infra/settings/providerSettings";

function problems(given: Record<string, unknown>): string[] {
    const access = readAwsAccess(given);
    assert.ok(Array.isArray(access), "the configuration was accepted");
    return access.map(describeProblem);
}

describe("readAwsAccess", () => {
    it("asks for no rights of its own where the provider is configured with none", () => {
        assert.deepStrictEqual(readAwsAccess({ region: "eu-central-1", defaultTags: { tags: {} } }), {});
    });

    it("reads the profile and the chain of roles as the provider has them", () => {
        const given = {
            profile: "build",
            assumeRoles: [
                { roleArn: "arn:aws:iam::111122223333:role/hub" },
                {
                    roleArn: "arn:aws:iam::444455556666:role/spoke",
                    externalId: "partner",
                    sessionName: "release",
                    sourceIdentity: "alice",
                    duration: "1h30m",
                },
            ],
        };
        assert.deepStrictEqual(readAwsAccess(given), {
            profile: "build",
            assumeRoles: [
                { roleArn: "arn:aws:iam::111122223333:role/hub" },
                {
                    roleArn: "arn:aws:iam::444455556666:role/spoke",
                    externalId: "partner",
                    sessionName: "release",
                    sourceIdentity: "alice",
                    durationSeconds: 5400,
                },
            ],
        });
    });

    it("refuses what would lead a rollout into another account than everything else", () => {
        assert.deepStrictEqual(problems({ accessKey: "[secret]", sharedConfigFiles: ["/etc/aws"] }), [
            "aws:accessKey: must not be set, because rollouts call SageMaker themselves and do not know it; " +
                "set AWS_ACCESS_KEY_ID and its companions in the environment, or aws:profile",
            "aws:sharedConfigFiles: must not be set, because rollouts call SageMaker themselves and do not know it; " +
                "set AWS_CONFIG_FILE in the environment",
        ]);
    });

    it("names a field of a role that it would not act on", () => {
        const roleArn = "arn:aws:iam::111122223333:role/hub";
        assert.deepStrictEqual(problems({ assumeRoles: [{ roleArn, policyArns: [] }] }), [
            "aws:assumeRoles[0].policyArns: is not a setting; remove it; " +
                "known here: duration, externalId, roleArn, sessionName, sourceIdentity",
        ]);
        assert.deepStrictEqual(problems({ assumeRoles: [{ roleArn, duration: "an hour" }] }), [
            'aws:assumeRoles[0].duration: must be a duration such as 1h or 30m, got "an hour"; correct the value',
        ]);
    });
});

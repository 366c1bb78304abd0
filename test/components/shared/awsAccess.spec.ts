import * as assert from "node:assert";
import { awsAccessProblems } from "../../../components/shared/awsAccess";
import { describeProblem } from "../../../components/shared/problems/problems";

describe("awsAccessProblems", () => {
    it("accepts nothing, a profile, and roles of any partition", () => {
        for (const access of [
            undefined,
            {},
            { profile: "build" },
            {
                assumeRoles: [
                    { roleArn: "arn:aws-us-gov:iam::111122223333:role/path/deploy", durationSeconds: 900 },
                ],
            },
        ]) {
            assert.deepStrictEqual(awsAccessProblems("access", access), []);
        }
    });

    it("lists every role that is none, and every time that STS refuses", () => {
        const assumeRoles = [
            { roleArn: "arn:aws:iam::111122223333:user/alice" },
            { roleArn: "arn:aws:iam::111122223333:role/deploy", durationSeconds: 60 },
        ];
        assert.deepStrictEqual(awsAccessProblems("access", { assumeRoles }).map(describeProblem), [
            'access.assumeRoles[0].roleArn: must be the ARN of a role, got "arn:aws:iam::111122223333:user/alice"; ' +
                "write arn:aws:iam::<account>:role/<name>",
            "access.assumeRoles[1].durationSeconds: must be a whole number between 900 and 43200, got 60; " +
                "leave it out for an hour",
        ]);
    });
});

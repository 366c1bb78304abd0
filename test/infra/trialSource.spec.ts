import * as assert from "node:assert";
import { trialSource } from "../../infra/trialSource";

describe("the source of the branches that are tried out", () => {
    const trials = { branches: ["**"], excludedBranches: ["wip/**"] };

    it("is the same repository, without the branches that register, and is never made", () => {
        const codeCommit = {
            repositoryName: "build",
            create: true,
            template: true,
            branch: "trunk",
            reviewerArns: ["arn:aws:iam::111122223333:role/reviewers"],
            approvalsNeeded: 2,
        };
        assert.deepStrictEqual(trialSource({ codeCommit }, trials), {
            codeCommit: {
                repositoryName: "build",
                branch: "trunk",
                branches: ["**"],
                excludedBranches: ["wip/**", "trunk"],
            },
        });
    });

    it("counts pushes to the same files", () => {
        const connection = {
            connectionArn: "arn:aws:codeconnections:eu-central-1:111122223333:connection/1",
            repositoryId: "a/b",
            branch: "main",
            branches: ["main", "release/**"],
            excludedBranches: ["release/old"],
            paths: ["src/**"],
        };
        assert.deepStrictEqual(trialSource({ connection }, trials), {
            connection: {
                ...connection,
                branches: ["**"],
                excludedBranches: ["wip/**", "main", "release/**"],
            },
        });
    });
});

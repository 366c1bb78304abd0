import * as assert from "node:assert";
import { describeProblem } from "../../../../components/shared/problems/problems";
import { SourceArgs } from "../../../../components/shared/source/sourceArgs";
import { sourceProblems } from "../../../../components/shared/source/sourceProblems";

const CONNECTION_ARN =
    "arn:aws:codeconnections:eu-central-1:111122223333:connection/7c9e6679-7425-40de-944b-e07fc1f90ae7";

function problems(source: SourceArgs): string[] {
    return sourceProblems("source", source).map(describeProblem);
}

describe("sourceProblems", () => {
    it("accepts a repository behind a connection, in a group of groups too", () => {
        for (const repositoryId of ["acme/fraud-build", "acme/ml/fraud-build"]) {
            assert.deepStrictEqual(
                problems({ connection: { connectionArn: CONNECTION_ARN, repositoryId } }),
                [],
            );
        }
    });

    it("accepts a CodeCommit repository", () => {
        assert.deepStrictEqual(problems({ codeCommit: { repositoryName: "fraud.build_v2-x" } }), []);
        assert.deepStrictEqual(
            problems({ codeCommit: { repositoryName: "a".repeat(100), create: true } }),
            [],
        );
    });

    it("accepts an archive in S3, and refuses what is none", () => {
        assert.deepStrictEqual(
            problems({ s3: { bucketName: "team-code", objectKey: "fraud/source.zip" } }),
            [],
        );
        assert.deepStrictEqual(problems({ s3: { bucketName: "Team", objectKey: "/source.tar" } }), [
            'source.s3: must be a bucket\'s name and the key of a zip archive in it, got "Team//source.tar"; write the key without a slash in front, ending in .zip',
        ]);
    });

    it("refuses more patterns of files than CodePipeline takes, and empty ones", () => {
        const connection = { connectionArn: CONNECTION_ARN, repositoryId: "acme/fraud" };

        assert.deepStrictEqual(problems({ connection: { ...connection, paths: ["src/**"] } }), []);
        for (const paths of [[], [""], Array.from({ length: 9 }, () => "src/**")]) {
            assert.deepStrictEqual(
                sourceProblems("source", { connection: { ...connection, paths } }).map(({ path }) => path),
                ["source.connection.paths"],
            );
        }
    });

    it("refuses a pattern in the place of the one branch, in every kind of repository", () => {
        const branch = "release/**";
        const connection = { connectionArn: CONNECTION_ARN, repositoryId: "acme/fraud", branch };
        assert.deepStrictEqual(
            [
                ...problems({ connection }),
                ...problems({ codeCommit: { repositoryName: "fraud", branch: "" } }),
            ],
            [
                'source.connection.branch: must be the name of one branch, which a start by hand takes, got "release/**"; write patterns into branches',
                'source.codeCommit.branch: must be the name of one branch, which a start by hand takes, got ""; write patterns into branches',
            ],
        );
    });

    it("refuses the same of every other list of patterns, and exceptions of nothing", () => {
        const connection = { connectionArn: CONNECTION_ARN, repositoryId: "acme/fraud" };
        const nine = Array.from({ length: 9 }, () => "release/**");
        const paths = (source: SourceArgs) => sourceProblems("source", source).map(({ path }) => path);

        assert.deepStrictEqual(
            paths({
                connection: {
                    ...connection,
                    branches: nine,
                    excludedBranches: [],
                    excludedPaths: ["x".repeat(256)],
                },
            }),
            ["branches", "excludedBranches", "excludedPaths"].map((name) => `source.connection.${name}`),
        );
        assert.deepStrictEqual(
            paths({
                codeCommit: { repositoryName: "fraud", branches: ["release/*"], excludedBranches: nine },
            }),
            ["source.codeCommit.excludedBranches", "source.codeCommit.branches[0]"],
        );
        assert.deepStrictEqual(problems({ connection: { ...connection, excludedBranches: ["wip/**"] } }), [
            'source.connection.excludedBranches: must stand beside branches, as the one branch of a source is never excluded, got ["wip/**"]; give branches the patterns that these are exceptions of, or leave it out',
        ]);
    });

    it("asks for a source where there is none", () => {
        assert.deepStrictEqual(problems({}), [
            "source: must name exactly one source, got []; give one of connection, codeCommit and s3",
        ]);
    });

    it("refuses two sources, and checks both", () => {
        const both = {
            connection: { connectionArn: CONNECTION_ARN, repositoryId: "fraud" },
            codeCommit: { repositoryName: "fraud" },
        };
        assert.deepStrictEqual(problems(both), [
            'source: must name exactly one source, got ["codeCommit","connection"]; give one of connection, codeCommit and s3',
            'source.connection.repositoryId: must be owner/name, got "fraud"; ' +
                "write the repository as the provider's address has it, without the host",
        ]);
    });

    for (const repositoryId of ["fraud", "/fraud", "acme/", "acme//fraud", "acme/my fraud"]) {
        it(`refuses the repository "${repositoryId}"`, () => {
            assert.strictEqual(
                problems({ connection: { connectionArn: CONNECTION_ARN, repositoryId } }).length,
                1,
            );
        });
    }

    for (const repositoryName of ["", "fraud/build", "fraud.git", "a".repeat(101)]) {
        it(`refuses the CodeCommit repository "${repositoryName}"`, () => {
            assert.deepStrictEqual(problems({ codeCommit: { repositoryName } }), [
                "source.codeCommit.repositoryName: must be 1 to 100 letters, digits, dots, underscores or hyphens, " +
                    `and not end in .git, got "${repositoryName}"; use the repository's name as CodeCommit lists it`,
            ]);
        });
    }
});

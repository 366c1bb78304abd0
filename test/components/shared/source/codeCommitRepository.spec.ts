import * as assert from "node:assert";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { approvalRule, poolMember } from "../../../../components/shared/source/approvalRule";
import { folderFiles, repositoryPath } from "../../../../components/shared/folderFiles";
import { CodeCommitSourceArgs } from "../../../../components/shared/source/sourceArgs";
import { buildArgs } from "../../build/fixtures";
import { make as makeBuild } from "../../build/pipelineRecording";

const NATIVE = "aws-native:codecommit:Repository";
const CLASSIC = "aws:codecommit/repository:Repository";
const TEMPLATE = path.resolve(__dirname, "../../../../templates/model-build");

function make(overrides: Partial<CodeCommitSourceArgs> = {}) {
    return makeBuild({
        source: { codeCommit: { repositoryName: "fraud-code", create: true, ...overrides } },
    });
}

describe("a CodeCommit repository that is made", () => {
    it("begins with the files of the folder on the branch that is watched, and never looks at them again", async () => {
        const recording = await make({ firstCommitFolder: TEMPLATE, branch: "trunk" });
        const { inputs, options, dependencies } = recording.one(NATIVE);
        const archive = recording.one("aws:s3/bucketObjectv2:BucketObjectv2");
        const { archive: content } = archive.inputs["source"] as {
            archive: { assets: Record<string, { asset: { path: string } }> };
        };

        assert.deepStrictEqual(inputs, {
            repositoryName: "fraud-code",
            repositoryDescription: "Training code of fraud",
            code: { branchName: "trunk", s3: { bucket: "artifacts", key: "first-commits/fraud-code.zip" } },
            kmsKeyId: buildArgs().keyArn,
            tags: [{ key: "mlops:component", value: "MlBuildPipeline" }],
        });
        assert.deepStrictEqual([options.protect, options.ignoreChanges], [true, ["code"]]);
        assert.ok(dependencies.includes(archive.urn));
        assert.deepStrictEqual(archive.options.ignoreChanges, ["source"]);
        assert.deepStrictEqual(
            Object.entries(content.assets).map(([file, { asset }]) => [file, asset.path]),
            folderFiles(TEMPLATE).map((file) => [file, path.join(TEMPLATE, file)]),
        );
        assert.ok("buildspec.yml" in content.assets && "src/train.py" in content.assets);
        assert.deepStrictEqual(recording.names(CLASSIC), []);
    });

    it("begins empty where no folder is named", async () => {
        const recording = await make();

        assert.strictEqual(recording.one(CLASSIC).inputs["repositoryName"], "fraud-code");
        assert.deepStrictEqual(recording.names(NATIVE), []);
        assert.deepStrictEqual(recording.names("aws:s3/bucketObjectv2:BucketObjectv2"), []);
    });

    it("takes the approval of two reviewers for each pull request, or as many as it is told", async () => {
        const reviewers = [
            "arn:aws:iam::111122223333:role/team/Reviewers",
            "arn:aws:iam::111122223333:user/eve",
        ];
        const rule = async (overrides: Partial<CodeCommitSourceArgs>) => {
            const recording = await make({ reviewerArns: reviewers, ...overrides });
            const { inputs } = recording.one("aws:codecommit/approvalRuleTemplate:ApprovalRuleTemplate");
            const { inputs: tie, dependencies } = recording.one(
                "aws:codecommit/approvalRuleTemplateAssociation:ApprovalRuleTemplateAssociation",
            );
            assert.deepStrictEqual(tie, {
                approvalRuleTemplateName: "fraud-code-reviews",
                repositoryName: "fraud-code",
            });
            assert.ok(dependencies.includes(recording.one(CLASSIC).urn));
            return JSON.parse(String(inputs["content"])) as unknown;
        };

        assert.deepStrictEqual(await rule({}), {
            Version: "2018-11-08",
            DestinationReferences: ["refs/heads/main"],
            Statements: [
                {
                    Type: "Approvers",
                    NumberOfApprovalsNeeded: 2,
                    ApprovalPoolMembers: [
                        "arn:aws:sts::111122223333:assumed-role/Reviewers/*",
                        "arn:aws:iam::111122223333:user/eve",
                    ],
                },
            ],
        });
        assert.deepStrictEqual(
            await rule({ branch: "trunk", approvalsNeeded: 1 }),
            approvalRule("trunk", reviewers, 1),
        );
    });

    it("knows a role by its sessions, in every partition", () => {
        assert.strictEqual(
            poolMember("arn:aws-cn:iam::111122223333:role/Reviewers"),
            "arn:aws-cn:sts::111122223333:assumed-role/Reviewers/*",
        );
    });

    it("is asked for nothing that only a repository that is made can have", async () => {
        const wrong = { create: false, firstCommitFolder: "x", reviewerArns: ["eve"], approvalsNeeded: 0 };

        await assert.rejects(make(wrong), (error: Error) => {
            assert.deepStrictEqual(
                error.message
                    .split("\n")
                    .slice(1)
                    .map((line) => line.trim()),
                [
                    'source.codeCommit.firstCommitFolder: must stand beside create, as only a repository that is made has a first commit, got "x"; leave it out, or let the repository be made',
                    'source.codeCommit.reviewerArns: must stand beside create, as the rules of an existing repository are not touched, got ["eve"]; leave them out, or let the repository be made',
                    'source.codeCommit.reviewerArns[0]: must be the ARN of one IAM role or user, without wildcards, got "eve"; name the role that reviewers assume',
                    "source.codeCommit.approvalsNeeded: must be a whole number between 1 and 100, got 0; leave it out for two",
                ],
            );
            return true;
        });
    });
});

describe("repositoryPath", () => {
    it("gives git's own file back the name that no package of npm can hold, in every folder", () => {
        assert.deepStrictEqual(
            ["_gitignore", "a/_gitignore", "a/my_gitignore", "b.txt"].map(repositoryPath),
            [".gitignore", "a/.gitignore", "a/my_gitignore", "b.txt"],
        );
    });
});

describe("folderFiles", () => {
    it("lists files of every depth in one order, without what tools leave behind", () => {
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), "folder-files-"));
        try {
            for (const file of [
                "b.txt",
                "a/z.py",
                "a/__pycache__/z.pyc",
                ".venv/x",
                "a/b/c.txt",
                ".gitignore",
            ]) {
                fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
                fs.writeFileSync(path.join(folder, file), "");
            }
            assert.deepStrictEqual(folderFiles(folder), [".gitignore", "a/b/c.txt", "a/z.py", "b.txt"]);
        } finally {
            fs.rmSync(folder, { recursive: true });
        }
    });
});

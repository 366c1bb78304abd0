import { join } from "node:path";
import * as aws from "@pulumi/aws";
import * as codecommit from "@pulumi/aws-native/codecommit";
import * as pulumi from "@pulumi/pulumi";
import { createApprovalRule } from "./approvalRule";
import { folderFiles, repositoryPath } from "../folderFiles";
import { CodeCommitSourceArgs, DEFAULT_APPROVALS, DEFAULT_BRANCH, SourceArgs } from "./sourceArgs";
import type { Tags } from "../tags";

/** What a repository is made from. */
export interface RepositorySpec {
    /** Says whether a repository is made, and what it begins with. */
    source: SourceArgs;
    description: string;
    /** Bucket that a first commit is handed over in. */
    artifactBucketName: pulumi.Input<string>;
    keyArn: pulumi.Input<string>;
    tags: Tags;
    parent: pulumi.Resource;
}

/** Creates the CodeCommit repository where the source asks for it; what a team wrote is not deleted with a stack. */
export function createCodeCommitRepository(name: string, spec: RepositorySpec): pulumi.Resource[] {
    const { codeCommit } = spec.source;
    if (codeCommit?.create !== true) {
        return [];
    }
    const { firstCommitFolder, branch = DEFAULT_BRANCH, reviewerArns = [], approvalsNeeded } = codeCommit;
    const repository =
        firstCommitFolder === undefined
            ? createEmpty(name, codeCommit, spec)
            : createWithCommit(name, codeCommit, firstCommitFolder, spec);
    if (reviewerArns.length > 0) {
        const { repositoryName } = codeCommit;
        const rule = {
            repositoryName,
            branch,
            reviewerArns,
            approvalsNeeded: approvalsNeeded ?? DEFAULT_APPROVALS,
        };
        createApprovalRule(name, { ...rule, parent: spec.parent }, repository);
    }
    return [repository];
}

function createEmpty(
    name: string,
    { repositoryName }: CodeCommitSourceArgs,
    { description, keyArn, tags, parent }: RepositorySpec,
): aws.codecommit.Repository {
    const args = { repositoryName, description, kmsKeyId: keyArn, tags };
    return new aws.codecommit.Repository(name, args, { parent, protect: true });
}

/**
 * The classic provider knows no first commit. AWS takes it from an archive when it makes the repository and never
 * looks at it again, so that later changes of the folder are none of the repository's.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-codecommit-repository-code.html
 */
function createWithCommit(
    name: string,
    { repositoryName, branch = DEFAULT_BRANCH }: CodeCommitSourceArgs,
    folder: string,
    { description, artifactBucketName, keyArn, tags, parent }: RepositorySpec,
): codecommit.Repository {
    const archive = new aws.s3.BucketObjectv2(
        `${name}-first-commit`,
        {
            bucket: artifactBucketName,
            key: `first-commits/${repositoryName}.zip`,
            source: folderArchive(folder),
            contentType: "application/zip",
            kmsKeyId: keyArn,
            serverSideEncryption: "aws:kms",
            tags,
        },
        { parent, ignoreChanges: ["source"] },
    );
    return new codecommit.Repository(
        name,
        {
            repositoryName,
            repositoryDescription: description,
            code: { branchName: branch, s3: { bucket: artifactBucketName, key: archive.key } },
            kmsKeyId: keyArn,
            tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
        },
        { parent, protect: true, ignoreChanges: ["code"] },
    );
}

function folderArchive(folder: string): pulumi.asset.AssetArchive {
    const files = folderFiles(folder);
    return new pulumi.asset.AssetArchive(
        Object.fromEntries(
            files.map((file) => [repositoryPath(file), new pulumi.asset.FileAsset(join(folder, file))]),
        ),
    );
}

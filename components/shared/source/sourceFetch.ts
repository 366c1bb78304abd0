import type * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation, s3Arn } from "../awsLocation";
import { branchEventDetail } from "./branchEvents";
import type { PolicyStatement } from "../iam/iamDocuments";
import { branchFilter } from "./pushFilter";
import {
    CodeCommitSourceArgs,
    ConnectionSourceArgs,
    DEFAULT_BRANCH,
    S3SourceArgs,
    SourceArgs,
} from "./sourceArgs";

/** How CodePipeline fetches a source, what its role needs for that, and what says that the source has changed. */
export interface SourceFetch {
    provider: "CodeStarSourceConnection" | "CodeCommit" | "S3";
    configuration: Record<string, pulumi.Input<string>>;
    statements: PolicyStatement[];
    /** Event that says so; a connection tells CodePipeline by itself. */
    changePattern?: Record<string, unknown>;
    /** Where in that event the commit and its branch stand; undefined where it tells of none. */
    changePaths?: CommitPaths;
}

/** JSON paths in an event. */
export interface CommitPaths {
    commit: string;
    branch: string;
}

function connectionFetch(source: ConnectionSourceArgs, startsOnChange: boolean): SourceFetch {
    return {
        provider: "CodeStarSourceConnection",
        configuration: {
            ConnectionArn: source.connectionArn,
            FullRepositoryId: source.repositoryId,
            BranchName: source.branch ?? DEFAULT_BRANCH,
            DetectChanges: String(startsOnChange),
        },
        statements: [
            {
                Sid: "FetchSource",
                Effect: "Allow",
                // The service was renamed; which action is checked follows from the connection's ARN.
                Action: ["codeconnections:UseConnection", "codestar-connections:UseConnection"],
                Resource: source.connectionArn,
            },
        ],
    };
}

function codeCommitFetch(location: AwsLocation, source: CodeCommitSourceArgs): SourceFetch {
    const { repositoryName, branch = DEFAULT_BRANCH } = source;
    const repository = arn(location, "codecommit", repositoryName);
    return {
        provider: "CodeCommit",
        configuration: {
            RepositoryName: repositoryName,
            BranchName: branch,
            PollForSourceChanges: "false",
        },
        statements: [
            {
                Sid: "FetchSource",
                Effect: "Allow",
                Action: [
                    "codecommit:CancelUploadArchive",
                    "codecommit:GetBranch",
                    "codecommit:GetCommit",
                    "codecommit:GetRepository",
                    "codecommit:GetUploadArchiveStatus",
                    "codecommit:UploadArchive",
                ],
                Resource: repository,
            },
        ],
        changePattern: {
            source: ["aws.codecommit"],
            "detail-type": ["CodeCommit Repository State Change"],
            resources: [repository],
            detail: {
                event: ["referenceCreated", "referenceUpdated"],
                referenceType: ["branch"],
                ...branchEventDetail(branchFilter(source)),
            },
        },
        changePaths: { commit: "$.detail.commitId", branch: "$.detail.referenceName" },
    };
}

function s3Fetch(location: AwsLocation, { bucketName, objectKey, keyArn }: S3SourceArgs): SourceFetch {
    const decrypt: PolicyStatement[] =
        keyArn === undefined
            ? []
            : [{ Sid: "DecryptSource", Effect: "Allow", Action: "kms:Decrypt", Resource: keyArn }];
    return {
        provider: "S3",
        configuration: {
            S3Bucket: bucketName,
            S3ObjectKey: objectKey,
            PollForSourceChanges: "false",
        },
        statements: [
            {
                Sid: "FetchSource",
                Effect: "Allow",
                Action: ["s3:GetObject", "s3:GetObjectTagging", "s3:GetObjectVersion"],
                Resource: s3Arn(location, `${bucketName}/${objectKey}`),
            },
            {
                Sid: "LookAtSourceBucket",
                Effect: "Allow",
                Action: ["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"],
                Resource: s3Arn(location, bucketName),
            },
            ...decrypt,
        ],
        changePattern: {
            source: ["aws.s3"],
            "detail-type": ["Object Created"],
            detail: { bucket: { name: [bucketName] }, object: { key: [objectKey] } },
        },
    };
}

/**
 * The fetch of a source that names exactly one place.
 *
 * @param startsOnChange whether a connection shall start the pipeline; for other places that takes a rule
 * @throws RangeError where the source names no place; `sourceProblems` reports the same beforehand
 */
export function sourceFetch(location: AwsLocation, source: SourceArgs, startsOnChange: boolean): SourceFetch {
    const { connection, codeCommit, s3 } = source;
    if (connection !== undefined) {
        return connectionFetch(connection, startsOnChange);
    }
    if (codeCommit !== undefined) {
        return codeCommitFetch(location, codeCommit);
    }
    if (s3 !== undefined) {
        return s3Fetch(location, s3);
    }
    throw new RangeError("a source names a connection, a CodeCommit repository or an S3 object");
}

import type * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation } from "../shared/awsLocation";
import { PolicyStatement } from "../shared/iamDocuments";
import { CodeCommitSourceArgs, ConnectionSourceArgs, DEFAULT_BRANCH, SourceArgs } from "../shared/sourceArgs";

/** How CodePipeline fetches the commit, and what its role needs for that. */
export interface SourceAction {
    provider: "CodeStarSourceConnection" | "CodeCommit";
    configuration: Record<string, pulumi.Input<string>>;
    statement: PolicyStatement;
    /** The push that starts the pipeline, where CodePipeline does not see it by itself. */
    pushPattern?: Record<string, unknown>;
}

function connectionAction(source: ConnectionSourceArgs): SourceAction {
    return {
        provider: "CodeStarSourceConnection",
        configuration: {
            ConnectionArn: source.connectionArn,
            FullRepositoryId: source.repositoryId,
            BranchName: source.branch ?? DEFAULT_BRANCH,
            // The connection tells CodePipeline of pushes to the branch; nothing polls.
            DetectChanges: "true",
        },
        statement: {
            Sid: "FetchSource",
            Effect: "Allow",
            // The service was renamed; which action is checked follows from the connection's ARN.
            Action: ["codeconnections:UseConnection", "codestar-connections:UseConnection"],
            Resource: source.connectionArn,
        },
    };
}

function codeCommitAction(location: AwsLocation, source: CodeCommitSourceArgs): SourceAction {
    const { repositoryName, branch = DEFAULT_BRANCH } = source;
    const repository = arn(location, "codecommit", repositoryName);
    return {
        provider: "CodeCommit",
        configuration: {
            RepositoryName: repositoryName,
            BranchName: branch,
            PollForSourceChanges: "false",
        },
        statement: {
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
        pushPattern: {
            source: ["aws.codecommit"],
            "detail-type": ["CodeCommit Repository State Change"],
            resources: [repository],
            detail: {
                event: ["referenceCreated", "referenceUpdated"],
                referenceType: ["branch"],
                referenceName: [branch],
            },
        },
    };
}

/** The source action of a source that names exactly one place. */
export function sourceAction(location: AwsLocation, source: SourceArgs): SourceAction {
    if (source.codeCommit !== undefined) {
        return codeCommitAction(location, source.codeCommit);
    }
    if (source.connection !== undefined) {
        return connectionAction(source.connection);
    }
    throw new RangeError("a source names a connection or a CodeCommit repository; sourceProblems reports it");
}

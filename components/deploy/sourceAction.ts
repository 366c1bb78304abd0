import type * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation } from "../shared/awsLocation";
import type { PolicyStatement } from "../shared/iamDocuments";
import { CodeCommitSourceArgs, ConnectionSourceArgs, DEFAULT_BRANCH, SourceArgs } from "../shared/sourceArgs";

/** How CodePipeline fetches the deployment code, and what its role needs for that. */
export interface SourceFetch {
    provider: "CodeStarSourceConnection" | "CodeCommit";
    configuration: Record<string, pulumi.Input<string>>;
    statement: PolicyStatement;
}

/**
 * The fetch of a source that names exactly one place. A push starts nothing: there is no version to deploy
 * without an approval.
 */
export function sourceFetch(location: AwsLocation, source: SourceArgs): SourceFetch {
    const { connection, codeCommit } = source;
    if (connection !== undefined) {
        return connectionFetch(connection);
    }
    if (codeCommit !== undefined) {
        return codeCommitFetch(location, codeCommit);
    }
    throw new Error("a source without a place was not rejected");
}

function connectionFetch(connection: ConnectionSourceArgs): SourceFetch {
    return {
        provider: "CodeStarSourceConnection",
        configuration: {
            ConnectionArn: connection.connectionArn,
            FullRepositoryId: connection.repositoryId,
            BranchName: connection.branch ?? DEFAULT_BRANCH,
            DetectChanges: "false",
        },
        statement: {
            Sid: "Source",
            Effect: "Allow",
            // The service was renamed; which action is checked follows from the connection's ARN.
            Action: ["codeconnections:UseConnection", "codestar-connections:UseConnection"],
            Resource: connection.connectionArn,
        },
    };
}

function codeCommitFetch(
    location: AwsLocation,
    { repositoryName, branch }: CodeCommitSourceArgs,
): SourceFetch {
    return {
        provider: "CodeCommit",
        configuration: {
            RepositoryName: repositoryName,
            BranchName: branch ?? DEFAULT_BRANCH,
            PollForSourceChanges: "false",
        },
        statement: {
            Sid: "Source",
            Effect: "Allow",
            Action: [
                "codecommit:CancelUploadArchive",
                "codecommit:GetBranch",
                "codecommit:GetCommit",
                "codecommit:GetRepository",
                "codecommit:GetUploadArchiveStatus",
                "codecommit:UploadArchive",
            ],
            Resource: arn(location, "codecommit", repositoryName),
        },
    };
}

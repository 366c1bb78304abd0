import * as pulumi from "@pulumi/pulumi";
import { AwsLocation } from "../../shared/awsLocation";
import { interpolate } from "../../shared/plainInputs";
import { bucketArn, BuildSpec } from "./buildProject";
import { secretStatement, stateReadStatements, stateWriteStatements } from "../permissions/statePermissions";

/** State in Pulumi Cloud instead of a bucket of one's own. */
export interface PulumiCloudArgs {
    /** Organisation that the stacks belong to. */
    organization: string;
    /**
     * ARN of the secret in Secrets Manager whose text is the access token; encrypted with the pipeline's key or
     * AWS's own. A token that belongs to a team can be held to these stacks.
     */
    tokenSecretArn: pulumi.Input<string>;
    /** Address of a self-hosted service. Default: `https://api.pulumi.com`. */
    url?: string;
}

/** Where Pulumi keeps the environments' state, with a lock on each stack while it changes. */
export type StateBackend = { bucketName: pulumi.Input<string> } | { cloud: PulumiCloudArgs };

/** The backend, and where its bucket lives. */
interface PlacedBackend {
    backend: StateBackend;
    location: AwsLocation;
}

/** What a build is told and may do because of where the state is. */
export type StateAccess = Pick<BuildSpec, "variables" | "secrets" | "statements">;

const PULUMI_CLOUD = "https://api.pulumi.com";

/** Access of a build that works on a copy of the state of every stack. */
export function previewAccess({ backend, location }: PlacedBackend): StateAccess {
    if ("cloud" in backend) {
        return cloudAccess(backend.cloud);
    }
    const bucket = backend.bucketName;
    return {
        variables: { STATE_BUCKET: bucket, STACK_OWNER: "" },
        secrets: {},
        statements: stateReadStatements(
            bucketArn(location, bucket),
            bucketArn(location, bucket, "/.pulumi/*"),
        ),
    };
}

/** Access of a build that changes the state of one stack. */
export function stackAccess(stackName: string, { backend, location }: PlacedBackend): StateAccess {
    if ("cloud" in backend) {
        return cloudAccess(backend.cloud);
    }
    const bucket = backend.bucketName;
    return {
        variables: {
            STATE_URL: interpolate`s3://${bucket}?region=${location.region}`,
            STATE_BUCKET: bucket,
            STACK_OWNER: "",
        },
        secrets: {},
        statements: stateWriteStatements(
            bucketArn(location, bucket),
            (key) => bucketArn(location, bucket, `/${key}`),
            stackName,
        ),
    };
}

function cloudAccess({ organization, tokenSecretArn, url }: PulumiCloudArgs): StateAccess {
    return {
        variables: { STATE_URL: url ?? PULUMI_CLOUD, STACK_OWNER: `${organization}/` },
        secrets: { PULUMI_ACCESS_TOKEN: tokenSecretArn },
        statements: [secretStatement(tokenSecretArn)],
    };
}

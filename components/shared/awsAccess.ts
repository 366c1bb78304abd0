import { unless, wholeNumberProblems } from "./problems/checks";
import type { Problem } from "./problems/problems";

/** A role to take before a call to AWS, as one entry of the AWS provider's `assumeRoles`. */
export interface AssumedRoleArgs {
    /** ARN of the role, in this or another account. */
    roleArn: string;
    /** What the role's trust policy asks callers of other companies for. Default: none. */
    externalId?: string;
    /** Name of the session in CloudTrail. Default: the SDK's. */
    sessionName?: string;
    /** Identity behind the session in CloudTrail. Default: none. */
    sourceIdentity?: string;
    /** Seconds that a session lasts before it is renewed, 900 to 43200. Default: 3600, AWS's. */
    durationSeconds?: number;
}

/**
 * With which rights a call to AWS is made; the same that the AWS provider is configured with.
 * Without any field: what the AWS SDK finds for itself in the environment, in the shared files, or on the machine.
 */
export interface AwsAccessArgs {
    /** Profile of the shared configuration files. Default: the SDK's. */
    profile?: string;
    /** Roles to take, each with the rights of the one before it. Default: none. */
    assumeRoles?: AssumedRoleArgs[];
}

const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;
/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const DURATION_SECONDS = { min: 900, max: 43_200 };

/** What is wrong with such rights; `path` is where they stand in the caller's arguments. */
export function awsAccessProblems(path: string, access: AwsAccessArgs | undefined): Problem[] {
    return (access?.assumeRoles ?? []).flatMap(({ roleArn, durationSeconds }, at) => {
        const role = `${path}.assumeRoles[${String(at)}]`;
        const fix = "leave it out for an hour";
        return [
            ...unless(ROLE_ARN.test(roleArn), {
                path: `${role}.roleArn`,
                rule: "must be the ARN of a role",
                got: roleArn,
                fix: "write arn:aws:iam::<account>:role/<name>",
            }),
            ...(durationSeconds === undefined
                ? []
                : wholeNumberProblems(`${role}.durationSeconds`, durationSeconds, DURATION_SECONDS, fix)),
        ];
    });
}

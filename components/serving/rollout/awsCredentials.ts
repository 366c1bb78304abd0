import * as credentialProviders from "@aws-sdk/credential-providers";
import type { AssumedRoleArgs, AwsAccessArgs } from "../../shared/awsAccess";

type Credentials = ReturnType<typeof credentialProviders.fromTemporaryCredentials>;

function assumed(role: AssumedRoleArgs, master: Credentials | undefined, region: string): Credentials {
    return credentialProviders.fromTemporaryCredentials({
        ...(master === undefined ? {} : { masterCredentials: master }),
        params: {
            RoleArn: role.roleArn,
            ...(role.externalId === undefined ? {} : { ExternalId: role.externalId }),
            ...(role.sessionName === undefined ? {} : { RoleSessionName: role.sessionName }),
            ...(role.sourceIdentity === undefined ? {} : { SourceIdentity: role.sourceIdentity }),
            ...(role.durationSeconds === undefined ? {} : { DurationSeconds: role.durationSeconds }),
        },
        clientConfig: { region },
    });
}

/**
 * The credentials that these rights stand for, renewed by the SDK as they expire; undefined leaves the search to
 * the SDK: environment, profile, web identity, role of the machine.
 */
export function awsCredentials(access: AwsAccessArgs, region: string): Credentials | undefined {
    const { profile, assumeRoles = [] } = access;
    const own = profile === undefined ? undefined : credentialProviders.fromIni({ profile });
    return assumeRoles.reduce<Credentials | undefined>((master, role) => assumed(role, master, region), own);
}

import type { Region } from "@pulumi/aws-native";
import { Provider } from "@pulumi/aws-native/provider";
import * as pulumi from "@pulumi/pulumi";
import type { AssumedRoleArgs } from "../components/shared/awsAccess";
import type { PlatformStackSettings, ServingStackSettings } from "./settings";

/** A role as the provider knows it; it passes no identity on. */
function assumedRole({ roleArn, externalId, sessionName, durationSeconds }: AssumedRoleArgs) {
    return { roleArn, externalId, sessionName, durationSeconds };
}

/**
 * The provider of what the classic one does not make, with the rights of the one that makes everything else.
 *
 * @param otherwise what the settings must say where it cannot be had: `mlops:…: must be …`
 * @throws RunError where the AWS provider assumes several roles in a row
 */
export function nativeProvider(
    settings: PlatformStackSettings | ServingStackSettings,
    otherwise: string,
): Provider {
    const { region, accountId, awsAccess, model } = settings;
    const { profile, assumeRoles = [] } = awsAccess;
    if (assumeRoles.length > 1) {
        throw new pulumi.RunError(`${otherwise} with several aws:assumeRoles, which aws-native cannot take`);
    }
    const [role] = assumeRoles;
    return new Provider(`${model}-aws-native`, {
        // The provider's list of regions is older than some of them.
        region: region as Region,
        allowedAccountIds: [accountId],
        ...(profile === undefined ? {} : { profile }),
        ...(role === undefined ? {} : { assumeRole: assumedRole(role) }),
    });
}

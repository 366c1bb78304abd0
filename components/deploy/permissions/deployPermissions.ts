import type { PolicyStatement } from "../../shared/iam/iamDocuments";
import type { DeployScope } from "./deployScope";
import { foundationStatements } from "./foundationPermissions";
import { identityStatements } from "./identityPermissions";
import { keyStatements } from "./keyPermissions";
import { networkStatements } from "./networkPermissions";
import { servingStatements } from "./servingPermissions";

/** What the rights of a deployment are about; each is a policy of its own. */
export const DEPLOY_CONCERNS = ["serving", "foundation", "identity", "network"] as const;

/**
 * What a deployment of a `serving` stack may do, action by action, in one policy a concern: IAM limits a managed
 * policy to 6,144 characters (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
 *
 * It may create roles for the services that it sets up, so it is as strong as what those services may be given.
 * Where that is too much, give the environment a `deployRoleArn` with a permissions boundary.
 */
export function deployPolicies(
    scope: DeployScope,
): Record<(typeof DEPLOY_CONCERNS)[number], PolicyStatement[]> {
    return {
        serving: servingStatements(scope),
        foundation: [...foundationStatements(scope), ...keyStatements(scope)],
        identity: identityStatements(scope),
        network: networkStatements(scope.location),
    };
}

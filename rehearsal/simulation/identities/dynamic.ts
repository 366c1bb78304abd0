import { Identity, IdentityTable } from "../identity";

/** Dynamic resources of this library. What others give beside their inputs is in code that a rehearsal does not run. */
const DYNAMIC_IDENTITIES: IdentityTable = {
    "pulumi-nodejs:dynamic/mlops:EndpointRollout": {
        id: "{endpointName}",
        outputs: { liveEndpointConfigName: "{endpointConfigName}" },
    },
};

/** The identity of a dynamic resource. */
export function dynamicIdentity(type: string): Identity {
    return DYNAMIC_IDENTITIES[type] ?? { id: "{uuid}" };
}

import { Identity, IdentityTable } from "../identity";
import { DELIVERY_IDENTITIES } from "./delivery";
import { MESSAGING_IDENTITIES } from "./messaging";
import { NETWORK_IDENTITIES } from "./network";
import { OBSERVABILITY_IDENTITIES } from "./observability";
import { S3_IDENTITIES } from "./s3";
import { SAGEMAKER_IDENTITIES } from "./sagemaker";
import { SECURITY_IDENTITIES } from "./security";

/** Every type whose identity is known exactly. */
export const IDENTITIES: IdentityTable = {
    ...DELIVERY_IDENTITIES,
    ...MESSAGING_IDENTITIES,
    ...NETWORK_IDENTITIES,
    ...OBSERVABILITY_IDENTITIES,
    ...S3_IDENTITIES,
    ...SAGEMAKER_IDENTITIES,
    ...SECURITY_IDENTITIES,
};

/** Whether a type has an identity of its own; the others get a plausible one, which is worth telling. */
export function hasOwnIdentity(type: string): boolean {
    return type in IDENTITIES;
}

/** A plausible identity for any other type: auto-named, and with an ARN made of the service's and type's names. */
export function genericIdentity(type: string): Identity {
    const [, module = "", typeName = ""] = type.split(":");
    const service = module.split("/")[0] ?? module;
    const resource = typeName.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
    return {
        id: `${resource}-{hex:17}`,
        arn: `arn:{partition}:${service}:{region}:{accountId}:${resource}/{id}`,
    };
}

/** The identity of a type. */
export function identityOf(type: string): Identity {
    return IDENTITIES[type] ?? genericIdentity(type);
}

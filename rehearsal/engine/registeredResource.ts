import * as resproto from "@pulumi/pulumi/proto/resource_pb";
import { RecordedResource } from "./recordedResource";

/** Options that only a policy asks for, as the engine hands them on. */
export interface PolicyOptions {
    aliases: string[];
    additionalSecretOutputs: string[];
    deleteBeforeReplace: boolean | undefined;
    customTimeouts: { create: number; update: number; delete: number };
}

/** The provider that a program gives to a resource itself. */
export interface GivenProvider {
    urn: string;
    type: string;
    name: string;
    properties: Record<string, unknown>;
}

/**
 * A recorded resource with its values as Pulumi sends them: unknown values as sentinels, secrets wrapped.
 * Policies get these; readers get the `record`, which holds no secret.
 */
export interface RegisteredResource {
    record: RecordedResource;
    /** Inputs after the provider's check: physical names are filled in. */
    checkedInputs: Record<string, unknown>;
    outputs: Record<string, unknown>;
    policyOptions: PolicyOptions;
    /** Not there where the resource takes its package's default provider. */
    provider?: GivenProvider | undefined;
}

/** Durations reach the engine as text such as `30m`; it hands them on in seconds. */
function seconds(duration: string | undefined): number {
    const unitSeconds: Record<string, number> = { h: 3600, m: 60, s: 1 };
    const parts = [...(duration ?? "").matchAll(/(\d+(?:\.\d+)?)([hms])/g)];
    return parts.reduce(
        (sum, [, value = "0", unit = "s"]) => sum + Number(value) * (unitSeconds[unit] ?? 1),
        0,
    );
}

/** What a resource without any such option has. */
export const NO_POLICY_OPTIONS: PolicyOptions = {
    aliases: [],
    additionalSecretOutputs: [],
    deleteBeforeReplace: undefined,
    customTimeouts: { create: 0, update: 0, delete: 0 },
};

/** Reads those options from a registration. */
export function policyOptionsOf(request: resproto.RegisterResourceRequest): PolicyOptions {
    const timeouts = request.getCustomtimeouts();
    return {
        aliases: [...request.getAliasurnsList()],
        additionalSecretOutputs: [...request.getAdditionalsecretoutputsList()],
        deleteBeforeReplace: request.getDeletebeforereplacedefined()
            ? request.getDeletebeforereplace()
            : undefined,
        customTimeouts: {
            create: seconds(timeouts?.getCreate()),
            update: seconds(timeouts?.getUpdate()),
            delete: seconds(timeouts?.getDelete()),
        },
    };
}

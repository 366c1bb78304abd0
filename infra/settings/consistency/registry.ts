import { lifecycleProblems } from "../../../components/registry/lifecycleArgs";
import { registryProblems } from "../../../components/registry/registryProblems";
import type { AwsLocation } from "../../../components/shared/awsLocation";
import type { Problem } from "../../../components/shared/problems/problems";
import type { PlatformSettings } from "../schema/platformSettings";
import { relocated } from "./relocated";

/** What the model registry would refuse; `location` is left out where it is not known. */
export function registryConsistency(settings: Partial<PlatformSettings>, location?: AwsLocation): Problem[] {
    const { model, registry } = settings;
    if (registry === undefined) {
        return [];
    }
    const access =
        model === undefined || location === undefined
            ? []
            : registryProblems(location, { groupName: model, ...registry });
    return [
        ...relocated(access, {
            groupName: "model",
            consumerAccountIds: "registry.consumerAccountIds",
            approverRoleArns: "registry.approverRoleArns",
        }),
        ...lifecycleProblems("registry.lifecycle", registry.lifecycle),
    ];
}

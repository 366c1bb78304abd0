import type { AwsLocation } from "../../../components/shared/awsLocation";
import type { Problem } from "../../../components/shared/problems/problems";
import type { PlatformSettings } from "../schema/platformSettings";
import { buildConsistency } from "./build";
import { deployConsistency } from "./deploy";
import { foundationConsistency } from "./foundation";
import { instanceTypeConsistency } from "./instanceTypes";
import { registryConsistency } from "./registry";

/**
 * What the components of a platform stack would refuse of settings that are right one by one, those of a section
 * against another among them. `location` is left out where it is not known.
 */
export function platformConsistency(settings: Partial<PlatformSettings>, location?: AwsLocation): Problem[] {
    return [
        ...foundationConsistency(settings),
        ...instanceTypeConsistency(settings),
        ...buildConsistency(settings, location),
        ...registryConsistency(settings, location),
        ...deployConsistency(settings),
    ];
}

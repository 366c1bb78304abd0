import { networkProblems } from "../../../components/foundation/networkPlan";
import { emailProblems } from "../../../components/foundation/subscribers";
import type { Problem } from "../../../components/shared/problems/problems";
import type { PlatformSettings } from "../schema/platformSettings";
import { within } from "./relocated";

type FoundationSettings = Partial<Pick<PlatformSettings, "network" | "notifications">>;

/** What the components that every stack stands on would refuse. */
export function foundationConsistency({ network, notifications }: FoundationSettings): Problem[] {
    return [
        ...(network === undefined ? [] : within("network", networkProblems(network))),
        ...(notifications === undefined ? [] : within("notifications", emailProblems(notifications.emails))),
    ];
}

import { Finding } from "./findings";
import { Held, Principal } from "./principals";

/** The resource under which a finding about a principal is filed: itself, or else the policy that names it. */
export function filedUnder(principal: Principal, policy: Held["policy"]): Held["policy"] {
    return principal.resource ?? policy;
}

/** A note for each document of a principal that a preview does not know. */
export function undecided(principal: Principal): Finding[] {
    return principal.unknowns.map(({ unknown, policy }) => ({
        kind: "undecided",
        resource: policy,
        unknown,
    }));
}

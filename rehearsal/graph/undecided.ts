import { typeAndNameOf } from "../engine/urn";
import { Verdict } from "./resourceGraph";
import { shortType } from "./shortType";

/** What Pulumi's SDK says of a policy that stumbled on a value which only the update will know. */
const UNDECIDED = /^can't run policy '[^']*' from policy pack '[^']*' during preview: /;

/** A policy that could not judge some resources yet. */
export interface UndecidedPolicy {
    /** `<pack>/<policy>` */
    rule: string;
    severity: Verdict["severity"];
    /** How many resources of each type wait for it, the stack itself among them. */
    waiting: Map<string, number>;
}

/** The two kinds of verdicts of a preview: what was found, and what could not be judged yet. */
export interface Sorted {
    decided: Verdict[];
    undecided: UndecidedPolicy[];
}

/** Tells what was found from what the update will judge, policy by policy in the order of their first resource. */
export function sortVerdicts(verdicts: readonly Verdict[]): Sorted {
    const policies = new Map<string, UndecidedPolicy>();
    const isDecided = ({ message }: Verdict) => !UNDECIDED.test(message);
    const decided = verdicts.filter(isDecided);
    for (const { pack, policy, severity, urn } of verdicts.filter((verdict) => !isDecided(verdict))) {
        const rule = `${pack}/${policy}`;
        const { waiting } = policies.get(rule) ?? { waiting: new Map<string, number>() };
        const type = shortType(typeAndNameOf(urn).type);
        waiting.set(type, (waiting.get(type) ?? 0) + 1);
        policies.set(rule, { rule, severity, waiting });
    }
    return { decided, undecided: [...policies.values()] };
}

/** What waits for a policy: `14 x iam.RolePolicy, 1 x kms.Key`. */
export function waitingText({ waiting }: UndecidedPolicy): string {
    return [...waiting].map(([type, count]) => `${count.toString()} x ${type}`).join(", ");
}

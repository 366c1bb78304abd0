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

function typeOf(urn: string): string {
    return shortType(urn.split("::")[2]?.split("$").at(-1) ?? "");
}

/** Tells what was found from what the update will judge, policy by policy in the order of their first resource. */
export function sortVerdicts(verdicts: readonly Verdict[]): Sorted {
    const policies = new Map<string, UndecidedPolicy>();
    const decided = verdicts.filter((verdict) => !UNDECIDED.test(verdict.message));
    for (const { pack, policy, severity, urn, message } of verdicts) {
        if (UNDECIDED.test(message)) {
            const rule = `${pack}/${policy}`;
            const { waiting } = policies.get(rule) ?? { waiting: new Map<string, number>() };
            const type = typeOf(urn);
            waiting.set(type, (waiting.get(type) ?? 0) + 1);
            policies.set(rule, { rule, severity, waiting });
        }
    }
    return { decided, undecided: [...policies.values()] };
}

/** What waits for a policy: `14 x iam.RolePolicy, 1 x kms.Key`. */
export function waitingText({ waiting }: UndecidedPolicy): string {
    return [...waiting].map(([type, count]) => `${count.toString()} x ${type}`).join(", ");
}

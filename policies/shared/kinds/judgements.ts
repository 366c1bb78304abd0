import { Finding, ResourceIdentity } from "../findings";
import { Unknown } from "../properties";

/** What is wrong with one place of a resource. */
export interface Objection {
    subject: string;
    /** A phrase after the subject: `is "Enabled"`. */
    found: string;
    /** What must hold, as a clause without a full stop. */
    rule: string;
    /** What to do, as an imperative sentence without a full stop. */
    fix: string;
}

/** Something is wrong, or a preview does not know whether it is. */
export type Judgement = Objection | Unknown;

/** Says of which resource judgements are. */
export function findingsOf(resource: ResourceIdentity, judgements: readonly Judgement[]): Finding[] {
    return judgements.map((judgement) =>
        judgement instanceof Unknown
            ? { kind: "undecided", resource, unknown: judgement }
            : { kind: "violation", resource, ...judgement },
    );
}

import { ReportViolation } from "@pulumi/policy";
import { Exemption } from "./exemptions";
import { jsonOf, PropertyValue, Unknown } from "./properties";

/** What names a resource in a message. */
export interface ResourceIdentity {
    urn: string;
    type: string;
    name: string;
}

/** A rule that is broken: what is wrong where, and what to do about it. */
export interface Violation {
    kind: "violation";
    resource: ResourceIdentity;
    /** What was looked at, for example `productionVariants[AllTraffic].instanceType`. */
    subject: string;
    /** What was found, as a phrase after the subject: `is "ml.p5.48xlarge"`. */
    found: string;
    /** What must hold, as a clause without a full stop. */
    rule: string;
    /** What to do, as an imperative sentence without a full stop. */
    fix: string;
    /** The exemption that would cover it, had it not expired. */
    expired?: Exemption;
}

/** A rule that cannot be judged yet, because a preview does not know a value. */
export interface Undecided {
    kind: "undecided";
    resource: ResourceIdentity;
    unknown: Unknown;
    expired?: Exemption;
}

export type Finding = Violation | Undecided;

/** A violation in one sentence for each of what, why and what to do; it can stand in a pull request as it is. */
export function describeViolation(violation: Violation): string {
    const { resource, subject, found, rule, fix, expired } = violation;
    const note = expired === undefined ? "" : ` Exemption ${expired.ticket} expired on ${expired.expires}.`;
    return `${resource.type} "${resource.name}": ${subject} ${found}; ${rule}. Fix: ${fix}.${note}`;
}

/** Writes a value as a message shows it: JSON, and "is not set" for nothing. */
export function isValue(value: PropertyValue | undefined): string {
    if (value instanceof Unknown) {
        return "is not known yet";
    }
    return value === undefined || value === null ? "is not set" : `is ${jsonOf(value)}`;
}

/**
 * Hands findings to Pulumi. Every violation is reported first; then, if something could not be judged,
 * Pulumi's own error for unknown values is thrown once with every such resource in its message,
 * which Pulumi turns into an advisory note. So nothing passes unseen and nothing is lost.
 *
 * @throws UnknownValueError when a finding is undecided
 */
export function reportFindings(findings: readonly Finding[], report: ReportViolation): void {
    const notes = new Map<string, Error>();
    for (const finding of findings) {
        if (finding.kind === "violation") {
            report(describeViolation(finding), finding.resource.urn);
        } else {
            const { resource, unknown } = finding;
            notes.set(`${resource.type} "${resource.name}": ${unknown.error.message}`, unknown.error);
        }
    }
    const [error] = notes.values();
    if (error !== undefined) {
        error.message = [...notes.keys()].join("; ");
        throw error;
    }
}

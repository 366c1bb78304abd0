import * as analyzerproto from "@pulumi/pulumi/proto/analyzer_pb";

/** Enforcement levels by their number in the protocol. */
export const LEVELS = ["advisory", "mandatory", "disabled", "remediate"] as const;

/** Severities by their number in the protocol. */
export const SEVERITIES = ["unspecified", "low", "medium", "high", "critical"] as const;

/** The protocol's number of a level. */
export function levelNumber(level: string | undefined): analyzerproto.EnforcementLevel {
    return LEVELS.findIndex((known) => known === level);
}

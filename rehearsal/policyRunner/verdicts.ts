import * as analyzerproto from "@pulumi/pulumi/proto/analyzer_pb";
import { Verdict } from "../graph/resourceGraph";
import { LEVELS, SEVERITIES } from "./levels";

/** Severity by policy, for diagnostics that name none. */
export type Severities = Map<string, Verdict["severity"]>;

/** Severities as a pack declares them. */
export function severitiesOf(info: analyzerproto.AnalyzerInfo): Severities {
    const policies = info.getPoliciesList();
    return new Map(
        policies.map((policy) => [policy.getName(), SEVERITIES[policy.getSeverity()] ?? "unspecified"]),
    );
}

/** A diagnostic as a reader gets it; one about no resource in particular is about `fallbackUrn`. */
export function toVerdict(
    diagnostic: analyzerproto.AnalyzeDiagnostic,
    severities: Severities,
    fallbackUrn: string,
): Verdict {
    const severity = SEVERITIES[diagnostic.getSeverity()] ?? "unspecified";
    const policy = diagnostic.getPolicyname();
    return {
        pack: diagnostic.getPolicypackname(),
        policy,
        level: LEVELS[diagnostic.getEnforcementlevel()] ?? "advisory",
        severity: severity === "unspecified" ? (severities.get(policy) ?? severity) : severity,
        urn: diagnostic.getUrn() === "" ? fallbackUrn : diagnostic.getUrn(),
        message: diagnostic.getMessage(),
    };
}

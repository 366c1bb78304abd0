import { byConsequence, explain, ExplainedVerdict, PolicyReport } from "./policyReport";

function verdictJson({ verdict, policy, resource, finding }: ExplainedVerdict) {
    return {
        pack: verdict.pack,
        policy: verdict.policy,
        level: verdict.level,
        severity: verdict.severity,
        urn: verdict.urn,
        resource,
        rule: policy?.description ?? "",
        message: finding,
        remediationSteps: policy?.remediationSteps ?? "",
        url: policy?.url ?? "",
        ...(policy?.requirement === undefined ? {} : { requirement: policy.requirement }),
    };
}

/** The report for programs; the same verdicts give the same bytes. */
export function jsonReport(report: PolicyReport): string {
    const explained = explain(report);
    const { mandatory, others } = byConsequence(explained);
    const document = {
        project: report.project,
        stack: report.stack,
        resources: report.resources,
        packs: report.packs.map(({ name, version, policies }) => ({
            name,
            version,
            policies: policies.length,
        })),
        counts: { mandatory: mandatory.length, advisory: others.length },
        verdicts: explained.map(verdictJson),
    };
    return `${JSON.stringify(document, null, 2)}\n`;
}

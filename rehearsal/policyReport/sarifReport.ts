import { createHash } from "node:crypto";
import type * as sarif from "sarif";
import { Verdict } from "../graph/resourceGraph";
import { PackDescription, PolicyDescription } from "../policyRunner/packDescription";
import { explain, ExplainedVerdict, PolicyReport } from "./policyReport";

/** Schema that the OASIS committee publishes for the version below. */
const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

const LEVELS: Record<Verdict["level"], sarif.Result.level> = {
    mandatory: "error",
    advisory: "warning",
    remediate: "note",
    disabled: "none",
};

/**
 * GitHub's scale for code scanning, on which 7.0 and above is high and 9.0 and above critical:
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
const SECURITY_SEVERITY: Record<Verdict["severity"], string> = {
    critical: "9.5",
    high: "8.0",
    medium: "5.5",
    low: "2.0",
    unspecified: "0.0",
};

function rule(policy: PolicyDescription): sarif.ReportingDescriptor {
    const { requirement } = policy;
    const sources = requirement === undefined ? [] : [`${requirement.framework} ${requirement.reference}`];
    const help = [policy.remediationSteps, ...sources].filter((text) => text !== "").join("\n");
    const title = policy.displayName === "" ? policy.name : policy.displayName;
    return {
        id: policy.name,
        name: title,
        shortDescription: { text: title },
        fullDescription: { text: policy.description },
        help: { text: help === "" ? policy.description : help },
        ...(policy.url === "" ? {} : { helpUri: policy.url }),
        defaultConfiguration: { level: LEVELS[policy.level] },
        properties: {
            tags: policy.tags,
            precision: "very-high",
            "security-severity": SECURITY_SEVERITY[policy.severity],
        },
    };
}

/** The same finding in the next run has the same fingerprint, whatever else changes. */
function fingerprint({ verdict, finding }: ExplainedVerdict): string {
    return createHash("sha256").update([verdict.policy, verdict.urn, finding].join("\n")).digest("hex");
}

function result(explained: ExplainedVerdict, pack: PackDescription, settingsFile: string): sarif.Result {
    const { verdict, resource, finding } = explained;
    const ruleIndex = pack.policies.findIndex(({ name }) => name === verdict.policy);
    return {
        ruleId: verdict.policy,
        ...(ruleIndex < 0 ? {} : { ruleIndex }),
        level: LEVELS[verdict.level],
        message: { text: finding },
        locations: [
            {
                // A resource has no line of its own: what decides about it is the stack's settings file.
                physicalLocation: { artifactLocation: { uri: settingsFile }, region: { startLine: 1 } },
                logicalLocations: [
                    { name: resource.name, fullyQualifiedName: verdict.urn, kind: "resource" },
                ],
            },
        ],
        partialFingerprints: { "policyFinding/v1": fingerprint(explained) },
    };
}

function run(pack: PackDescription, report: PolicyReport): sarif.Run {
    const own = explain({
        ...report,
        verdicts: report.verdicts.filter((verdict) => verdict.pack === pack.name),
    });
    return {
        tool: {
            driver: {
                name: pack.name,
                ...(pack.version === "" ? {} : { semanticVersion: pack.version }),
                rules: pack.policies.map(rule),
            },
        },
        // One upload holds the verdicts of one stack: another stack's do not close them.
        automationDetails: { id: `${report.project}/${report.stack}/` },
        results: own.map((explained) => result(explained, pack, report.settingsFile)),
    };
}

/** The report in the Static Analysis Results Interchange Format 2.1.0, one run a pack, for code scanning. */
export function sarifReport(report: PolicyReport): string {
    const log: sarif.Log = {
        $schema: SCHEMA,
        version: "2.1.0",
        runs: report.packs.map((pack) => run(pack, report)),
    };
    return `${JSON.stringify(log, null, 2)}\n`;
}

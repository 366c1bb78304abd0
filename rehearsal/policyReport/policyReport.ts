import { typeAndNameOf } from "../engine/urn";
import { Verdict } from "../graph/resourceGraph";
import { shortType } from "../graph/shortType";
import { PackDescription, PolicyDescription } from "../policyRunner/packDescription";

/** What the policies found in a stack, with all that a reader needs to judge it. */
export interface PolicyReport {
    project: string;
    stack: string;
    /** The stack's settings file, relative to the repository's root, with forward slashes. */
    settingsFile: string;
    /** How many resources were looked at. */
    resources: number;
    packs: readonly PackDescription[];
    verdicts: readonly Verdict[];
}

/** A verdict, who pronounced it and about what. */
export interface ExplainedVerdict {
    verdict: Verdict;
    /** What this pack says of the policy; undefined when the pack does not name it. */
    policy: PolicyDescription | undefined;
    resource: { type: string; name: string };
    /** The message without the policy's description, which Pulumi puts in front of it. */
    finding: string;
}

function findingOf(message: string, policy: PolicyDescription | undefined): string {
    const prefix = `${policy?.description ?? ""}\n`;
    return message.startsWith(prefix) ? message.slice(prefix.length) : message;
}

/** The verdicts with what the packs say of their policies. */
export function explain(report: PolicyReport): ExplainedVerdict[] {
    const policies = new Map(
        report.packs.flatMap((pack) =>
            pack.policies.map((policy) => [`${pack.name}/${policy.name}`, policy] as const),
        ),
    );
    return report.verdicts.map((verdict) => {
        const policy = policies.get(`${verdict.pack}/${verdict.policy}`);
        const finding = findingOf(verdict.message, policy);
        return { verdict, policy, resource: typeAndNameOf(verdict.urn), finding };
    });
}

/** A resource as a reader wants it: `sagemaker.Model fraud-model`. */
export function resourceText({ type, name }: ExplainedVerdict["resource"]): string {
    return `${shortType(type)} ${name}`;
}

/** What stops a deployment, and all the rest. */
export function byConsequence(explained: readonly ExplainedVerdict[]): {
    mandatory: ExplainedVerdict[];
    others: ExplainedVerdict[];
} {
    return {
        mandatory: explained.filter(({ verdict }) => verdict.level === "mandatory"),
        others: explained.filter(({ verdict }) => verdict.level !== "mandatory"),
    };
}

/** How many policies looked at the stack. */
export function policyCount(report: PolicyReport): number {
    return report.packs.reduce((sum, pack) => sum + pack.policies.length, 0);
}

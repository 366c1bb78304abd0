import { Rehearsal, rehearse } from "../stack/rehearseStack";
import { dollarRange, renderVerdicts } from "../graph/summary";
import { LocalRegistry } from "../registry/localRegistry";
import { Screen } from "../terminal/paint";

const MODEL = "aws:sagemaker/model:Model";

/** One environment to deploy, and the version to deploy there. */
export interface Deployment {
    stack: string;
    modelPackageArn: string;
    /** Whether to leave unknown what a real preview does not know. */
    preview: boolean;
    /** Whether the policy packs look at it. */
    policies: boolean;
    registry: LocalRegistry;
    screen: Screen;
}

/** A line on what a rehearsed stack is made of and what it costs. */
export function describeStack({ graph }: Rehearsal): string {
    const declared = graph.resources.filter(({ type }) => type !== "pulumi:pulumi:Stack");
    const resources = declared.filter(({ custom }) => custom).length;
    const components = declared.length - resources;
    const monthly = dollarRange(graph.cost.monthly);
    return `${resources.toString()} resources in ${components.toString()} components, ${monthly} a month without traffic`;
}

/**
 * Fails where a mandatory policy is violated, as the deployment would.
 *
 * @throws Error listing every verdict
 */
export function requirePolicies({ graph }: Rehearsal, screen: Screen): void {
    if (graph.policies.some(({ level }) => level === "mandatory")) {
        throw new Error([`stack "${graph.stack}"`, ...renderVerdicts(graph.policies, screen)].join("\n"));
    }
}

function servedVersions({ graph }: Rehearsal): string[] {
    return graph.resources
        .filter(({ type }) => type === MODEL)
        .flatMap(({ inputs }) => JSON.stringify(inputs).match(/arn:[^"]+:model-package\/[^"]+/g) ?? []);
}

/**
 * Rehearses the deployment of one version into one environment.
 *
 * @throws Error when a policy is violated, or when the environment would serve another version
 */
export async function deployEnvironment(deployment: Deployment): Promise<Rehearsal> {
    const { stack, modelPackageArn, preview, policies, registry, screen } = deployment;
    const rehearsal = await rehearse({ stack, modelPackageArn, preview, policies, registry });
    requirePolicies(rehearsal, screen);
    const served = servedVersions(rehearsal);
    const others = served.filter((arn) => arn !== modelPackageArn);
    if (served.length === 0 || others.length > 0) {
        const found = others.length === 0 ? "no version" : others.join(", ");
        throw new Error(`stack "${stack}" would serve ${found} instead of ${modelPackageArn}`);
    }
    return rehearsal;
}

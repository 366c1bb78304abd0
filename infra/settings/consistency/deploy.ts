import { deployPipelineProblems } from "../../../components/deploy/deployProblems";
import type { Problem } from "../../../components/shared/problems/problems";
import type { PlatformSettings } from "../schema/platformSettings";
import { relocated } from "./relocated";

/** Builds install packages, so that they need a way out of the VPC that they run in. */
function networkProblems({ deployment, network }: Partial<PlatformSettings>): Problem[] {
    return deployment?.buildsInVpc === true && network?.natGateways === "none"
        ? [
              {
                  path: "deployment.buildsInVpc",
                  rule: "must be false where network.natGateways is none, as builds install packages",
                  got: true,
                  fix: "leave it out, or let the network have NAT gateways",
              },
          ]
        : [];
}

/**
 * That people are asked before production is no matter of form: a stack without it breaks a policy, and a rehearsal of
 * it ends as one that breaks any other does. So it is left to the component, which makes nothing then.
 */
function approved(environments: PlatformSettings["environments"]): PlatformSettings["environments"] {
    return environments.map((environment) =>
        environment.production && environment.approvals.length === 0
            ? { ...environment, approvals: [{ name: "any", timeoutMinutes: 60 }] }
            : environment,
    );
}

function pipelineProblems(settings: Partial<PlatformSettings>): Problem[] {
    const { model, environment, deploySource, environments, deployment } = settings;
    if (
        model === undefined ||
        environment === undefined ||
        deploySource === undefined ||
        environments === undefined
    ) {
        return [];
    }
    const problems = deployPipelineProblems(`${model}-${environment}-deploy`, {
        source: deploySource,
        modelName: model,
        environments: approved(environments),
        pulumiVersion: deployment?.pulumiVersion ?? "0.0.0",
        policyPacks: deployment?.policyPacks ?? [],
        endpointTestFolder: deployment?.endpointTestFolder ?? ".",
        pulumiCloud: deployment?.pulumiCloud,
        given: [],
    });
    return relocated(problems, {
        name: "environment",
        modelName: "model",
        source: "deploySource",
        pulumiVersion: "deployment.pulumiVersion",
        policyPacks: "deployment.policyPacks",
        endpointTestFolder: "deployment.endpointTestFolder",
        pulumiCloud: "deployment.pulumiCloud",
    });
}

/** What the components of the deploy side would refuse. */
export function deployConsistency(settings: Partial<PlatformSettings>): Problem[] {
    return [...networkProblems(settings), ...pipelineProblems(settings)];
}

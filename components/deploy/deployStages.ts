import type { ApprovalArgs, DeployEnvironmentArgs } from "./deployEnvironmentArgs";

/** What one action of the deployment pipeline does, and to which environment. */
export type StageTask =
    | { kind: "source" }
    | { kind: "preview" }
    | { kind: "deploy"; environment: string }
    | { kind: "test"; environment: string }
    | { kind: "approval"; environment: string; approval: Required<ApprovalArgs> }
    | { kind: "verify"; environment: string };

/** One action: what it does, when in its stage, and which artifacts it hands on. */
export interface StageAction {
    name: string;
    runOrder: number;
    task: StageTask;
    inputArtifacts: string[];
    outputArtifacts: string[];
}

/** One stage. A production stage that fails is put back to its last successful execution. */
export interface DeployStage {
    name: string;
    rollsBack: boolean;
    actions: StageAction[];
}

/** The repository as it was fetched. */
export const SOURCE_ARTIFACT = "Source";
/** The repository as the Build stage checked it, policy packs built; every later stage works on this. */
export const CHECKED_ARTIFACT = "Checked";
/** Namespace of the pipeline variables; https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html. */
export const MODEL_PACKAGE_ARN = "#{variables.ModelPackageArn}";

const APPROVAL_TIMEOUT_MINUTES = 10_080;

/** Artifact in which a deployment says which endpoints it left behind; letters, digits and `_` for a shell's sake. */
export function deploymentArtifact(environment: string): string {
    return `Deployment_${environment.replaceAll("-", "_")}`;
}

/**
 * The stages of a deployment, in order: source, build, then each environment. A production environment is
 * preceded by a stage of its own that holds nothing but its approvals, one after the other.
 */
export function deployStages(environments: readonly DeployEnvironmentArgs[]): DeployStage[] {
    return [
        stage("Source", [action("Fetch", { kind: "source" }, [], [SOURCE_ARTIFACT])]),
        stage("Build", [
            action("CheckAndPreview", { kind: "preview" }, [SOURCE_ARTIFACT], [CHECKED_ARTIFACT]),
        ]),
        ...environments.flatMap((environment) =>
            environment.production === true ? productionStages(environment) : [rehearsalStage(environment)],
        ),
    ];
}

function rehearsalStage({ name }: DeployEnvironmentArgs): DeployStage {
    return stage(`Deploy-${name}`, [
        deployAction(name),
        action("Test", { kind: "test", environment: name }, afterDeployment(name)),
    ]);
}

function productionStages(environment: DeployEnvironmentArgs): DeployStage[] {
    const { name } = environment;
    const approvals = (environment.approvals ?? []).map((approval) =>
        action(approval.name, {
            kind: "approval",
            environment: name,
            approval: {
                name: approval.name,
                timeoutMinutes: approval.timeoutMinutes ?? APPROVAL_TIMEOUT_MINUTES,
                instructions: approval.instructions ?? `Deploy ${MODEL_PACKAGE_ARN} to ${name}?`,
            },
        }),
    );
    const deployment = stage(`Production-${name}`, [
        deployAction(name),
        action("Verify", { kind: "verify", environment: name }, afterDeployment(name)),
    ]);
    return [stage(`Approval-${name}`, approvals), { ...deployment, rollsBack: true }];
}

function deployAction(environment: string): StageAction {
    const outputs = [deploymentArtifact(environment)];
    return action("Deploy", { kind: "deploy", environment }, [CHECKED_ARTIFACT], outputs);
}

function afterDeployment(environment: string): string[] {
    return [CHECKED_ARTIFACT, deploymentArtifact(environment)];
}

function action(
    name: string,
    task: StageTask,
    inputArtifacts: string[] = [],
    outputArtifacts: string[] = [],
): StageAction {
    return { name, runOrder: 1, task, inputArtifacts, outputArtifacts };
}

/** Actions of one run order run side by side, so each gets its own: they run one after the other. */
function stage(name: string, actions: StageAction[]): DeployStage {
    return { name, rollsBack: false, actions: actions.map((each, at) => ({ ...each, runOrder: at + 1 })) };
}

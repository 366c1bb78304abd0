import type * as pulumi from "@pulumi/pulumi";
import type {
    ApprovalArgs,
    DeployEnvironmentArgs,
    DeploymentWindowArgs,
} from "../environments/deployEnvironmentArgs";

/** What one action of the deployment pipeline does, and to which environment. */
export type StageTask =
    | { kind: "source" }
    | { kind: "preview" }
    | { kind: "deploy"; environment: string }
    | { kind: "test"; environment: string }
    | { kind: "compare"; environment: string }
    | { kind: "approval"; environment: string; approval: Required<ApprovalArgs> }
    | { kind: "verify"; environment: string };

/** One action: what it does, when in its stage, and which artifacts it hands on. */
export interface StageAction {
    name: string;
    runOrder: number;
    task: StageTask;
    inputArtifacts: string[];
    outputArtifacts: string[];
    /** Under which later actions find what this one exports. */
    namespace?: string;
}

/** What must hold before an execution enters a stage. */
export interface StageEntry {
    window: Required<DeploymentWindowArgs> | undefined;
    alarmNames: pulumi.Input<string>[];
    /** Where the alarms are; undefined for the pipeline's own region. */
    region: string | undefined;
}

/** One stage. A production stage that fails is put back to its last successful execution. */
export interface DeployStage {
    name: string;
    rollsBack: boolean;
    entry: StageEntry | undefined;
    actions: StageAction[];
}

/** The repository as it was fetched. */
export const SOURCE_ARTIFACT = "Source";
/** The repository as the Build stage checked it, policy packs built; every later stage works on this. */
export const CHECKED_ARTIFACT = "Checked";
/** Variables that an execution is started with. */
export const VARIABLES = { modelPackageArn: "ModelPackageArn", rejectedVersion: "RejectedVersion" } as const;
/** References to them; https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html. */
export const MODEL_PACKAGE_ARN = `#{variables.${VARIABLES.modelPackageArn}}`;
export const REJECTED_VERSION = `#{variables.${VARIABLES.rejectedVersion}}`;

const BUILD_NAMESPACE = "Build";
const WEEK_MINUTES = 10_080;
const DEFAULT_TIMEZONE = "UTC";

/** Artifact in which a deployment says which endpoints it left behind; letters, digits and `_` for a shell's sake. */
export function deploymentArtifact(environment: string): string {
    return `Deployment_${environment.replaceAll("-", "_")}`;
}

/**
 * The stages of a deployment, in order: source, build, then each environment. A production environment is
 * preceded by a stage of its own, in which the version is compared with the live one and then approved, by one
 * person after the other.
 */
export function deployStages(environments: readonly DeployEnvironmentArgs[]): DeployStage[] {
    return [
        stage("Source", [action("Fetch", { kind: "source" }, [], [SOURCE_ARTIFACT])]),
        stage("Build", [
            {
                ...action("CheckAndPreview", { kind: "preview" }, [SOURCE_ARTIFACT], [CHECKED_ARTIFACT]),
                namespace: BUILD_NAMESPACE,
            },
        ]),
        ...environments.flatMap((environment) =>
            environment.production === true ? productionStages(environment) : [rehearsalStage(environment)],
        ),
    ];
}

function rehearsalStage(environment: DeployEnvironmentArgs): DeployStage {
    const { name } = environment;
    const deployment = stage(`Deploy-${name}`, [
        deployAction(name),
        action("Test", { kind: "test", environment: name }, afterDeployment(name)),
    ]);
    return { ...deployment, entry: entryOf(environment) };
}

function productionStages(environment: DeployEnvironmentArgs): DeployStage[] {
    const { name } = environment;
    const comparison = {
        ...action("Compare", { kind: "compare", environment: name }, [CHECKED_ARTIFACT]),
        namespace: comparisonNamespace(name),
    };
    const deployment = stage(`Production-${name}`, [
        deployAction(name),
        action("Verify", { kind: "verify", environment: name }, afterDeployment(name)),
    ]);
    return [
        stage(`Approval-${name}`, [comparison, ...approvalActions(environment)]),
        { ...deployment, rollsBack: true, entry: entryOf(environment) },
    ];
}

function approvalActions({ name: environment, approvals = [] }: DeployEnvironmentArgs): StageAction[] {
    return approvals.map(({ name, timeoutMinutes, instructions }) => {
        const asked = instructions ?? `Deploy ${MODEL_PACKAGE_ARN} to ${environment}?`;
        const compared = `#{${comparisonNamespace(environment)}.COMPARISON}`;
        return action(name, {
            kind: "approval",
            environment,
            approval: {
                name,
                timeoutMinutes: timeoutMinutes ?? WEEK_MINUTES,
                instructions: `${asked}\n${compared}\nPreviews: #{${BUILD_NAMESPACE}.PREVIEW_LOG}`,
            },
        });
    });
}

function comparisonNamespace(environment: string): string {
    return `Compare-${environment}`;
}

function entryOf(environment: DeployEnvironmentArgs): StageEntry | undefined {
    const { deploymentWindow, entryAlarmNames = [], region } = environment;
    if (deploymentWindow === undefined && entryAlarmNames.length === 0) {
        return undefined;
    }
    const defaults = { timezone: DEFAULT_TIMEZONE, timeoutMinutes: WEEK_MINUTES };
    const window = deploymentWindow === undefined ? undefined : { ...defaults, ...deploymentWindow };
    return { window, alarmNames: entryAlarmNames, region };
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
    return {
        name,
        rollsBack: false,
        entry: undefined,
        actions: actions.map((each, at) => ({ ...each, runOrder: at + 1 })),
    };
}

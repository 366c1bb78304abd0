import type * as pulumi from "@pulumi/pulumi";
import type { AwsAccessArgs } from "../../shared/awsAccess";
import { concurrencyToPutBack, ServerlessCapacities } from "./concurrency";
import { deploymentConfig } from "./deploymentConfig";
import { describeEndpoint } from "./describeEndpoint";
import { PerVariant, propertiesNotRetained, sameNumbers } from "./retention";
import { Destination, rollOut } from "./rollOut";
import type { RolloutPlan } from "./rolloutArgs";
import { rolloutClients } from "./rolloutClients";
import { sageMakerService } from "./sageMakerService";

/** What the resource is told, as it reaches the provider. */
export interface RolloutInputs {
    endpointName: string;
    endpointConfigName: string;
    region: string;
    access?: AwsAccessArgs;
    deployment?: RolloutPlan;
    rollbackAlarmNames: string[];
    watchSeconds: number;
    weights?: PerVariant;
    instanceCounts?: PerVariant;
    shadowSamplingPercent?: number;
    instanceTypes?: Record<string, string>;
    serverless?: ServerlessCapacities;
}

/** What the resource is known by afterwards. */
export interface RolloutState extends RolloutInputs {
    /** Configuration that the endpoint was last seen to serve with. */
    liveEndpointConfigName: string;
}

/**
 * Pulumi serialises these functions, with everything they reach, into the stack's state, and evaluates that text
 * in a process of its own. So everything here is a plain function or plain data, and nothing keeps state.
 */
function sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** JSON with sorted keys: the engine does not keep the order of keys. */
function canonical(value: unknown): string {
    return JSON.stringify(value, (_key, inner: unknown) =>
        typeof inner === "object" && inner !== null && !Array.isArray(inner)
            ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
            : inner,
    );
}

/** The weights that the settings have changed; at first all of them. */
function changedWeights(
    before: RolloutState | undefined,
    { weights }: RolloutInputs,
): PerVariant | undefined {
    return before !== undefined && sameNumbers(before.weights ?? {}, weights ?? {}) ? undefined : weights;
}

async function bringInputsLive(
    before: RolloutState | undefined,
    inputs: RolloutInputs,
): Promise<RolloutState> {
    const { endpointName, endpointConfigName, watchSeconds, deployment, rollbackAlarmNames } = inputs;
    const service = sageMakerService(rolloutClients(inputs.region, inputs.access), {
        endpointName,
        endpointConfigName,
        ...(deployment === undefined
            ? {}
            : { deploymentConfig: deploymentConfig(deployment, rollbackAlarmNames) }),
        rollbackAlarmNames,
        notRetained: (live) => propertiesNotRetained(before, inputs, live.instanceCounts),
    });
    const desired = { endpointName, endpointConfigName, watchSeconds };
    const destination: Destination = {
        desired,
        ...(deployment === undefined ? {} : { deployment }),
        weights: changedWeights(before, inputs),
        concurrencyToPutBack: (held, lost) =>
            concurrencyToPutBack(before?.serverless, inputs.serverless ?? {}, held, lost),
    };
    const live = await rollOut(destination, service, {
        now: () => performance.now(),
        sleep,
        report: (line) => {
            console.log(line);
        },
    });
    return { ...inputs, liveEndpointConfigName: live.endpointConfigName };
}

/** Everything but the provider's own code, which changes with every release of this library and means nothing to SageMaker. */
function withoutCode(properties: RolloutInputs): Record<string, unknown> {
    const known: Record<string, unknown> = { ...properties };
    delete known["__provider"];
    delete known["liveEndpointConfigName"];
    return known;
}

async function create(inputs: RolloutInputs): Promise<pulumi.dynamic.CreateResult<RolloutState>> {
    return { id: inputs.endpointName, outs: await bringInputsLive(undefined, inputs) };
}

async function update(
    _id: string,
    olds: RolloutState,
    news: RolloutInputs,
): Promise<pulumi.dynamic.UpdateResult<RolloutState>> {
    return { outs: await bringInputsLive(olds, news) };
}

/** Whether a variant that is live gets another instance type or goes away. */
function movesVariant(before: Record<string, string>, now: Record<string, string>): boolean {
    return Object.keys(before).some((name) => before[name] !== now[name]);
}

/** Whether a variant that is live loses its provisioned concurrency, which a scaling target must not be left without. */
function losesConcurrency(before: ServerlessCapacities, now: ServerlessCapacities): boolean {
    return Object.keys(before).some(
        (name) =>
            before[name]?.provisionedConcurrency !== undefined &&
            now[name]?.provisionedConcurrency === undefined,
    );
}

async function diff(
    _id: string,
    olds: RolloutState,
    news: RolloutInputs,
): Promise<pulumi.dynamic.DiffResult> {
    const elsewhere = (["endpointName", "region"] as const).filter((key) => olds[key] !== news[key]);
    const moves =
        news.instanceTypes !== undefined && movesVariant(olds.instanceTypes ?? {}, news.instanceTypes);
    const loses = losesConcurrency(olds.serverless ?? {}, news.serverless ?? {});
    const drifted = olds.liveEndpointConfigName !== news.endpointConfigName;
    return Promise.resolve({
        changes: drifted || canonical(withoutCode(olds)) !== canonical(withoutCode(news)),
        replaces: [...elsewhere, ...(moves ? ["instanceTypes"] : []), ...(loses ? ["serverless"] : [])],
        deleteBeforeReplace: moves || loses,
    });
}

/** An endpoint that is gone takes its rollout out of the state with it. */
async function read(id: string, state?: RolloutState): Promise<pulumi.dynamic.ReadResult<RolloutState>> {
    if (state === undefined) {
        throw new Error(
            `A rollout cannot be imported; declare one for endpoint ${id}, it adopts what is live.`,
        );
    }
    const live = await describeEndpoint(
        rolloutClients(state.region, state.access).sagemaker,
        state.endpointName,
    );
    return live === undefined
        ? { id: "", props: state }
        : { id, props: { ...state, liveEndpointConfigName: live.endpointConfigName } };
}

/**
 * Owns which configuration of an endpoint is live. It has no `delete`: that the endpoint exists is owned by
 * another resource. One object for all resources, so that it is serialised once.
 */
export const rolloutProvider: pulumi.dynamic.ResourceProvider<RolloutInputs, RolloutState> = {
    create,
    update,
    diff,
    read,
};

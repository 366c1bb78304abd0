import type * as pulumi from "@pulumi/pulumi";
import { AwsAccessArgs, awsAccessProblems } from "../shared/awsAccess";
import type { AwsLocation } from "../shared/awsLocation";
import type { NetworkPlacement } from "../shared/networkPlacement";
import type { Problem } from "../shared/problems/problems";
import type { Tags } from "../shared/tags";
import { defaultRollout, Fleet, fleetProblems } from "./rollout/fleetProblems";
import type { RolloutArgs } from "./rollout/rolloutArgs";
import { rolloutProblems } from "./rollout/rolloutProblems";

/** Arguments that an endpoint on instances has, whatever it hosts. */
export interface EndpointArgs {
    /** Partition, region and account. */
    location: AwsLocation;
    /** Name that clients call; never changes. 1 to 63 letters, digits and hyphens. */
    endpointName: string;
    /** Private subnets and security groups of the models. */
    network: NetworkPlacement;
    /** How a new configuration goes live. Default: a canary of 10 %, or all at once where there are no two instances or no alarms. */
    rollout?: RolloutArgs;
    /** Names of the alarms that make SageMaker roll back: 1 to 10, or none for `allAtOnce`. They must exist before a rollout, so pass outputs of the alarms. */
    rollbackAlarmNames: pulumi.Input<string>[];
    /** Longest time in seconds that one of these alarms takes to go off, which a rollout must wait after each step. Default: not checked. */
    rollbackAlarmSeconds?: number;
    /** Rights that rollouts call SageMaker with: those of the AWS provider. Default: what the AWS SDK finds. */
    access?: AwsAccessArgs;
    /** Keep the endpoint from being deleted by Pulumi. Default: true. */
    protectEndpoint?: boolean;
    /** Cut the containers off every network; SageMaker still loads models into them. Default: true; turn it off for a container that calls out. */
    networkIsolation?: boolean;
    /** Tags of every child. */
    tags?: Tags;
}

const DEFAULTS = { protectEndpoint: true, networkIsolation: true } as const;

/** What the arguments say of an endpoint, with every default filled in. */
export interface EndpointPlan {
    rollout: RolloutArgs;
    protect: boolean;
    networkIsolation: boolean;
}

/** What runs on instances behind an endpoint: the variants that answer, and the shadow. */
export type Hosts = Pick<Fleet, "variants" | "shadow">;

function fleetOf(args: EndpointArgs, hosts: Hosts): Fleet {
    return { ...args, ...hosts, rollbackAlarmCount: args.rollbackAlarmNames.length };
}

function rolloutOf(args: EndpointArgs, hosts: Hosts): RolloutArgs {
    return args.rollout ?? defaultRollout(fleetOf(args, hosts));
}

/** Fills in every default of an endpoint with these hosts. */
export function planEndpoint(args: EndpointArgs, hosts: Hosts): EndpointPlan {
    return {
        rollout: rolloutOf(args, hosts),
        protect: args.protectEndpoint ?? DEFAULTS.protectEndpoint,
        networkIsolation: args.networkIsolation ?? DEFAULTS.networkIsolation,
    };
}

/** What keeps new configurations of an endpoint with these hosts from going live. */
export function goingLiveProblems(args: EndpointArgs, hosts: Hosts): Problem[] {
    const rollout = rolloutOf(args, hosts);
    return [
        ...rolloutProblems("rollout", rollout),
        ...fleetProblems("rollout", rollout, fleetOf(args, hosts)),
        ...awsAccessProblems("access", args.access),
    ];
}

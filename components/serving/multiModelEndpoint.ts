import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AwsAccessArgs, awsAccessProblems } from "../shared/awsAccess";
import { AwsLocation } from "../shared/awsLocation";
import { NetworkPlacement } from "../shared/networkPlacement";
import { Problem } from "../shared/problems";
import { rejectProblems } from "../shared/rejectProblems";
import { ServiceRole } from "../shared/serviceRole";
import { mergeTags, Tags } from "../shared/tags";
import { repositoryArn } from "./containerImages";
import { componentNameProblems, physicalNameProblems } from "./endpointNames";
import { createHostedModel } from "./hostedModel";
import { createHostingRole } from "./hostingRole";
import { createLiveEndpoint } from "./liveEndpoint";
import { keyPrefix, ModelCache, modelDataPrefixProblems, multiModelHostProblems } from "./multiModel";
import { defaultRollout, Fleet, fleetProblems } from "./rollout/fleetProblems";
import { RolloutArgs } from "./rollout/rolloutArgs";
import { rolloutProblems } from "./rollout/rolloutProblems";
import { environmentProblems, instanceCountProblems, instanceTypeProblems } from "./variants";

/** Arguments of {@link MultiModelEndpoint}. */
export interface MultiModelEndpointArgs {
    /** Partition, region and account. */
    location: AwsLocation;
    /** Name that clients call; never changes. 1 to 63 letters, digits and hyphens. */
    endpointName: string;
    /** Container image in Amazon ECR that can load many models; on a GPU, SageMaker's Triton. */
    image: pulumi.Input<string>;
    /** Prefix in the artefact bucket that every model archive lies under, `s3://<bucket>/<prefix>/`. A request names its model relative to it. */
    modelDataPrefix: pulumi.Input<string>;
    /** Instance type: a CPU type that is not burstable, or a single-GPU type of the families p2, p3, g4dn, g5. Its memory is the cache of models. */
    instanceType: string;
    /** Instances when the endpoint is made, at least 1; AWS advises two or more. Later on it only ever adds. */
    initialInstanceCount: number;
    /** Whether loaded models stay in memory. Default: enabled; disabled for many models of which each is asked for rarely. */
    modelCache?: ModelCache;
    /** Stable name of the only variant. Default: `AllTraffic`. */
    variantName?: string;
    /** Environment of the container; at most 100 variables. */
    environment?: Record<string, pulumi.Input<string>>;
    /** Private subnets and security groups of the models. */
    network: NetworkPlacement;
    /** ARN of the key for volumes. */
    keyArn: pulumi.Input<string>;
    /** Bucket that holds `modelDataPrefix`. */
    artifactBucketName: pulumi.Input<string>;
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
    /** Cut the container off every network; SageMaker still loads models into it. Default: true. */
    networkIsolation?: boolean;
    /** Tags of every child. */
    tags?: Tags;
}

const DEFAULTS = {
    variantName: "AllTraffic",
    modelCache: ModelCache.Enabled,
    protectEndpoint: true,
    networkIsolation: true,
} as const;

/** SageMaker's words for the cache setting. */
const CACHE_SETTINGS = { enabled: "Enabled", disabled: "Disabled" } as const;

/** What is wrong with the arguments; `name` is the component's. */
export function multiModelEndpointProblems(name: string, args: MultiModelEndpointArgs): Problem[] {
    const fleet = fleetOf(args);
    const rollout = args.rollout ?? defaultRollout(fleet);
    return [
        ...componentNameProblems(name, "-endpoint-config"),
        ...physicalNameProblems("endpointName", args.endpointName),
        ...physicalNameProblems("variantName", args.variantName ?? DEFAULTS.variantName),
        ...modelDataPrefixProblems(args.modelDataPrefix),
        ...instanceTypeProblems("instanceType", args.instanceType),
        ...multiModelHostProblems(args.instanceType, args.image),
        ...instanceCountProblems("initialInstanceCount", args.initialInstanceCount),
        ...environmentProblems("environment", args.environment ?? {}),
        ...rolloutProblems("rollout", rollout),
        ...fleetProblems("rollout", rollout, fleet),
        ...awsAccessProblems("access", args.access),
    ];
}

/**
 * Many models of one kind behind a stable name, loaded on demand from a prefix into the memory of shared instances:
 * a role, a model of mode MultiModel, a configuration, the endpoint and its rollout. A model is added by putting its
 * archive under the prefix, without a deployment. SageMaker captures no data of such an endpoint for its monitors.
 *
 * ```ts
 * new MultiModelEndpoint("pricing", {
 *     location, endpointName: "pricing", network, keyArn, artifactBucketName,
 *     image, modelDataPrefix: "s3://artifacts/pricing/", instanceType: "ml.m5.xlarge", initialInstanceCount: 2,
 *     rollbackAlarmNames: alarms.rollbackAlarmNames,
 * });
 * ```
 */
export class MultiModelEndpoint extends pulumi.ComponentResource {
    /** Name that clients call, known once the rollout is through; what scales the endpoint has to take it from here. */
    readonly endpointName: pulumi.Output<string>;
    /** Configuration that is live. */
    readonly endpointConfigName: pulumi.Output<string>;
    /** Role that SageMaker hosts the models with. */
    readonly executionRoleArn: pulumi.Output<string>;
    /** That the endpoint exists; its name is known before a rollout. */
    readonly endpoint: aws.sagemaker.Endpoint;

    constructor(name: string, args: MultiModelEndpointArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mlops:index:MultiModelEndpoint", name, {}, opts);
        rejectProblems(this, "MultiModelEndpoint", name, multiModelEndpointProblems(name, args));

        const child = { parent: this };
        const tags = mergeTags("MultiModelEndpoint", args.tags);
        const role = createRole(name, args, tags, child);
        const networkIsolation = args.networkIsolation ?? DEFAULTS.networkIsolation;
        const container = containerOf(args);
        const model = createHostedModel(
            `${name}-model`,
            { ...args, container, networkIsolation, role, tags },
            child,
        );
        const { config, endpoint, rollout } = createLiveEndpoint(
            name,
            {
                ...args,
                region: args.location.region,
                variants: [{ ...variantOf(args), weight: 1, modelName: model.name }],
                rollout: args.rollout ?? defaultRollout(fleetOf(args)),
                protect: args.protectEndpoint ?? DEFAULTS.protectEndpoint,
                tags,
            },
            child,
        );

        this.endpointName = rollout.endpointName;
        this.endpointConfigName = config.name;
        this.executionRoleArn = role.arn;
        this.endpoint = endpoint;
        const { endpointName, endpointConfigName, executionRoleArn } = this;
        this.registerOutputs({ endpointName, endpointConfigName, executionRoleArn });
    }
}

function variantOf(args: MultiModelEndpointArgs): Fleet["variants"][number] {
    const { instanceType, initialInstanceCount } = args;
    return { name: args.variantName ?? DEFAULTS.variantName, instanceType, initialInstanceCount };
}

function fleetOf(args: MultiModelEndpointArgs): Fleet {
    return { ...args, variants: [variantOf(args)], rollbackAlarmCount: args.rollbackAlarmNames.length };
}

function createRole(
    name: string,
    args: MultiModelEndpointArgs,
    tags: Tags,
    opts: pulumi.CustomResourceOptions,
): ServiceRole {
    const { location } = args;
    const prefix = pulumi.output(args.modelDataPrefix).apply(keyPrefix);
    const repository = pulumi.output(args.image).apply((image) => repositoryArn(location, image));
    const spec = {
        ...args,
        modelDataKeys: pulumi.interpolate`${prefix}*`,
        listedPrefix: prefix,
        repositoryArns: [repository],
        tags,
    };
    return createHostingRole(name, spec, opts);
}

function containerOf(args: MultiModelEndpointArgs): aws.types.input.sagemaker.ModelPrimaryContainer {
    return {
        image: args.image,
        mode: "MultiModel",
        modelDataUrl: args.modelDataPrefix,
        multiModelConfig: { modelCacheSetting: CACHE_SETTINGS[args.modelCache ?? DEFAULTS.modelCache] },
        ...(args.environment === undefined ? {} : { environment: args.environment }),
    };
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { interpolate, mapInput } from "../shared/plainInputs";
import { Problem } from "../shared/problems/problems";
import { rejectProblems } from "../shared/problems/rejectProblems";
import { ServiceRole } from "../shared/iam/serviceRole";
import { mergeTags, Tags } from "../shared/tags";
import { EndpointArgs, goingLiveProblems, Hosts, planEndpoint } from "./endpointArgs";
import { componentNameProblems, ENDPOINT_ROLE, physicalNameProblems } from "./endpointNames";
import { createHostedModel } from "./hosting/hostedModel";
import { imageRepositories } from "./hosting/imageRepositories";
import { createHostingRole } from "./roles/hostingRole";
import { createLiveEndpoint } from "./liveEndpoint";
import { environmentProblems, instanceCountProblems, instanceTypeProblems } from "./hosting/modelHost";
import { keyPrefix, ModelCache, modelDataPrefixProblems, multiModelHostProblems } from "./hosting/multiModel";

/** Arguments of {@link MultiModelEndpoint}. */
export interface MultiModelEndpointArgs extends EndpointArgs {
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
    /** ARN of the key for volumes. */
    keyArn: pulumi.Input<string>;
    /** Bucket that holds `modelDataPrefix`. */
    artifactBucketName: pulumi.Input<string>;
}

const DEFAULTS = {
    variantName: "AllTraffic",
    modelCache: ModelCache.Enabled,
} as const;

/** SageMaker's words for the cache setting. */
const CACHE_SETTINGS = { enabled: "Enabled", disabled: "Disabled" } as const;

/** What is wrong with the arguments; `name` is the component's. */
export function multiModelEndpointProblems(name: string, args: MultiModelEndpointArgs): Problem[] {
    return [
        ...componentNameProblems(name, ENDPOINT_ROLE),
        ...physicalNameProblems("endpointName", args.endpointName),
        ...physicalNameProblems("variantName", args.variantName ?? DEFAULTS.variantName),
        ...modelDataPrefixProblems(args.modelDataPrefix),
        ...instanceTypeProblems("instanceType", args.instanceType),
        ...multiModelHostProblems(args.instanceType, args.image),
        ...instanceCountProblems("initialInstanceCount", args.initialInstanceCount),
        ...environmentProblems("environment", args.environment ?? {}),
        ...goingLiveProblems(args, hostsOf(args)),
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
        const plan = planEndpoint(args, hostsOf(args));
        const container = containerOf(args);
        const role = createRole(name, args, tags, child);
        const model = createHostedModel(`${name}-model`, { ...args, ...plan, container, role, tags }, child);
        const variant = { ...variantOf(args), weight: 1, modelName: model.name };
        const live = createLiveEndpoint(name, { ...args, ...plan, variants: [variant], tags }, child);

        this.endpointName = live.endpointName;
        this.endpointConfigName = live.endpointConfigName;
        this.executionRoleArn = role.arn;
        this.endpoint = live.endpoint;
        const { endpointName, endpointConfigName, executionRoleArn } = this;
        this.registerOutputs({ endpointName, endpointConfigName, executionRoleArn });
    }
}

function variantOf(args: MultiModelEndpointArgs): Hosts["variants"][number] {
    const { instanceType, initialInstanceCount } = args;
    return { name: args.variantName ?? DEFAULTS.variantName, instanceType, initialInstanceCount };
}

function hostsOf(args: MultiModelEndpointArgs): Hosts {
    return { variants: [variantOf(args)] };
}

function createRole(
    name: string,
    args: MultiModelEndpointArgs,
    tags: Tags,
    opts: pulumi.CustomResourceOptions,
): ServiceRole {
    const prefix = mapInput(args.modelDataPrefix, keyPrefix);
    const spec = {
        ...args,
        modelDataKeys: interpolate`${prefix}*`,
        listedPrefix: prefix,
        repositoryArns: imageRepositories(args.location, [args.image]),
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

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AwsAccessArgs, awsAccessProblems } from "../shared/awsAccess";
import { AwsLocation } from "../shared/awsLocation";
import { NetworkPlacement } from "../shared/networkPlacement";
import { interpolate, mapInput } from "../shared/plainInputs";
import { Problem } from "../shared/problems";
import { rejectProblems } from "../shared/rejectProblems";
import { ServiceRole } from "../shared/serviceRole";
import { mergeTags, Tags } from "../shared/tags";
import { anyRepositoryArn, repositoryArn } from "./containerImages";
import {
    DataCaptureArgs,
    dataCaptureConfig,
    dataCaptureProblems,
    DataCapturePlan,
    planDataCapture,
} from "./dataCapture";
import { componentNameProblems, physicalNameProblems } from "./endpointNames";
import { createHostingRole } from "./hostingRole";
import { createLiveEndpoint } from "./liveEndpoint";
import { defaultRollout, Fleet, fleetProblems } from "./rollout/fleetProblems";
import { RolloutArgs } from "./rollout/rolloutArgs";
import { rolloutProblems } from "./rollout/rolloutProblems";
import { shadowProblems, ShadowVariantArgs } from "./shadowVariant";
import { createVariantModels } from "./variantModels";
import { EndpointVariantArgs, variantsProblems } from "./variants";

/** Arguments of {@link RealtimeEndpoint}. */
export interface RealtimeEndpointArgs {
    /** Partition, region and account. */
    location: AwsLocation;
    /** Name that clients call; never changes. 1 to 63 letters, digits and hyphens. */
    endpointName: string;
    /** What serves, 1 to 10 variants with a name each. */
    variants: EndpointVariantArgs[];
    /**
     * A model that is tried on copies of the requests, beside exactly one variant. It is promoted by giving the variant
     * its version and leaving the shadow out: the endpoint, its scaling and its alarms stay. Default: none.
     */
    shadow?: ShadowVariantArgs;
    /** Private subnets and security groups of the models. */
    network: NetworkPlacement;
    /** ARN of the key for volumes and captured data. */
    keyArn: pulumi.Input<string>;
    /** Bucket of captured data, and of model archives where `modelBucketName` names no other. */
    artifactBucketName: pulumi.Input<string>;
    /** Bucket of the model archives, for example the platform's, which registered them. Default: `artifactBucketName`. */
    modelBucketName?: pulumi.Input<string>;
    /** ARN of the key of the model archives. Default: `keyArn`. */
    modelKeyArn?: pulumi.Input<string>;
    /** Which requests and answers are kept. Default: all, under `data-capture`. */
    dataCapture?: DataCaptureArgs;
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
    /** Cut the containers off every network. Default: true; turn it off for a container that calls out. */
    networkIsolation?: boolean;
    /** ARNs of the ECR repositories of the models' images. Default: those of `image`; for model packages, which name their own, every repository of the region. */
    imageRepositoryArns?: pulumi.Input<string>[];
    /** Tags of every child. */
    tags?: Tags;
}

const DEFAULTS = { protectEndpoint: true, networkIsolation: true } as const;

/** What is wrong with the arguments; `name` is the component's. */
export function realtimeEndpointProblems(name: string, args: RealtimeEndpointArgs): Problem[] {
    const fleet = fleetOf(args);
    const rollout = args.rollout ?? defaultRollout(fleet);
    return [
        ...componentNameProblems(name, longestRole(modelsOf(args))),
        ...physicalNameProblems("endpointName", args.endpointName),
        ...variantsProblems(args.variants),
        ...shadowProblems(args.shadow, args.variants),
        ...dataCaptureProblems("dataCapture", planDataCapture(args.dataCapture)),
        ...rolloutProblems("rollout", rollout),
        ...fleetProblems("rollout", rollout, fleet),
        ...awsAccessProblems("access", args.access),
    ];
}

/**
 * One or more models behind a stable name, on instances of their own, answering at once: a role, a model for each
 * variant, a configuration, the endpoint and its rollout. Models and configurations are replaced, created before
 * deleted; the endpoint is not, and what is live changes only by a rollout that was seen to its end.
 *
 * ```ts
 * new RealtimeEndpoint("fraud", {
 *     location, endpointName: "fraud", network, keyArn, artifactBucketName,
 *     variants: [{ name: "AllTraffic", modelPackageArn, instanceType: "ml.m5.large", initialInstanceCount: 2 }],
 *     rollbackAlarmNames: alarms.rollbackAlarmNames,
 * });
 * ```
 */
export class RealtimeEndpoint extends pulumi.ComponentResource {
    /**
     * Name that clients call, known once the rollout is through. What scales the endpoint has to take it from here:
     * a variant whose instance type changes must not be a scaling target while it is rolled out, and so Pulumi
     * takes the target away first and makes it again afterwards.
     */
    readonly endpointName: pulumi.Output<string>;
    /** Configuration that is live. */
    readonly endpointConfigName: pulumi.Output<string>;
    /** Role that SageMaker hosts the models with. */
    readonly executionRoleArn: pulumi.Output<string>;
    /** Where the endpoint's captured requests and answers lie, `s3://…`. */
    readonly dataCaptureUri: pulumi.Output<string>;
    /** That the endpoint exists; its name is known before a rollout. */
    readonly endpoint: aws.sagemaker.Endpoint;

    constructor(name: string, args: RealtimeEndpointArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mlops:index:RealtimeEndpoint", name, {}, opts);
        rejectProblems(this, "RealtimeEndpoint", name, realtimeEndpointProblems(name, args));

        const child = { parent: this };
        const tags = mergeTags("RealtimeEndpoint", args.tags);
        const capture = planDataCapture(args.dataCapture);
        const captureUri = interpolate`s3://${args.artifactBucketName}/${capture.prefix}`;
        const role = createRole(name, args, capture, tags, child);
        const models = createVariantModels(
            name,
            { ...args, networkIsolation: args.networkIsolation ?? DEFAULTS.networkIsolation, role, tags },
            child,
        );
        const { config, endpoint, rollout } = createLiveEndpoint(
            name,
            {
                ...args,
                region: args.location.region,
                ...models,
                rollout: args.rollout ?? defaultRollout(fleetOf(args)),
                protect: args.protectEndpoint ?? DEFAULTS.protectEndpoint,
                tags,
                ...(capture.enabled
                    ? { dataCaptureConfig: dataCaptureConfig(capture, captureUri, args.keyArn) }
                    : {}),
            },
            child,
        );

        this.endpointName = rollout.endpointName;
        this.endpointConfigName = config.name;
        this.executionRoleArn = role.arn;
        this.dataCaptureUri = pulumi.output(interpolate`${captureUri}/${args.endpointName}`);
        this.endpoint = endpoint;
        const { endpointName, endpointConfigName, executionRoleArn, dataCaptureUri } = this;
        this.registerOutputs({ endpointName, endpointConfigName, executionRoleArn, dataCaptureUri });
    }
}

function fleetOf(args: RealtimeEndpointArgs): Fleet {
    return { ...args, rollbackAlarmCount: args.rollbackAlarmNames.length };
}

/** Everything that hosts a model: the variants that answer, and the shadow. */
function modelsOf({ variants, shadow }: RealtimeEndpointArgs): EndpointVariantArgs[] {
    return shadow === undefined ? variants : [...variants, shadow];
}

function longestRole(variants: readonly EndpointVariantArgs[]): string {
    return variants
        .map((variant) => `-model-${variant.name}`)
        .reduce((longest, role) => (role.length > longest.length ? role : longest), "-endpoint-config");
}

function repositoriesOf(args: RealtimeEndpointArgs): pulumi.Input<string>[] {
    const images = modelsOf(args).map(({ image }) => image);
    const known = images.filter((image) => image !== undefined);
    return known.length < images.length
        ? [anyRepositoryArn(args.location)]
        : known.map((image) => mapInput(image, (text) => repositoryArn(args.location, text)));
}

function createRole(
    name: string,
    args: RealtimeEndpointArgs,
    capture: DataCapturePlan,
    tags: Tags,
    opts: pulumi.CustomResourceOptions,
): ServiceRole {
    const spec = {
        ...args,
        modelDataKeys: "*",
        repositoryArns: args.imageRepositoryArns ?? repositoriesOf(args),
        tags,
        ...(capture.enabled ? { capturePrefix: capture.prefix } : {}),
    };
    return createHostingRole(name, spec, opts);
}

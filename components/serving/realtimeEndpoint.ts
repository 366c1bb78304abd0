import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { interpolate } from "../shared/plainInputs";
import { Problem } from "../shared/problems/problems";
import { rejectProblems } from "../shared/problems/rejectProblems";
import { ServiceRole } from "../shared/iam/serviceRole";
import { mergeTags, Tags } from "../shared/tags";
import {
    DataCaptureArgs,
    dataCaptureConfig,
    dataCaptureProblems,
    DataCapturePlan,
    planDataCapture,
} from "./hosting/dataCapture";
import { EndpointArgs, goingLiveProblems, planEndpoint } from "./endpointArgs";
import { componentNameProblems, longestVariantRole, physicalNameProblems } from "./endpointNames";
import { createHostingRole } from "./roles/hostingRole";
import { imageRepositories } from "./hosting/imageRepositories";
import { createLiveEndpoint } from "./liveEndpoint";
import { shadowProblems, ShadowVariantArgs } from "./hosting/shadowVariant";
import { createVariantModels } from "./hosting/variantModels";
import { EndpointVariantArgs, variantsProblems } from "./hosting/variants";

/** Arguments of {@link RealtimeEndpoint}. */
export interface RealtimeEndpointArgs extends EndpointArgs {
    /** What serves, 1 to 10 variants with a name each. */
    variants: EndpointVariantArgs[];
    /**
     * A model that is tried on copies of the requests, beside exactly one variant. It is promoted by giving the variant
     * its version and leaving the shadow out: the endpoint, its scaling and its alarms stay. Default: none.
     */
    shadow?: ShadowVariantArgs;
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
    /** ARNs of the ECR repositories of the models' images. Default: those of `image`; for model packages, which name their own, every repository of the region. */
    imageRepositoryArns?: pulumi.Input<string>[];
}

/** What is wrong with the arguments; `name` is the component's. */
export function realtimeEndpointProblems(name: string, args: RealtimeEndpointArgs): Problem[] {
    return [
        ...componentNameProblems(name, longestVariantRole(modelsOf(args))),
        ...physicalNameProblems("endpointName", args.endpointName),
        ...variantsProblems(args.variants),
        ...shadowProblems(args.shadow, args.variants),
        ...dataCaptureProblems("dataCapture", planDataCapture(args.dataCapture)),
        ...goingLiveProblems(args, args),
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
        const plan = planEndpoint(args, args);
        const capture = planDataCapture(args.dataCapture);
        const captureUri = interpolate`s3://${args.artifactBucketName}/${capture.prefix}`;
        const role = createRole(name, args, capture, tags, child);
        const models = createVariantModels(name, { ...args, ...plan, role, tags }, child);
        const kept = capture.enabled
            ? { dataCaptureConfig: dataCaptureConfig(capture, captureUri, args.keyArn) }
            : {};
        const live = createLiveEndpoint(name, { ...args, ...plan, ...models, ...kept, tags }, child);

        this.endpointName = live.endpointName;
        this.endpointConfigName = live.endpointConfigName;
        this.executionRoleArn = role.arn;
        this.dataCaptureUri = pulumi.output(interpolate`${captureUri}/${args.endpointName}`);
        this.endpoint = live.endpoint;
        const { endpointName, endpointConfigName, executionRoleArn, dataCaptureUri } = this;
        this.registerOutputs({ endpointName, endpointConfigName, executionRoleArn, dataCaptureUri });
    }
}

/** Everything that hosts a model: the variants that answer, and the shadow. */
function modelsOf({ variants, shadow }: RealtimeEndpointArgs): EndpointVariantArgs[] {
    return shadow === undefined ? variants : [...variants, shadow];
}

function repositoriesOf(args: RealtimeEndpointArgs): pulumi.Input<string>[] {
    return imageRepositories(
        args.location,
        modelsOf(args).map(({ image }) => image),
    );
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

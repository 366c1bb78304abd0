import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { interpolate } from "../shared/plainInputs";
import { Problem } from "../shared/problems/problems";
import { rejectProblems } from "../shared/problems/rejectProblems";
import { ServiceRole } from "../shared/iam/serviceRole";
import { mergeTags, Tags } from "../shared/tags";
import {
    AsyncInferenceArgs,
    asyncInferenceConfig,
    AsyncInferencePlan,
    asyncInferenceProblems,
    planAsyncInference,
    topicsOf,
} from "./hosting/asyncInference";
import { EndpointArgs, goingLiveProblems, Hosts, planEndpoint } from "./endpointArgs";
import { componentNameProblems, ENDPOINT_ROLE, physicalNameProblems } from "./endpointNames";
import { createHostedModel, modelContainer } from "./hosting/hostedModel";
import { createHostingRole } from "./roles/hostingRole";
import { imageRepositories } from "./hosting/imageRepositories";
import { createLiveEndpoint } from "./liveEndpoint";
import {
    environmentProblems,
    instanceCountProblems,
    instanceTypeProblems,
    ModelHostArgs,
    modelProblems,
} from "./hosting/modelHost";

/** Arguments of {@link AsyncEndpoint}. */
export interface AsyncEndpointArgs extends EndpointArgs, ModelHostArgs {
    /**
     * Instances when the endpoint is made, at least 1, whatever scaling does later on. A rollout that finds none
     * starts as many, so that a new version is seen to work; scaling takes them away again.
     */
    initialInstanceCount: number;
    /** Stable name of the only variant. Default: `AllTraffic`. */
    variantName?: string;
    /** Where requests are found and answers are left, and who is told. Default: as each of its fields says. */
    inference?: AsyncInferenceArgs;
    /** ARN of the key for volumes, answers and failures; requests may be encrypted with it too. */
    keyArn: pulumi.Input<string>;
    /** Bucket of requests and answers, and of the model archive where `modelBucketName` names no other. */
    artifactBucketName: pulumi.Input<string>;
    /** Bucket of the model archive, for example the platform's, which registered it. Default: `artifactBucketName`. */
    modelBucketName?: pulumi.Input<string>;
    /** ARN of the key of the model archive. Default: `keyArn`. */
    modelKeyArn?: pulumi.Input<string>;
    /** ARNs of the ECR repositories of the model's image. Default: that of `image`; for a model package, which names its own, every repository of the region. */
    imageRepositoryArns?: pulumi.Input<string>[];
}

const DEFAULTS = { variantName: "AllTraffic" } as const;

/** What is wrong with the arguments; `name` is the component's. */
export function asyncEndpointProblems(name: string, args: AsyncEndpointArgs): Problem[] {
    return [
        ...componentNameProblems(name, ENDPOINT_ROLE),
        ...physicalNameProblems("endpointName", args.endpointName),
        ...physicalNameProblems("variantName", args.variantName ?? DEFAULTS.variantName),
        ...modelProblems(undefined, args),
        ...instanceTypeProblems("instanceType", args.instanceType),
        ...instanceCountProblems("initialInstanceCount", args.initialInstanceCount),
        ...environmentProblems("environment", args.environment ?? {}),
        ...asyncInferenceProblems("inference", planAsyncInference(args.endpointName, args.inference)),
        ...goingLiveProblems(args, hostsOf(args)),
    ];
}

/**
 * One model behind a stable name that takes its requests from S3, queues them and writes the answers to S3, on
 * instances that may go down to none: a role, a model, a configuration, the endpoint and its rollout. Requests of up
 * to 1 GB may take up to an hour. Clients call InvokeEndpointAsync; SageMaker captures no data of such an endpoint
 * for its monitors, requests and answers lie in the bucket anyway.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference.html
 *
 * ```ts
 * new AsyncEndpoint("scans", {
 *     location, endpointName: "scans", network, keyArn, artifactBucketName,
 *     modelPackageArn, instanceType: "ml.g5.xlarge", initialInstanceCount: 1,
 *     inference: { successTopicArn: answers.topicArn, errorTopicArn: failures.topicArn },
 *     rollbackAlarmNames: alarms.rollbackAlarmNames,
 * });
 * ```
 */
export class AsyncEndpoint extends pulumi.ComponentResource {
    /** Name that clients call, known once the rollout is through; what scales the endpoint has to take it from here. */
    readonly endpointName: pulumi.Output<string>;
    /** Configuration that is live. */
    readonly endpointConfigName: pulumi.Output<string>;
    /** Role that SageMaker hosts the model with. */
    readonly executionRoleArn: pulumi.Output<string>;
    /** Where callers put requests, `s3://…` without a slash at its end. */
    readonly inputUri: pulumi.Output<string>;
    /** Where answers are written. */
    readonly outputUri: pulumi.Output<string>;
    /** Where the reasons of failures are written. */
    readonly failureUri: pulumi.Output<string>;
    /** That the endpoint exists; its name is known before a rollout. */
    readonly endpoint: aws.sagemaker.Endpoint;

    constructor(name: string, args: AsyncEndpointArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mlops:index:AsyncEndpoint", name, {}, opts);
        rejectProblems(this, "AsyncEndpoint", name, asyncEndpointProblems(name, args));

        const child = { parent: this };
        const tags = mergeTags("AsyncEndpoint", args.tags);
        const plan = planEndpoint(args, hostsOf(args));
        const inference = planAsyncInference(args.endpointName, args.inference);
        const uriOf = (prefix: string) => interpolate`s3://${args.artifactBucketName}/${prefix}`;
        const role = createRole(name, args, inference, tags, child);
        const container = modelContainer(args);
        const model = createHostedModel(`${name}-model`, { ...args, ...plan, container, role, tags }, child);
        const variants = [{ ...variantOf(args), weight: 1, modelName: model.name }];
        const queued = { asyncInferenceConfig: asyncInferenceConfig(inference, uriOf, args.keyArn) };
        const live = createLiveEndpoint(name, { ...args, ...plan, ...queued, variants, tags }, child);

        this.endpointName = live.endpointName;
        this.endpointConfigName = live.endpointConfigName;
        this.executionRoleArn = role.arn;
        this.inputUri = pulumi.output(uriOf(inference.inputPrefix));
        this.outputUri = pulumi.output(uriOf(inference.outputPrefix));
        this.failureUri = pulumi.output(uriOf(inference.failurePrefix));
        this.endpoint = live.endpoint;
        const { endpointName, endpointConfigName, executionRoleArn, inputUri, outputUri, failureUri } = this;
        const uris = { inputUri, outputUri, failureUri };
        this.registerOutputs({ endpointName, endpointConfigName, executionRoleArn, ...uris });
    }
}

function variantOf(args: AsyncEndpointArgs): Hosts["variants"][number] {
    const { instanceType, initialInstanceCount } = args;
    return { name: args.variantName ?? DEFAULTS.variantName, instanceType, initialInstanceCount };
}

function hostsOf(args: AsyncEndpointArgs): Hosts {
    return { variants: [variantOf(args)] };
}

function createRole(
    name: string,
    args: AsyncEndpointArgs,
    inference: AsyncInferencePlan,
    tags: Tags,
    opts: pulumi.CustomResourceOptions,
): ServiceRole {
    const { inputPrefix, outputPrefix, failurePrefix } = inference;
    const spec = {
        ...args,
        modelDataKeys: "*",
        repositoryArns: args.imageRepositoryArns ?? imageRepositories(args.location, [args.image]),
        queue: {
            inputPrefix,
            writtenPrefixes: [outputPrefix, failurePrefix],
            topicArns: topicsOf(inference),
        },
        tags,
    };
    return createHostingRole(name, spec, opts);
}

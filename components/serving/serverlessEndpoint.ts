import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AwsAccessArgs, awsAccessProblems } from "../shared/awsAccess";
import type { AwsLocation } from "../shared/awsLocation";
import { Problem } from "../shared/problems/problems";
import { rejectProblems } from "../shared/problems/rejectProblems";
import { mergeTags, Tags } from "../shared/tags";
import { componentNameProblems, ENDPOINT_ROLE, physicalNameProblems } from "./endpointNames";
import { createHostedModel, modelContainer } from "./hosting/hostedModel";
import { imageRepositories } from "./hosting/imageRepositories";
import { createLiveServerlessEndpoint } from "./liveServerlessEndpoint";
import { environmentProblems, modelProblems } from "./hosting/modelHost";
import { ServerlessCapacityArgs, serverlessCapacityProblems } from "./hosting/serverlessCapacity";
import { excludedModelProblems, foreignArgumentProblems } from "./hosting/serverlessExclusions";
import { createServerlessRole } from "./roles/serverlessRole";

/** Arguments of {@link ServerlessEndpoint}. */
export interface ServerlessEndpointArgs extends ServerlessCapacityArgs {
    /** Partition, region and account. */
    location: AwsLocation;
    /** Name that clients call; never changes, and must not be that of an endpoint on instances: SageMaker makes none serverless. 1 to 63 letters, digits and hyphens. */
    endpointName: string;
    /** ARN of an approved version in the model registry. Either this or `image`. Not of AWS Marketplace. */
    modelPackageArn?: pulumi.Input<string>;
    /** Container image in Amazon ECR, for CPUs, at most 10 GB. Either this or `modelPackageArn`. */
    image?: pulumi.Input<string>;
    /** Model archive in the models' bucket, `s3://…/model.tar.gz`; left out where the image holds the model. */
    modelDataUrl?: pulumi.Input<string>;
    /** Environment of the container; at most 100 variables. */
    environment?: Record<string, pulumi.Input<string>>;
    /** Stable name of the only variant. Default: `AllTraffic`. */
    variantName?: string;
    /** Bucket of the model archives, for example the platform's, which registered them. */
    modelBucketName: pulumi.Input<string>;
    /** ARN of the key of the model archives. */
    modelKeyArn: pulumi.Input<string>;
    /** ARNs of the ECR repositories of the model's image. Default: that of `image`; for a model package, which names its own, every repository of the region. */
    imageRepositoryArns?: pulumi.Input<string>[];
    /** Rights that rollouts call SageMaker with: those of the AWS provider. Default: what the AWS SDK finds. */
    access?: AwsAccessArgs;
    /** Keep the endpoint from being deleted by Pulumi. Default: true. */
    protectEndpoint?: boolean;
    /** Tags of every child. */
    tags?: Tags;
}

const DEFAULTS = { variantName: "AllTraffic", protectEndpoint: true } as const;

/** What is wrong with the arguments; `name` is the component's. */
export function serverlessEndpointProblems(name: string, args: ServerlessEndpointArgs): Problem[] {
    return [
        ...componentNameProblems(name, ENDPOINT_ROLE),
        ...physicalNameProblems("endpointName", args.endpointName),
        ...physicalNameProblems("variantName", args.variantName ?? DEFAULTS.variantName),
        ...modelProblems(undefined, args),
        ...excludedModelProblems(args),
        ...environmentProblems("environment", args.environment ?? {}),
        ...serverlessCapacityProblems(args),
        ...awsAccessProblems("access", args.access),
        ...foreignArgumentProblems(args),
    ];
}

/**
 * One model behind a stable name, on capacity that SageMaker starts for the requests and stops without them: a role, a
 * model, a configuration, the endpoint and its rollout. Paid for by use, apart from provisioned concurrency. It runs
 * in no VPC, captures no data and has no deployment guardrails: a new configuration takes all requests at once, and
 * they may meet cold starts. A request must be answered within 60 seconds and weigh at most 4 MB.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints.html
 *
 * ```ts
 * new ServerlessEndpoint("fraud", {
 *     location, endpointName: "fraud-serverless", modelPackageArn,
 *     memorySizeInMb: 2048, maxConcurrency: 20, provisionedConcurrency: 2,
 *     modelBucketName, modelKeyArn,
 * });
 * ```
 */
export class ServerlessEndpoint extends pulumi.ComponentResource {
    /** Name that clients call, known once the rollout is through; what scales the endpoint has to take it from here. */
    readonly endpointName: pulumi.Output<string>;
    /** Configuration that is live. */
    readonly endpointConfigName: pulumi.Output<string>;
    /** Role that SageMaker serves the model with. */
    readonly executionRoleArn: pulumi.Output<string>;
    /** That the endpoint exists; its name is known before a rollout. */
    readonly endpoint: aws.sagemaker.Endpoint;

    constructor(name: string, args: ServerlessEndpointArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mlops:index:ServerlessEndpoint", name, {}, opts);
        rejectProblems(this, "ServerlessEndpoint", name, serverlessEndpointProblems(name, args));

        const child = { parent: this };
        const tags = mergeTags("ServerlessEndpoint", args.tags);
        const repositoryArns = args.imageRepositoryArns ?? imageRepositories(args.location, [args.image]);
        const role = createServerlessRole(name, { ...args, repositoryArns, tags }, child);
        const container = modelContainer(args);
        const model = createHostedModel(`${name}-model`, { container, role, tags }, child);
        const spec = {
            ...args,
            modelName: model.name,
            variantName: args.variantName ?? DEFAULTS.variantName,
            protect: args.protectEndpoint ?? DEFAULTS.protectEndpoint,
            tags,
        };
        const live = createLiveServerlessEndpoint(name, spec, child);

        this.endpointName = live.endpointName;
        this.endpointConfigName = live.endpointConfigName;
        this.executionRoleArn = role.arn;
        this.endpoint = live.endpoint;
        const { endpointName, endpointConfigName, executionRoleArn } = this;
        this.registerOutputs({ endpointName, endpointConfigName, executionRoleArn });
    }
}

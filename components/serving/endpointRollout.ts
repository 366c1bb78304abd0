import * as pulumi from "@pulumi/pulumi";
import { AwsAccessArgs, awsAccessProblems } from "../shared/awsAccess";
import { unless } from "../shared/problems/checks";
import { listProblems } from "../shared/problems/problems";
import type { ServerlessCapacity } from "./rollout/concurrency";
import { planRollout, RolloutArgs, watchSeconds } from "./rollout/rolloutArgs";
import { rolloutProblems } from "./rollout/rolloutProblems";
import { rolloutProvider } from "./rollout/rolloutProvider";

/** Arguments of {@link EndpointRollout}. */
export interface EndpointRolloutArgs {
    /** Name of an endpoint that exists; another name replaces the resource, not the endpoint. */
    endpointName: pulumi.Input<string>;
    /** Name of the configuration that must be live. */
    endpointConfigName: pulumi.Input<string>;
    /** Region of the endpoint, for example `eu-central-1`. */
    region: string;
    /**
     * Rights that SageMaker is called with: those that the AWS provider is configured with, which this resource
     * cannot see. Default: what the AWS SDK finds for itself.
     */
    access?: AwsAccessArgs;
    /** How a new configuration goes live. A change of this alone is only noted for the next rollout. Left out of a serverless endpoint. */
    rollout?: RolloutArgs;
    /** Names of the alarms that make SageMaker roll back: 1 to 10, or none for `allAtOnce`. A change of these alone is only noted. Default: none. */
    rollbackAlarmNames?: pulumi.Input<string>[];
    /**
     * Weight of each variant, by name. A change moves the live traffic in the steps of `rollout`, each watched for its
     * `waitSeconds`; an alarm that goes off meanwhile puts the traffic back and fails the deployment. Without a change
     * the live weights are kept.
     */
    weights?: Record<string, number>;
    /** Instance count of each variant, by name. A raise is applied; otherwise the live counts are kept. */
    instanceCounts?: Record<string, number>;
    /** Per cent of the requests that a shadow variant is sent. A change makes the configuration's weights count again. */
    shadowSamplingPercent?: number;
    /**
     * Instance type of each variant, by name. SageMaker refuses to change the type of a variant, or to remove it,
     * while it is a scaling target. So such a change replaces this resource, deleted before created: whatever takes
     * the endpoint's name from it is taken away first and made again when the rollout is through.
     * https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-scaling.html
     */
    instanceTypes?: Record<string, string>;
    /**
     * Capacity of each serverless variant, by name. Such an endpoint is updated without deployment guardrails, which
     * SageMaker has for real-time and asynchronous ones, and what autoscaling has set of the provisioned concurrency
     * is put back afterwards. Where a variant comes to have none, this resource is replaced as for an instance type.
     * https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints-update.html
     */
    serverless?: Record<string, ServerlessCapacity>;
}

/** How long an update of a serverless endpoint is watched, as long as one of instances that waits for nothing. */
const SERVERLESS_WATCH_SECONDS = 7200;

function checkedInputs(name: string, args: EndpointRolloutArgs): pulumi.Inputs {
    const { rollout, serverless, rollbackAlarmNames = [], ...rest } = args;
    const problems = [
        ...unless((rollout === undefined) !== (serverless === undefined), {
            path: "rollout",
            rule: "must be given for an endpoint on instances, and left out of a serverless one",
            fix: "give either rollout or serverless",
        }),
        ...(rollout === undefined ? [] : rolloutProblems("rollout", rollout)),
        ...awsAccessProblems("access", args.access),
    ];
    if (problems.length > 0) {
        throw new pulumi.RunError(listProblems("EndpointRollout", name, problems));
    }
    const way =
        rollout === undefined
            ? { serverless, watchSeconds: SERVERLESS_WATCH_SECONDS }
            : { deployment: planRollout(rollout), watchSeconds: watchSeconds(rollout) };
    return { liveEndpointConfigName: undefined, ...rest, rollbackAlarmNames, ...way };
}

/**
 * Owns which configuration of an endpoint is live, where `aws.sagemaker.Endpoint` owns that the endpoint exists.
 * A new configuration is rolled out with SageMaker's deployment guardrails, a serverless one, which has none, at once;
 * capacity that autoscaling has set and weights that an operator has set survive it; a rollback by SageMaker fails the deployment with SageMaker's reason,
 * and an interrupted deployment is picked up by the next. Calls are made with `access`, by default with what the AWS
 * SDK finds: environment, `AWS_PROFILE`, web identity, the machine's role.
 *
 * ```ts
 * new EndpointRollout("fraud-endpoint-rollout", {
 *     endpointName: endpoint.name,
 *     endpointConfigName: config.name,
 *     region: "eu-central-1",
 *     rollout: { strategy: RolloutStrategy.Canary, stepPercent: 10 },
 *     rollbackAlarmNames: [serverErrors.name],
 * });
 * ```
 */
export class EndpointRollout extends pulumi.dynamic.Resource {
    /** Name of the endpoint, known to serve with the desired configuration. */
    declare readonly endpointName: pulumi.Output<string>;
    /** Name of the configuration that must be live. */
    declare readonly endpointConfigName: pulumi.Output<string>;
    /** Name of the configuration that the endpoint was last seen to serve with. */
    declare readonly liveEndpointConfigName: pulumi.Output<string>;

    constructor(name: string, args: EndpointRolloutArgs, opts?: pulumi.CustomResourceOptions) {
        super(rolloutProvider, name, checkedInputs(name, args), opts, "mlops", "EndpointRollout");
    }
}

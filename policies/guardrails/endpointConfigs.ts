import { elementsOrUnknown, PropertyValue, Unknown, valueAt } from "../shared/properties";
import { NamedResources, Stack, StackResource } from "../shared/stack";
import { ENDPOINT, ENDPOINT_CONFIG, ROLLOUT } from "./resourceTypes";

/** An endpoint with the configurations that it serves with or may be rolled out to. */
export interface EndpointConfigs {
    endpoint: StackResource;
    /** `Unknown` where a preview does not know it; undefined where the program never says it. */
    endpointName: PropertyValue | undefined;
    configs: StackResource[];
    /** Own resources that roll configurations out to it. */
    rollouts: StackResource[];
    /** True where no configuration of the endpoint is in the stack, and none is unknown either. */
    isWithoutConfig: boolean;
    /** What a preview does not know of the above. */
    unknowns: Unknown[];
}

/** For each endpoint the rollouts of it. */
function rolloutsByEndpoint(
    stack: Stack,
    endpoints: readonly StackResource[],
): Map<StackResource, StackResource[]> {
    const named = new NamedResources(endpoints, ["endpointName", "name"]);
    const rollouts = new Map<StackResource, StackResource[]>();
    for (const rollout of stack.ofTypesLike(ROLLOUT)) {
        for (const endpoint of named.find(rollout, "endpointName")) {
            rollouts.set(endpoint, [...(rollouts.get(endpoint) ?? []), rollout]);
        }
    }
    return rollouts;
}

function configsOf(
    endpoint: StackResource,
    rollouts: StackResource[],
    named: NamedResources,
): EndpointConfigs {
    const owners = [endpoint, ...rollouts];
    const found = owners.map((owner) => ({ owner, configs: named.find(owner, "endpointConfigName") }));
    const outside = found
        .filter((each) => each.configs.length === 0)
        .map(({ owner }) => valueAt(owner.properties, "endpointConfigName"));
    const { properties } = endpoint;
    const endpointName = valueAt(properties, "endpointName") ?? valueAt(properties, "name");
    const unknowns = [endpointName, ...outside].filter((value) => value instanceof Unknown);
    return {
        endpoint,
        endpointName,
        configs: [...new Set(found.flatMap((each) => each.configs))],
        rollouts,
        isWithoutConfig: outside.length === owners.length && unknowns.length === 0,
        unknowns,
    };
}

/** Every endpoint of a stack with its configurations, joined by name, then by dependency. */
export function endpointsWithConfigs(stack: Stack): EndpointConfigs[] {
    const named = new NamedResources(stack.ofTypes(ENDPOINT_CONFIG), ["endpointConfigName", "name"]);
    const endpoints = stack.ofTypes(ENDPOINT);
    const rollouts = rolloutsByEndpoint(stack, endpoints);
    return endpoints.map((endpoint) => configsOf(endpoint, rollouts.get(endpoint) ?? [], named));
}

/**
 * Whether an endpoint runs on no instance, as far as is known. SageMaker replaces a serverless variant at once: it has
 * no deployment guardrails for it, and takes no alarms that would start a rollback.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-guardrails.html
 */
export function isServerless({ configs }: EndpointConfigs): boolean {
    const variants = configs.flatMap(({ properties }) =>
        elementsOrUnknown(valueAt(properties, "productionVariants")),
    );
    return (
        variants.length > 0 &&
        variants.every(
            (variant) => !(variant instanceof Unknown) && valueAt(variant, "serverlessConfig") !== undefined,
        )
    );
}

import { elementsOf, isProperties, PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { NamedResources, Stack, StackResource } from "../../shared/stack";
import { EndpointConfigs, endpointsWithConfigs, isServerless } from "../endpointConfigs";
import { COMPOSITE_ALARM, METRIC_ALARM } from "../resourceTypes";
import { childrenOf } from "./alarms";

/** One way in which an endpoint is brought to a new configuration. */
export interface Deployment {
    /** The endpoint, or our own resource that rolls it out. */
    resource: StackResource;
    endpointName: PropertyValue | undefined;
    /** Property under which the alarms are named, for messages. */
    alarmsPlace: string;
    alarmNames: PropertyValue[] | PropertyValue | undefined;
    /** Property whose value the alarms come from, for a join by dependency. */
    alarmsProperty: string;
    timing: Timing;
}

/** How long each part of a deployment takes; what is not said is undefined. */
export interface Timing {
    strategy: PropertyValue | undefined;
    stepPercent: PropertyValue | undefined;
    waitSeconds: PropertyValue | undefined;
    terminationWaitSeconds: PropertyValue | undefined;
    maximumSeconds: PropertyValue | undefined;
}

/** SageMaker's words for how traffic shifts, as ours. */
const STRATEGIES: Readonly<Record<string, string>> = {
    ALL_AT_ONCE: "allAtOnce",
    CANARY: "canary",
    LINEAR: "linear",
};

function strategyOf(type: PropertyValue | undefined): PropertyValue | undefined {
    return typeof type === "string" ? (STRATEGIES[type] ?? type) : type;
}

function blueGreenTiming(policy: PropertyValue): Timing {
    const routing = valueAt(policy, "trafficRoutingConfiguration");
    const strategy = strategyOf(valueAt(routing, "type"));
    const size = strategy === "linear" ? "linearStepSize" : "canarySize";
    return {
        strategy,
        stepPercent: valueAt(routing, size, "value"),
        waitSeconds: valueAt(routing, "waitIntervalInSeconds"),
        terminationWaitSeconds: valueAt(policy, "terminationWaitInSeconds"),
        maximumSeconds: valueAt(policy, "maximumExecutionTimeoutInSeconds"),
    };
}

function rollingTiming(policy: PropertyValue): Timing {
    return {
        strategy: "rolling",
        stepPercent: valueAt(policy, "maximumBatchSize", "value"),
        waitSeconds: valueAt(policy, "waitIntervalInSeconds"),
        terminationWaitSeconds: undefined,
        maximumSeconds: valueAt(policy, "maximumExecutionTimeoutInSeconds"),
    };
}

function ofEndpoint({ endpoint, endpointName }: EndpointConfigs): Deployment[] {
    const config = valueAt(endpoint.properties, "deploymentConfig");
    if (!isProperties(config) && !(config instanceof Unknown)) {
        return [];
    }
    const rolling = valueAt(config, "rollingUpdatePolicy");
    const alarms = valueAt(config, "autoRollbackConfiguration", "alarms");
    return [
        {
            resource: endpoint,
            endpointName,
            alarmsPlace: "deploymentConfig.autoRollbackConfiguration.alarms",
            alarmNames: Array.isArray(alarms)
                ? alarms.map((alarm) => valueAt(alarm, "alarmName") ?? null)
                : alarms,
            alarmsProperty: "deploymentConfig",
            timing: isProperties(rolling)
                ? rollingTiming(rolling)
                : blueGreenTiming(valueAt(config, "blueGreenUpdatePolicy") ?? null),
        },
    ];
}

function ofRollout(resource: StackResource, endpointName: PropertyValue | undefined): Deployment {
    const deployment = valueAt(resource.properties, "deployment");
    return {
        resource,
        endpointName,
        alarmsPlace: "rollbackAlarmNames",
        alarmNames: valueAt(resource.properties, "rollbackAlarmNames"),
        alarmsProperty: "rollbackAlarmNames",
        timing: {
            strategy: valueAt(deployment, "strategy"),
            stepPercent: valueAt(deployment, "stepPercent"),
            waitSeconds: valueAt(deployment, "waitSeconds"),
            terminationWaitSeconds: valueAt(deployment, "terminationWaitSeconds"),
            maximumSeconds: valueAt(deployment, "maximumExecutionSeconds"),
        },
    };
}

/**
 * Every deployment that a stack declares and SageMaker guards: our own rollouts where there are any, else the
 * endpoint's own settings. Those of serverless endpoints are not guarded.
 */
export function deploymentsOf(stack: Stack): Deployment[] {
    return endpointsWithConfigs(stack)
        .filter((each) => !isServerless(each))
        .flatMap((each) =>
            each.rollouts.length > 0
                ? each.rollouts.map((rollout) => ofRollout(rollout, each.endpointName))
                : ofEndpoint(each),
        );
}

/** The alarms of a stack by the names under which deployments know them. */
export class AlarmBook {
    private readonly metricAlarms: NamedResources;
    private readonly all: NamedResources;
    private readonly composites: ReadonlySet<StackResource>;

    constructor(stack: Stack) {
        const [metric, composite] = [stack.ofTypes(METRIC_ALARM), stack.ofTypes(COMPOSITE_ALARM)];
        this.metricAlarms = new NamedResources(metric, ["name", "alarmName"]);
        this.all = new NamedResources([...metric, ...composite], ["name", "alarmName"]);
        this.composites = new Set(composite);
    }

    /** The alarms that one name of a deployment means. */
    named(name: PropertyValue, { resource, alarmsProperty }: Deployment): StackResource[] {
        return this.all.meant(name, resource, typeof name === "string" ? "" : alarmsProperty);
    }

    /** The same with composite alarms taken apart into those that set them off alone. */
    find(name: PropertyValue, deployment: Deployment): StackResource[] {
        return this.named(name, deployment).flatMap((alarm) =>
            this.composites.has(alarm) ? childrenOf(alarm, this.metricAlarms) : [alarm],
        );
    }
}

/** The names of a deployment's alarms one by one. */
export function alarmNamesOf({ alarmNames }: Deployment): PropertyValue[] {
    return elementsOf(alarmNames as PropertyValue | undefined);
}

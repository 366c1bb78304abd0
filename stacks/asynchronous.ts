import type { EndpointAlarms } from "../components/monitoring/alarms/endpointAlarms";
import type { DashboardEndpointArgs } from "../components/monitoring/dashboard/dashboardArgs";
import { NotificationTopic } from "../components/foundation/notificationTopic";
import { AutoscalingPolicy } from "../components/scaling/autoscalingPolicy";
import { AsyncEndpoint } from "../components/serving/asyncEndpoint";
import { EndpointKind } from "../components/shared/endpointKind";
import { Foundation } from "../infra/foundation";
import { ServingStackSettings } from "../infra/settings";
import { rolloutStrategy } from "../infra/settings/schema/asynchronousSettings";
import { createAlarms, ServedEndpoint } from "./servedEndpoint";

/** What the settings say of the endpoint, and the version that it serves. */
type AsynchronousSettings = NonNullable<ServingStackSettings["asynchronous"]> & { modelPackageArn: string };

/** Name of the only variant. */
const VARIANT = "AllTraffic";

/** Everything that one asynchronous endpoint is made from. */
interface Surroundings {
    settings: ServingStackSettings;
    asynchronous: AsynchronousSettings;
    foundation: Foundation;
    /** Name of the endpoint, and what the names of everything about it begin with. */
    endpointName: string;
}

function panelOf({ asynchronous, endpointName }: Surroundings): DashboardEndpointArgs {
    return {
        endpointName,
        endpointKind: EndpointKind.Asynchronous,
        variants: [{ name: VARIANT, instanceType: asynchronous.instanceType }],
        thresholds: asynchronous.alarms,
    };
}

/**
 * The topics that callers subscribe to. People hear of failures by the alarms on the stack's own topic: on these there
 * is a message for every request, and a test message whenever the endpoint scales.
 */
function createTopics({ foundation, endpointName }: Surroundings): {
    successes: NotificationTopic;
    errors: NotificationTopic;
} {
    const { location, keyArn, tags } = foundation;
    const create = (what: string): NotificationTopic =>
        new NotificationTopic(`${endpointName}-${what}`, { location, keyArn, tags });
    return { successes: create("successes"), errors: create("errors") };
}

function createEndpoint(
    { settings, asynchronous, foundation, endpointName }: Surroundings,
    alarms: EndpointAlarms,
    topics: ReturnType<typeof createTopics>,
): AsyncEndpoint {
    const { location, tags, keyArn, network, artifactBucketName } = foundation;
    const { maxConcurrentInvocationsPerInstance, ...hosting } = asynchronous;
    const atATime =
        maxConcurrentInvocationsPerInstance === undefined ? {} : { maxConcurrentInvocationsPerInstance };
    return new AsyncEndpoint(endpointName, {
        location,
        endpointName,
        variantName: VARIANT,
        modelPackageArn: hosting.modelPackageArn,
        instanceType: hosting.instanceType,
        initialInstanceCount: hosting.initialInstanceCount,
        rollout: { ...hosting.rollout, strategy: rolloutStrategy(hosting) },
        inference: {
            successTopicArn: topics.successes.topicArn,
            errorTopicArn: topics.errors.topicArn,
            ...atATime,
        },
        network,
        keyArn,
        artifactBucketName,
        modelBucketName: settings.modelArtifacts.bucketName,
        modelKeyArn: settings.modelArtifacts.keyArn,
        rollbackAlarmNames: alarms.rollbackAlarmNames,
        rollbackAlarmSeconds: alarms.rollbackAlarmSeconds,
        access: settings.awsAccess,
        protectEndpoint: settings.production,
        tags,
    });
}

function createScaling(surroundings: Surroundings, endpoint: AsyncEndpoint): void {
    const { asynchronous, foundation, endpointName } = surroundings;
    const { instanceType, scaling } = asynchronous;
    if (scaling !== undefined) {
        new AutoscalingPolicy(`${endpointName}-scaling`, {
            endpointName: endpoint.endpointName,
            endpointKind: EndpointKind.Asynchronous,
            variantName: VARIANT,
            instanceType,
            ...scaling,
            alarmActionArns: [foundation.topicArn],
            tags: foundation.tags,
        });
    }
}

/** Creates the endpoint that answers from a queue, with its topics, alarms and scaling. */
export function createAsynchronous(
    settings: ServingStackSettings,
    foundation: Foundation,
    asynchronous: AsynchronousSettings,
): ServedEndpoint {
    const surroundings = { settings, asynchronous, foundation, endpointName: `${foundation.prefix}-async` };
    const panel = panelOf(surroundings);
    const alarms = createAlarms(foundation, panel);
    const topics = createTopics(surroundings);
    const endpoint = createEndpoint(surroundings, alarms, topics);
    createScaling(surroundings, endpoint);
    const outputs = {
        endpointName: endpoint.endpointName,
        endpointConfigName: endpoint.endpointConfigName,
        alarmNames: alarms.alarmNames,
        asynchronous: true,
        inputUri: endpoint.inputUri,
        outputUri: endpoint.outputUri,
        failureUri: endpoint.failureUri,
        successTopicArn: topics.successes.topicArn,
        errorTopicArn: topics.errors.topicArn,
    };
    return { outputs, panel, alarms: [{ title: panel.endpointName, alarmNames: alarms.alarmNames }] };
}

import * as pulumi from "@pulumi/pulumi";
import { createFoundation, Foundation } from "../infra/foundation";
import { ServingStackSettings } from "../infra/settings";
import { findApprovedVersion, liveVersionParameter } from "./approvedVersion";
import { createAsynchronous } from "./asynchronous";
import { createDashboard } from "./dashboard";
import { createMultiModel } from "./multiModel";
import { createRealtime } from "./realtime";
import { createServerless } from "./serverless";
import type { ServedEndpoint } from "./servedEndpoint";

function missingVersion(settings: ServingStackSettings): Record<string, unknown> {
    const parameter = liveVersionParameter(settings.model, settings.environment);
    const message =
        `no approved model version yet: neither mlops:modelPackageArn nor the parameter ${parameter} is set, ` +
        "so everything but the endpoints of the model is deployed";
    void pulumi.log.warn(message);
    return { missing: message };
}

function sharedOutputs(foundation: Foundation): Record<string, unknown> {
    return {
        artifactBucketName: foundation.artifactBucketName,
        keyArn: foundation.keyArn,
        notificationTopicArn: foundation.topicArn,
    };
}

/** The endpoints that the settings ask for. */
function given(...endpoints: (ServedEndpoint | undefined)[]): ServedEndpoint[] {
    return endpoints.filter((endpoint) => endpoint !== undefined);
}

/** Creates every endpoint of an environment, with its alarms, scaling and monitoring. */
export function createEndpoints(
    settings: ServingStackSettings,
    foundation: Foundation,
    modelPackageArn: string | undefined,
): ServedEndpoint[] {
    const { realtime, asynchronous, serverless, multiModel } = settings;
    const many = multiModel && createMultiModel(settings, foundation, multiModel);
    if (modelPackageArn === undefined) {
        return given(many);
    }
    return given(
        realtime && createRealtime(settings, foundation, { modelPackageArn, ...realtime }),
        asynchronous && createAsynchronous(settings, foundation, { modelPackageArn, ...asynchronous }),
        serverless && createServerless(settings, foundation, { modelPackageArn, ...serverless }),
        many,
    );
}

/**
 * Creates what serves a model in one environment: foundation, endpoints, scaling, alarms, monitoring,
 * a dashboard. Without an approved version it creates all that needs none, and says so.
 */
export async function createServing(settings: ServingStackSettings): Promise<Record<string, unknown>> {
    const modelPackageArn = await findApprovedVersion(settings);
    const foundation = createFoundation(settings);
    const endpoints = createEndpoints(settings, foundation, modelPackageArn);
    return {
        ...sharedOutputs(foundation),
        ...(modelPackageArn === undefined ? missingVersion(settings) : { modelPackageArn }),
        ...(settings.dashboard ? createDashboard(foundation, endpoints) : {}),
        endpoints: endpoints.map(({ outputs }) => outputs),
    };
}

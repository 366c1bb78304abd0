import type { AwsLocation } from "../../../components/shared/awsLocation";
import type { Problem } from "../../../components/shared/problems/problems";
import type { ServingSettings } from "../schema/servingSettings";
import {
    asynchronousConsistency,
    multiModelConsistency,
    realtimeConsistency,
    serverlessConsistency,
} from "./endpoints";
import { foundationConsistency } from "./foundation";
import { instanceTypeConsistency } from "./instanceTypes";
import { monitoringConsistency } from "./monitoring";
import { nameConsistency } from "./names";

/**
 * What the components of a serving stack would refuse of settings that are right one by one, those of a section
 * against another among them. `location` is left out where it is not known.
 */
export function servingConsistency(settings: Partial<ServingSettings>, location?: AwsLocation): Problem[] {
    const { realtime, asynchronous, serverless, multiModel } = settings;
    return [
        ...nameConsistency(settings),
        ...foundationConsistency(settings),
        ...instanceTypeConsistency(settings),
        ...(realtime === undefined
            ? []
            : [...realtimeConsistency(realtime), ...monitoringConsistency(realtime, location)]),
        ...(asynchronous === undefined ? [] : asynchronousConsistency(asynchronous)),
        ...(serverless === undefined ? [] : serverlessConsistency(serverless)),
        ...(multiModel === undefined ? [] : multiModelConsistency(multiModel)),
    ];
}

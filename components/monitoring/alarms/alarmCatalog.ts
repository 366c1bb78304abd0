import { EndpointKind } from "../../shared/endpointKind";
import type { AlarmDefinition } from "./alarmDefinition";
import { QUEUE_ALARMS } from "./asynchronousAlarms";
import { GUARDING_ALARMS, HOST_ALARMS } from "./instanceAlarms";
import { SERVERLESS_ALARMS } from "./serverlessAlarms";

/** Every alarm that an endpoint of a kind can have. */
export const ENDPOINT_ALARMS: Readonly<Record<EndpointKind, readonly AlarmDefinition[]>> = {
    [EndpointKind.Realtime]: [...GUARDING_ALARMS, ...HOST_ALARMS],
    [EndpointKind.Serverless]: SERVERLESS_ALARMS,
    [EndpointKind.Asynchronous]: [...GUARDING_ALARMS, ...HOST_ALARMS, ...QUEUE_ALARMS],
};

import { Accompanied } from "../../shared/kinds/companionRule";

export const EVENT_BUS = "aws:cloudwatch/eventBus:EventBus";
export const NATIVE_EVENT_BUS = "aws-native:events:EventBus";
export const BUS_POLICY = "aws:cloudwatch/eventBusPolicy:EventBusPolicy";
export const BUS_PERMISSION = "aws:cloudwatch/eventPermission:EventPermission";
/** One statement of a bus, as a document or by its parts. */
export const NATIVE_BUS_POLICY = "aws-native:events:EventBusPolicy";

/** Buses of one's own and what says who may put events on them. */
export const EVENT_BUSES: Accompanied = {
    types: [EVENT_BUS, NATIVE_EVENT_BUS],
    names: ["name", "arn", "id"],
    companions: {
        [BUS_POLICY]: "eventBusName",
        [BUS_PERMISSION]: "eventBusName",
        [NATIVE_BUS_POLICY]: "eventBusName",
    },
};

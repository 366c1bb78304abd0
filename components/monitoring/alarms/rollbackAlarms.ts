import type { EndpointKind } from "../../shared/endpointKind";
import { AlarmedVariant, planAlarms, PlannedAlarm } from "./variantAlarms";

/** The alarms of an endpoint that make SageMaker roll a deployment back. */
export function rollbackAlarms(kind: EndpointKind, variants: readonly AlarmedVariant[]): PlannedAlarm[] {
    return planAlarms(kind, variants).filter(({ definition }) => definition.rollback);
}

/** Longest time in seconds that one of some alarms takes to go off; 0 where there is none. */
export function slowestSeconds(alarms: readonly Pick<PlannedAlarm, "definition">[]): number {
    return Math.max(
        0,
        ...alarms.map(
            ({ definition: { evaluationPeriods, periodSeconds } }) => evaluationPeriods * periodSeconds,
        ),
    );
}

import { MonitorKinds, monitorKindProblems } from "../../../components/monitoring/monitors/monitorKinds";
import {
    DEFAULT_SCHEDULE,
    monitorScheduleProblems,
} from "../../../components/monitoring/monitors/monitorSchedule";
import type { AwsLocation } from "../../../components/shared/awsLocation";
import type { Problem } from "../../../components/shared/problems/problems";
import type { ServingSettings } from "../schema/servingSettings";
import { relocated } from "./relocated";

type RealtimeSettings = NonNullable<ServingSettings["realtime"]>;

const SECTION = "realtime.monitoring";

/** What one monitor would refuse; `path` is where its settings stand. */
function kindConsistency(
    path: string,
    kinds: MonitorKinds,
    schedule = DEFAULT_SCHEDULE,
    location: AwsLocation | undefined,
): Problem[] {
    const [kind = ""] = Object.keys(kinds);
    return [
        ...monitorScheduleProblems(`${path}.schedule`, schedule),
        ...(location === undefined
            ? []
            : relocated(monitorKindProblems(kinds, location, schedule), {
                  [kind]: path,
                  "location.region": "aws:region",
              })),
    ];
}

/** What the monitors of the real-time endpoint would refuse; `location` is left out where it is not known. */
export function monitoringConsistency(realtime: RealtimeSettings, location?: AwsLocation): Problem[] {
    const { monitoring, dataCapturePercent } = realtime;
    if (monitoring === undefined) {
        return [];
    }
    const { modelQuality, modelBias, ...dataQuality } = monitoring;
    const captured: Problem[] =
        dataCapturePercent > 0
            ? []
            : [
                  {
                      path: "realtime.dataCapturePercent",
                      rule: "must be above 0 beside monitoring, which has nothing to look at otherwise",
                      got: dataCapturePercent,
                      fix: "capture a part of the requests, or leave monitoring out",
                  },
              ];
    return [
        ...captured,
        ...kindConsistency(SECTION, { dataQuality }, dataQuality.schedule, location),
        ...(modelQuality === undefined
            ? []
            : kindConsistency(`${SECTION}.modelQuality`, { modelQuality }, modelQuality.schedule, location)),
        ...(modelBias === undefined
            ? []
            : kindConsistency(`${SECTION}.modelBias`, { modelBias }, modelBias.schedule, location)),
    ];
}

import { fleetProblems as hostedFleetProblems } from "../../../components/monitoring/alarms/alarmedFleetProblems";
import { thresholdProblems } from "../../../components/monitoring/alarms/endpointAlarmProblems";
import { rollbackAlarms, slowestSeconds } from "../../../components/monitoring/alarms/rollbackAlarms";
import type { AlarmedVariant } from "../../../components/monitoring/alarms/variantAlarms";
import type { EndpointAlarmThresholds } from "../../../components/monitoring/alarms/alarmThresholds";
import { scalingProblems } from "../../../components/scaling/problems/scalingProblems";
import type { ScalingRequest } from "../../../components/scaling/scalingArgs";
import { Fleet, fleetProblems } from "../../../components/serving/rollout/fleetProblems";
import type { RolloutArgs } from "../../../components/serving/rollout/rolloutArgs";
import { rolloutProblems } from "../../../components/serving/rollout/rolloutProblems";
import type { EndpointKind } from "../../../components/shared/endpointKind";
import { vcpus } from "../../../components/shared/instanceTypes";
import type { Problem } from "../../../components/shared/problems/problems";

/** An endpoint as its alarms see it, and where its settings stand. */
export interface AlarmedEndpoint {
    section: string;
    kind: EndpointKind;
    variants: AlarmedVariant[];
    /** Where each variant's settings stand, in the same order. */
    places: string[];
    alarms: EndpointAlarmThresholds;
}

/** Settings name a type, and nothing of what it has. */
const UNKNOWN_GPUS = {
    rule: "must be a type whose GPUs are known here, as metrics add them up",
    fix: "choose another type",
};

/** A type without a known number of vCPUs is none, and `instanceTypes.ts` says so of all. */
function hostProblems(place: string, kind: EndpointKind, variant: AlarmedVariant): Problem[] {
    return hostedFleetProblems(place, kind, variant)
        .filter(({ path }) => path !== `${place}.vcpusPerInstance`)
        .map((problem) =>
            problem.path === `${place}.gpusPerInstance`
                ? { ...problem, ...UNKNOWN_GPUS, path: `${place}.instanceType` }
                : problem,
        );
}

/** What alarms would refuse. */
export function alarmConsistency({ section, kind, variants, places, alarms }: AlarmedEndpoint): Problem[] {
    return [
        ...variants.flatMap((variant, index) => hostProblems(places[index] ?? section, kind, variant)),
        ...thresholdProblems(`${section}.alarms`, kind, alarms),
    ];
}

/** What would keep a new version from going live. */
export function rolloutConsistency(
    { section, kind, variants }: AlarmedEndpoint,
    rollout: RolloutArgs,
    hosts: Pick<Fleet, "variants" | "shadow">,
): Problem[] {
    const alarms = rollbackAlarms(kind, variants);
    const fleet = {
        ...hosts,
        rollbackAlarmCount: alarms.length,
        rollbackAlarmSeconds: slowestSeconds(alarms),
    };
    const path = `${section}.rollout`;
    return [...rolloutProblems(path, rollout), ...fleetProblems(path, rollout, fleet)];
}

/**
 * What the autoscaling of a variant would refuse.
 *
 * @param path where the scaling's settings stand
 * @param place where the variant's stand
 */
export function scalingConsistency(path: string, place: string, request: ScalingRequest): Problem[] {
    // A type that there is none of is no reason to ask for its vCPUs, which no setting gives.
    const { instanceType } = request;
    const unknown = instanceType !== undefined && vcpus(instanceType) === undefined;
    const counted = unknown ? { ...request, vcpusPerInstance: 1 } : request;
    return scalingProblems(counted).map((problem) =>
        problem.path === "instanceType"
            ? { ...problem, path: `${place}.instanceType` }
            : { ...problem, path: `${path}.${problem.path}` },
    );
}

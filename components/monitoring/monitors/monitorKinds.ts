import type { AwsLocation } from "../../shared/awsLocation";
import type { Problem } from "../../shared/problems/problems";
import {
    CLARIFY_PROCESSOR,
    imageProblems,
    MODEL_MONITOR_ANALYZER,
    PublishedImage,
} from "../../shared/images/sagemakerImages";
import type { DataQualityMonitorArgs } from "./dataQuality/dataQualityArgs";
import { dataQualityProblems } from "./dataQuality/dataQualityProblems";
import type { ModelBiasMonitorArgs } from "./labels/modelBiasArgs";
import { modelBiasProblems } from "./labels/modelBiasProblems";
import type { ModelQualityMonitorArgs } from "./labels/modelQualityArgs";
import { modelQualityProblems } from "./labels/modelQualityProblems";
import type { MonitorAlarm } from "./monitorAlarms";
import { shortestGapHours } from "./monitorSchedule";
import { biasAlarms, driftAlarms, qualityAlarms, Watched } from "./watchedMetrics";

/** What a schedule watches: exactly one of these. */
export interface MonitorKinds {
    /** Watch the distribution of the input's features. */
    dataQuality?: DataQualityMonitorArgs;
    /** Watch the quality of the answers, by labels that come later. */
    modelQuality?: ModelQualityMonitorArgs;
    /** Watch whether the model favours a group, by labels that come later. */
    modelBias?: ModelBiasMonitorArgs;
}

/** One kind of monitor, bound to what it is told. */
export interface MonitorKind {
    image: PublishedImage;
    /** Whether a first job merges answers and labels, within the time of the run. */
    mergesLabels: boolean;
    /** What is wrong, where at least so many hours are between two runs. */
    problems: (hoursBetweenRuns: number) => Problem[];
    alarms: (watched: Watched) => MonitorAlarm[];
}

function ofDataQuality(monitor: DataQualityMonitorArgs): MonitorKind {
    return {
        image: MODEL_MONITOR_ANALYZER,
        mergesLabels: false,
        problems: () => dataQualityProblems(monitor),
        alarms: (watched) => driftAlarms(monitor, watched),
    };
}

function ofModelQuality(monitor: ModelQualityMonitorArgs): MonitorKind {
    return {
        image: MODEL_MONITOR_ANALYZER,
        mergesLabels: true,
        problems: (hours) => modelQualityProblems(monitor, hours),
        alarms: (watched) => qualityAlarms(monitor, watched),
    };
}

function ofModelBias(monitor: ModelBiasMonitorArgs): MonitorKind {
    return {
        image: CLARIFY_PROCESSOR,
        mergesLabels: true,
        problems: (hours) => modelBiasProblems(monitor, hours),
        alarms: (watched) => biasAlarms(monitor, watched),
    };
}

/** The kinds that are asked for, of which there should be one. */
export function monitorKinds({ dataQuality, modelQuality, modelBias }: MonitorKinds): MonitorKind[] {
    return [
        ...(dataQuality === undefined ? [] : [ofDataQuality(dataQuality)]),
        ...(modelQuality === undefined ? [] : [ofModelQuality(modelQuality)]),
        ...(modelBias === undefined ? [] : [ofModelBias(modelBias)]),
    ];
}

/** Problems of what is watched on such a schedule. */
export function monitorKindProblems(kinds: MonitorKinds, location: AwsLocation, schedule: string): Problem[] {
    const asked = monitorKinds(kinds);
    return asked.length === 1
        ? asked.flatMap(({ image, problems }) => [
              ...imageProblems("location.region", image, location),
              ...problems(shortestGapHours(schedule)),
          ])
        : [
              {
                  path: "dataQuality, modelQuality, modelBias",
                  rule: "exactly one of them must be given, a schedule runs one kind of job",
                  got: asked.length,
                  fix: "make a schedule for each of them",
              },
          ];
}

/** The alarms on what is watched. */
export function monitorAlarms(kinds: MonitorKinds, watched: Watched): MonitorAlarm[] {
    return monitorKinds(kinds).flatMap(({ alarms }) => alarms(watched));
}

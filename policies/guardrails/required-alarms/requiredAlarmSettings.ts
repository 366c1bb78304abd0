import { SettingValues, Shape } from "../../shared/settings";
import { choices, numberBetween } from "../../shared/settingKinds";
import { METRIC_WORDS, USUAL_METRICS } from "./requiredMetrics";

/** What a team may decide about required alarms. */
export const REQUIRED_ALARM_SETTINGS = {
    metrics: choices({
        description:
            "Metrics that each production variant needs an alarm on, as far as it publishes them: " +
            "GPU metrics only for GPU families, instance metrics not for serverless variants. On traffic the alarm " +
            "is for too little of it.",
        words: METRIC_WORDS,
        fallback: [...USUAL_METRICS],
    }),
    latencyPercentile: numberBetween({
        description: "Lowest percentile of the model's latency that an alarm may watch.",
        minimum: 50,
        maximum: 99.99,
        fallback: 99,
    }),
} satisfies Shape;

export type RequiredAlarmSettings = SettingValues<typeof REQUIRED_ALARM_SETTINGS>;

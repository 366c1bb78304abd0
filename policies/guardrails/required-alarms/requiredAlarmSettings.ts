import { SettingValues, Shape } from "../../shared/settings";
import { choices, numberBetween } from "../../shared/settingKinds";
import { METRIC_WORDS } from "./requiredMetrics";

/** What a team may decide about required alarms. */
export const REQUIRED_ALARM_SETTINGS = {
    metrics: choices({
        description:
            "Metrics that each production variant needs an alarm on, as far as it publishes them: " +
            "GPU metrics only for GPU families, instance metrics not for serverless variants.",
        words: METRIC_WORDS,
        fallback: [...METRIC_WORDS],
    }),
    latencyPercentile: numberBetween({
        description: "Lowest percentile of the model's latency that an alarm may watch.",
        minimum: 50,
        maximum: 99.99,
        fallback: 99,
    }),
} satisfies Shape;

export type RequiredAlarmSettings = SettingValues<typeof REQUIRED_ALARM_SETTINGS>;

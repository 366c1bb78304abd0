import { stackConfig } from "./servingStack";

const PLATFORM = "s3://diagnosis-dev-artifacts-bucket-0a1b2c3/baseline";
const GROUND_TRUTH = { groundTruthUri: "s3://labels/diagnosis", schedule: "cron(0 6 ? * * *)" };
/** Settings of monitors that need labels. */
export const LABEL_MONITORS = {
    modelQuality: {
        ...GROUND_TRUTH,
        problemType: "BinaryClassification",
        probabilityAttribute: "0",
        probabilityThreshold: 0.5,
        baselineConstraintsUri: `${PLATFORM}/quality/constraints.json`,
        alarms: [{ metric: "recall", threshold: 0.85 }],
    },
    modelBias: {
        ...GROUND_TRUTH,
        configUri: `${PLATFORM}/bias/analysis_config.json`,
        inferenceAttribute: "labels",
        baselineConstraintsUri: `${PLATFORM}/bias/constraints.json`,
        alarms: [
            {
                ...{ metric: "DPPL", facet: "age", facetValue: "1", label: "benign", labelValue: "1" },
                ...{ min: -0.1, max: 0.1 },
            },
        ],
    },
};

/** The settings of production's endpoint with further monitors. */
export function withMonitors(more: object): Record<string, unknown> {
    const realtime = stackConfig("prod")["mlops:realtime"] as { monitoring: object };
    return { "mlops:realtime": { ...realtime, monitoring: { ...realtime.monitoring, ...more } } };
}

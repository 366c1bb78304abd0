import * as fc from "fast-check";

/** Settings of a serving stack as its file has them, without their namespace. */
export type Settings = Record<string, unknown>;

/** One setting of the production stack, by its path, and what somebody may set it to; `undefined` leaves it out. */
type Setting = [path: string, values: fc.Arbitrary<unknown>];

const NAME = fc.constantFrom("primary", "challenger", "AllTraffic", "b");
const TYPE = fc.constantFrom(
    "ml.m5.large",
    "ml.m5.xlarge",
    "ml.c5.2xlarge",
    "ml.g5.xlarge",
    "ml.inf1.xlarge",
);
const VERSION = fc
    .integer({ min: 1, max: 9 })
    .map(
        (version) => `arn:aws:sagemaker:eu-central-1:111122223333:model-package/diagnosis/${String(version)}`,
    );
const COUNT = fc.integer({ min: 1, max: 6 });
const PERCENT = fc.integer({ min: 0, max: 100 });
const SECONDS = fc.integer({ min: 0, max: 3600 });
const TEXT = fc.constantFrom("other", "new-name", "risk");

const VARIANT = fc.record(
    { name: NAME, instanceType: TYPE, initialInstanceCount: COUNT, weight: COUNT, modelPackageArn: VERSION },
    { requiredKeys: ["name", "instanceType", "initialInstanceCount"] },
);
const ROLLOUT = fc.record(
    {
        strategy: fc.constantFrom("canary", "linear", "rolling", "allAtOnce"),
        stepPercent: PERCENT,
        waitSeconds: SECONDS,
        terminationWaitSeconds: SECONDS,
        rollbackPercent: PERCENT,
        timeoutSeconds: fc.integer({ min: 600, max: 14_400 }),
        watchSeconds: fc.integer({ min: 600, max: 20_000 }),
    },
    { requiredKeys: [] },
);
const SCALING = fc.record({
    minCapacity: COUNT,
    maxCapacity: fc.integer({ min: 6, max: 20 }),
    targetTracking: fc.constantFrom([], [{ name: "cpu", cpuPercentPerVcpu: 50 }]),
});
const THRESHOLDS = fc.record(
    { serverErrorPercent: PERCENT, modelLatencyP99Milliseconds: SECONDS, cpuPercentPerVcpu: PERCENT },
    { requiredKeys: [] },
);
const QUEUE_SCALING = fc.record({
    minCapacity: fc.integer({ min: 0, max: 3 }),
    maxCapacity: fc.integer({ min: 1, max: 9 }),
    targetTracking: fc.constantFrom([], [{ name: "backlog", backlogPerInstance: 5 }]),
});
const QUEUE_THRESHOLDS = {
    backlogPerInstance: COUNT,
    oldestRequestSeconds: SECONDS,
    failedInvocations: COUNT,
};
const CONCURRENCY = fc.integer({ min: 0, max: 201 });
const CONCURRENCY_SCALING = fc.record({
    minCapacity: fc.integer({ min: 0, max: 3 }),
    maxCapacity: fc.integer({ min: 1, max: 12 }),
    targetTracking: fc.constantFrom([], [{ name: "concurrency", provisionedConcurrencyPercent: 70 }]),
});
const SERVERLESS_THRESHOLDS = {
    modelSetupMilliseconds: SECONDS,
    concurrencyPercent: PERCENT,
    provisionedConcurrencyPercent: PERCENT,
    memoryPercent: PERCENT,
};
const BASELINE = "s3://diagnosis-dev-artifacts-bucket-0a1b2c3/other";
const DRIFT = {
    baselineStatisticsUri: `${BASELINE}/statistics.json`,
    baselineConstraintsUri: `${BASELINE}/constraints.json`,
    driftAlarms: [{ feature: "mean_area" }],
};

/** Every setting of a serving stack with what it may become, valid or not: what is not is refused before anything happens. */
export const SETTINGS: Setting[] = [
    ["kind", fc.constantFrom("platform", "serving")],
    ["environment", TEXT],
    ["model", TEXT],
    ["accountId", fc.constant("444455556666")],
    ["tags", fc.dictionary(TEXT, TEXT)],
    ["network", fc.constantFrom({ natGateways: "single" }, undefined)],
    ["notifications", fc.constantFrom({ emails: ["on-call@example.com"] }, undefined)],
    ["notificationUrl", fc.constant("https://example.com/hook")],
    ["production", fc.boolean()],
    ["modelPackageArn", fc.option(VERSION, { nil: undefined })],
    [
        "modelArtifacts",
        fc.record({
            bucketName: fc.constant("other-bucket"),
            keyArn: fc.constant("arn:aws:kms:eu-central-1:111122223333:key/2"),
        }),
    ],
    ["realtime", fc.constant(undefined)],
    ["realtime", fc.record({ variants: fc.array(VARIANT, { minLength: 1, maxLength: 3 }) })],
    ["realtime.variants", fc.array(VARIANT, { minLength: 1, maxLength: 3 })],
    ["realtime.variants.0.name", NAME],
    ["realtime.variants.0.instanceType", TYPE],
    ["realtime.variants.0.initialInstanceCount", COUNT],
    ["realtime.variants.0.weight", COUNT],
    ["realtime.variants.0.modelPackageArn", VERSION],
    [
        "realtime.shadow",
        fc.record(
            {
                name: NAME,
                modelPackageArn: VERSION,
                instanceType: TYPE,
                initialInstanceCount: COUNT,
                samplingPercent: fc.integer({ min: 1, max: 100 }),
            },
            { requiredKeys: ["name", "modelPackageArn", "instanceType", "initialInstanceCount"] },
        ),
    ],
    ["realtime.dataCapturePercent", fc.option(PERCENT, { nil: undefined })],
    ["realtime.rollout", fc.option(ROLLOUT, { nil: undefined })],
    ["realtime.scaling", fc.oneof(fc.constantFrom({}, undefined), fc.record({ primary: SCALING }))],
    ["realtime.alarms", fc.option(THRESHOLDS, { nil: undefined })],
    [
        "realtime.monitoring",
        fc.constantFrom(undefined, DRIFT, {
            ...DRIFT,
            modelQuality: {
                problemType: "BinaryClassification",
                groundTruthUri: "s3://labels/diagnosis",
                probabilityAttribute: "0",
                probabilityThreshold: 0.5,
                baselineConstraintsUri: `${BASELINE}/quality/constraints.json`,
                alarms: [{ metric: "recall", threshold: 0.9 }],
            },
        }),
    ],
    ["asynchronous", fc.constant(undefined)],
    ["asynchronous.instanceType", TYPE],
    ["asynchronous.initialInstanceCount", COUNT],
    ["asynchronous.modelPackageArn", VERSION],
    ["asynchronous.maxConcurrentInvocationsPerInstance", fc.integer({ min: 0, max: 1001 })],
    ["asynchronous.rollout", ROLLOUT],
    ["asynchronous.scaling", fc.option(QUEUE_SCALING, { nil: undefined })],
    ["asynchronous.alarms", fc.record({ ...QUEUE_THRESHOLDS }, { requiredKeys: [] })],
    ["serverless", fc.constant(undefined)],
    ["serverless.memorySizeInMb", fc.constantFrom(1024, 2000, 3072, 6144, 7168)],
    ["serverless.maxConcurrency", CONCURRENCY],
    ["serverless.provisionedConcurrency", fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined })],
    ["serverless.modelPackageArn", VERSION],
    ["serverless.scaling", fc.option(CONCURRENCY_SCALING, { nil: undefined })],
    ["serverless.alarms", fc.record({ ...SERVERLESS_THRESHOLDS }, { requiredKeys: [] })],
    ["dashboard", fc.boolean()],
    ["multiModel", fc.constant(undefined)],
    [
        "multiModel.image",
        fc.constant("492215442770.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-xgboost:3.0-5"),
    ],
    ["multiModel.prefix", TEXT],
    ["multiModel.instanceType", TYPE],
    ["multiModel.initialInstanceCount", COUNT],
    ["multiModel.rollout", ROLLOUT],
    ["multiModel.scaling", fc.option(SCALING, { nil: undefined })],
    ["multiModel.alarms", THRESHOLDS],
];

function changed(value: unknown, [key, ...rest]: string[], to: unknown): unknown {
    if (key === undefined) {
        return to;
    }
    if (Array.isArray(value)) {
        return value.map((item: unknown, at) => (String(at) === key ? changed(item, rest, to) : item));
    }
    const fields = { ...(value as Settings | undefined) };
    const next = changed(fields[key], rest, to);
    return Object.fromEntries(
        Object.entries({ ...fields, [key]: next }).filter(([, each]) => each !== undefined),
    );
}

/** Any change of one setting: its path, what it becomes, and the settings after it. */
export function singleChanges(
    settings: Settings,
): fc.Arbitrary<{ path: string; to: unknown; after: Settings }> {
    return fc
        .oneof(...SETTINGS.map(([path, values]) => values.map((to) => ({ path, to }))))
        .map(({ path, to }) => ({ path, to, after: changed(settings, path.split("."), to) as Settings }));
}

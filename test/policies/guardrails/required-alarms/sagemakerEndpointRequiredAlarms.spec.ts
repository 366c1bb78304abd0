import * as assert from "node:assert";
import { sagemakerEndpointRequiredAlarms } from "../../../../policies/guardrails/required-alarms/sagemakerEndpointRequiredAlarms";
import {
    advisoryMessages,
    Analysis,
    analyzeStack,
    mandatoryMessages,
    ResourceFixture,
    UNKNOWN,
    urnOf,
} from "../../analyzer";
import {
    alarm,
    alarms,
    ALARM,
    ENDPOINT,
    endpoint,
    endpointConfig,
    GPU_METRICS,
    METRICS,
    variant,
} from "./fixtures";

function check(resources: ResourceFixture[], config: object = {}): Promise<Analysis> {
    return analyzeStack(sagemakerEndpointRequiredAlarms, resources, config);
}

async function violations(resources: ResourceFixture[], config: object = {}): Promise<string[]> {
    return mandatoryMessages(await check(resources, config));
}

const STATISTICS: Record<string, string> = {
    Invocation5XXErrors: "Sum or Average",
    ModelLatency: "p99 or higher",
};

function message(metric: string, flaws = "", variantName = "AllTraffic"): string {
    const metricName = metric.split(" ")[1] ?? "";
    return (
        `${ENDPOINT} "fraud-endpoint": variant "${variantName}" has no alarm on ${metric}${flaws}; ` +
        "each production variant needs an alarm with exactly the dimensions EndpointName and VariantName " +
        "that tells an SNS topic and says what missing data means. Fix: declare a metric alarm on " +
        `${STATISTICS[metricName] ?? "Average or Maximum"} of it with dimensions ` +
        `{EndpointName: "fraud", VariantName: "${variantName}"}, alarmActions and treatMissingData.`
    );
}

/** The message about the 5XX alarm when that alarm is changed so that it does not count any more. */
async function flawOf(change: Record<string, unknown>): Promise<string[]> {
    return violations([endpoint(), endpointConfig(), ...alarms({ "5xx": change })]);
}

const SERVER_ERRORS = "AWS/SageMaker Invocation5XXErrors";

describe("sagemaker-endpoint-required-alarms", () => {
    it("accepts an endpoint with every alarm, whatever else is unknown", async () => {
        assert.deepStrictEqual(await check([endpoint(), endpointConfig(), ...alarms()]), {
            diagnostics: [],
            notApplicable: [],
        });
    });

    it("stops a stack whose 5XX alarm was removed, and says who, why and what to do", async () => {
        const [, ...others] = alarms();
        assert.deepStrictEqual((await check([endpoint(), endpointConfig(), ...others])).diagnostics, [
            {
                level: "mandatory",
                urn: urnOf(endpoint()),
                message:
                    "Each production variant of an endpoint must have its alarms, and they must reach somebody.\n" +
                    message(SERVER_ERRORS),
            },
        ]);
    });

    it("asks for each alarm on its own", async () => {
        for (const [key, namespace, metricName] of METRICS) {
            const others = METRICS.filter((metric) => metric[0] !== key).map((metric) => alarm(metric));
            assert.deepStrictEqual(await violations([endpoint(), endpointConfig(), ...others]), [
                message(`${namespace} ${metricName}`),
            ]);
        }
    });

    it("asks for GPU alarms where the variant has a GPU, and not for an accelerator without those metrics", async () => {
        const onGpu = endpointConfig([variant({ instanceType: "ml.g5.xlarge" })]);
        assert.deepStrictEqual(await violations([endpoint(), onGpu, ...alarms()]), [
            message("/aws/sagemaker/Endpoints GPUUtilization"),
            message("/aws/sagemaker/Endpoints GPUMemoryUtilization"),
        ]);
        const gpuAlarms = GPU_METRICS.map((metric) => alarm(metric));
        assert.deepStrictEqual(await violations([endpoint(), onGpu, ...alarms(), ...gpuAlarms]), []);
        const onInferentia = endpointConfig([variant({ instanceType: "ml.inf2.xlarge" })]);
        assert.deepStrictEqual(await violations([endpoint(), onInferentia, ...alarms()]), []);
    });

    it("asks only for what a serverless variant publishes", async () => {
        const [errors, latency] = alarms();
        const serverless = variant({ instanceType: null, serverlessConfig: { maxConcurrency: 5 } });
        const requests = [errors, latency].filter((fixture) => fixture !== undefined);
        const stack = [endpoint(), endpointConfig([serverless]), ...requests];
        assert.deepStrictEqual(await violations(stack), [
            message("AWS/SageMaker ModelSetupTime").replace(
                "Average or Maximum",
                "Average or Maximum or p99",
            ),
        ]);
        const start = alarm(["start", "AWS/SageMaker", "ModelSetupTime", { statistic: "Maximum" }]);
        assert.deepStrictEqual(await violations([...stack, start]), []);
    });

    it("asks for more where a team does: other errors, AWS's own part of the latency, too little traffic", async () => {
        const asked = {
            metrics: ["errors4xx", "modelErrors", "overhead", "traffic", "concurrency", "backlogAge"],
        };
        const stack = [endpoint(), endpointConfig()];
        const found = mandatoryMessages(await check(stack, asked));
        assert.deepStrictEqual(
            found.map((text) => /alarm on AWS\/SageMaker (\w+)/.exec(text)?.[1]),
            ["Invocation4XXErrors", "InvocationModelErrors", "OverheadLatency", "Invocations"],
        );
        const high = alarm(["traffic", "AWS/SageMaker", "Invocations", { statistic: "Sum" }]);
        const traffic = { metrics: ["traffic"] };
        assert.match(
            mandatoryMessages(await check([...stack, high], traffic)).join(),
            /its comparison is GreaterThanThreshold, which fires when all is well/,
        );
        const low = { ...high, properties: { ...high.properties, comparisonOperator: "LessThanThreshold" } };
        assert.deepStrictEqual(mandatoryMessages(await check([...stack, low], traffic)), []);
    });

    it("does not count an alarm that a composite alarm hears only together with another", async () => {
        const silent = alarms().map((each) => ({
            ...each,
            properties: { ...each.properties, name: each.name, alarmActions: [] },
        }));
        const names = silent.map(({ name }) => name);
        const speaking = (operator: string): ResourceFixture => ({
            type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
            name: "all",
            properties: {
                alarmRule: names.map((name) => `ALARM("${name}")`).join(` ${operator} `),
                alarmActions: ["arn:aws:sns:eu-central-1:111122223333:on-call"],
            },
        });
        const stack = [endpoint(), endpointConfig(), ...silent];
        assert.deepStrictEqual(await violations([...stack, speaking("OR")]), []);
        const found = await violations([...stack, speaking("AND")]);
        assert.strictEqual(found.length, silent.length);
        assert.match(found[0] ?? "", /its alarmActions are empty/);
    });

    it("counts an alarm that speaks through a composite alarm, if that one reaches a topic", async () => {
        const [errors, ...others] = alarms({ "5xx": { name: "errors", alarmActions: [] } });
        const composite = (properties: object): ResourceFixture => ({
            type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
            name: "together",
            properties: {
                alarmRule: 'ALARM("errors") OR ALARM("gone")',
                alarmActions: ["arn:aws:sns:eu-central-1:111122223333:alerts"],
                ...properties,
            },
        });
        const stack = [endpoint(), endpointConfig(), ...others, errors].filter((each) => each !== undefined);
        assert.deepStrictEqual(await violations([...stack, composite({})]), []);
        const unheard = [
            message(SERVER_ERRORS, ' that counts ("AllTraffic-5xx": its alarmActions are empty)'),
        ];
        assert.deepStrictEqual(await violations([...stack, composite({ actionsEnabled: false })]), unheard);
        assert.deepStrictEqual(
            await violations([...stack, composite({ alarmRule: "ALARM(other)" })]),
            unheard,
        );
        const byDependency = {
            ...composite({ alarmRule: UNKNOWN }),
            sources: { alarmRule: ["AllTraffic-5xx"] },
        };
        assert.deepStrictEqual(await violations([...stack, byDependency]), []);
    });

    it("asks for alarms on each variant", async () => {
        const config = endpointConfig([variant(), variant({ variantName: "B" })]);
        const found = await violations([endpoint(), config, ...alarms()]);
        assert.deepStrictEqual(
            found,
            METRICS.map(([, namespace, metricName]) => message(`${namespace} ${metricName}`, "", "B")),
        );
        const forB = METRICS.map((metric) => alarm(metric, {}, "B"));
        assert.deepStrictEqual(await violations([endpoint(), config, ...alarms(), ...forB]), []);
    });

    const flaws: [string, Record<string, unknown>, string][] = [
        ["tells nobody", { alarmActions: [] }, "its alarmActions are empty"],
        [
            "tells only autoscaling",
            { alarmActions: ["arn:aws:autoscaling:eu-central-1:111122223333:scalingPolicy:x"] },
            "its alarmActions name no SNS topic",
        ],
        ["is switched off", { actionsEnabled: false }, "its actionsEnabled is false"],
        [
            "leaves missing data to AWS",
            { treatMissingData: "missing" },
            "its treatMissingData is left at the default",
        ],
        [
            "says nothing of missing data",
            { treatMissingData: null },
            "its treatMissingData is left at the default",
        ],
        [
            "watches all variants together",
            { dimensions: { EndpointName: "fraud" } },
            "its dimensions lack VariantName",
        ],
        [
            "watches one configuration only",
            { dimensions: { EndpointName: "fraud", VariantName: "AllTraffic", EndpointConfigName: "x" } },
            "its dimension EndpointConfigName narrows it to a part of the variant",
        ],
        [
            "watches another statistic",
            { statistic: "Minimum" },
            "its statistic is Minimum, not Sum or Average",
        ],
        [
            "fires when all is well",
            { comparisonOperator: "LessThanThreshold" },
            "its comparison is LessThanThreshold, which fires when all is well",
        ],
    ];
    for (const [what, change, flaw] of flaws) {
        it(`does not count an alarm that ${what}`, async () => {
            assert.deepStrictEqual(await flawOf(change), [
                message(SERVER_ERRORS, ` that counts ("AllTraffic-5xx": ${flaw})`),
            ]);
        });
    }

    for (const [what, change] of [
        ["endpoint", { dimensions: { EndpointName: "other", VariantName: "AllTraffic" } }],
        ["variant", { dimensions: { EndpointName: "fraud", VariantName: "B" } }],
        ["metric", { metricName: "Invocation4XXErrors" }],
        ["namespace", { namespace: "Custom" }],
    ] as const) {
        it(`does not take an alarm on another ${what} for the missing one`, async () => {
            assert.deepStrictEqual(await flawOf(change), [message(SERVER_ERRORS)]);
        });
    }

    it("asks for a percentile of the latency, as high as it is told", async () => {
        const stack = (extendedStatistic: string): ResourceFixture[] => [
            endpoint(),
            endpointConfig(),
            ...alarms({ latency: { extendedStatistic } }),
        ];
        const flawed = ' that counts ("AllTraffic-latency": its statistic is p90, not p99 or higher)';
        assert.deepStrictEqual(await violations(stack("p99.9")), []);
        assert.deepStrictEqual(await violations(stack("p90")), [
            message("AWS/SageMaker ModelLatency", flawed),
        ]);
        assert.deepStrictEqual(await violations(stack("p90"), { latencyPercentile: 90 }), []);
    });

    it("asks only for the metrics that the configuration lists", async () => {
        const [errors] = alarms();
        const stack = [endpoint(), endpointConfig(), ...(errors === undefined ? [] : [errors])];
        assert.deepStrictEqual(await violations(stack, { metrics: ["errors5xx"] }), []);
    });

    it("counts an alarm on a formula, in the form of either provider", async () => {
        const { dimensions } = alarm(METRICS[0] ?? ["", "", "", {}]).properties;
        const metric = { namespace: "AWS/SageMaker", metricName: "Invocation5XXErrors", dimensions };
        const formula = { namespace: null, metricName: null, dimensions: null, statistic: null };
        const classic = { ...formula, metricQueries: [{ id: "m", metric: { ...metric, stat: "Sum" } }] };
        assert.deepStrictEqual(await flawOf(classic), []);
        const list = Object.entries(dimensions as object).map(([name, value]) => ({
            name,
            value: String(value),
        }));
        const native = [{ id: "m", metricStat: { stat: "Sum", metric: { ...metric, dimensions: list } } }];
        const [first, ...others] = alarms({ "5xx": { ...formula, metrics: native } });
        const nativeAlarm = { ...first, type: "aws-native:cloudwatch:Alarm" } as ResourceFixture;
        assert.deepStrictEqual(await violations([endpoint(), endpointConfig(), nativeAlarm, ...others]), []);
    });

    it("notes an alarm that may be the missing one, and still asks for those that are surely missing", async () => {
        const change = { "5xx": { dimensions: UNKNOWN }, cpu: { metricName: "Other" } };
        const analysis = await check([endpoint(), endpointConfig(), ...alarms(change)]);
        const namespace = "/aws/sagemaker/Endpoints";
        assert.deepStrictEqual(mandatoryMessages(analysis), [message(`${namespace} CPUUtilization`)]);
        assert.deepStrictEqual(advisoryMessages(analysis), [
            "can't run policy 'sagemaker-endpoint-required-alarms' from policy pack 'pack@v1.0.0' during preview: " +
                `${ENDPOINT} "fraud-endpoint": string value at .dimensions can't be known during preview`,
        ]);
    });

    for (const property of ["statistic", "comparisonOperator", "actionsEnabled", "treatMissingData"]) {
        it(`notes an alarm whose ${property} is unknown`, async () => {
            const analysis = await check([
                endpoint(),
                endpointConfig(),
                ...alarms({ "5xx": { [property]: UNKNOWN } }),
            ]);
            assert.deepStrictEqual(mandatoryMessages(analysis), []);
            assert.deepStrictEqual(
                advisoryMessages(analysis).map((text) =>
                    text.includes(`string value at .${property} can't be known`),
                ),
                [true],
            );
        });
    }

    it("notes an endpoint whose own name is unknown", async () => {
        const nameless = endpoint({ name: UNKNOWN });
        const open = await check([nameless, endpointConfig(), ...alarms()]);
        assert.deepStrictEqual(mandatoryMessages(open), []);
        assert.match(
            advisoryMessages(open).join(),
            /"fraud-endpoint": string value at \.name can't be known/,
        );
    });

    it("takes the topic of an unknown action from what the action was made from", async () => {
        const [first, ...others] = alarms({ "5xx": { alarmActions: [UNKNOWN] } });
        const topic = { type: "aws:sns/topic:Topic", name: "alerts", properties: { arn: UNKNOWN } };
        const stack = [endpoint(), endpointConfig(), ...others, topic];
        const wired = { ...first, sources: { alarmActions: ["alerts"] } } as ResourceFixture;
        assert.deepStrictEqual((await check([...stack, wired])).diagnostics, []);
        const analysis = await check([...stack, { ...wired, sources: {} }]);
        assert.deepStrictEqual(mandatoryMessages(analysis), []);
        assert.match(advisoryMessages(analysis).join(), /string value at \.alarmActions\.0 can't be known/);
    });

    it("does not apply to stacks without an endpoint", async () => {
        const alone = [{ type: ALARM, name: "x", properties: {} }];
        assert.deepStrictEqual(await check(alone), {
            diagnostics: [],
            notApplicable: ["Policy only applies to stacks with SageMaker endpoints"],
        });
    });

    it("fails closed on a wrong configuration", async () => {
        await assert.rejects(
            check([endpoint(), endpointConfig()], { metrics: ["5xx"], latencyPercentile: 5 }),
            {
                message:
                    "Error validating resource with policy 'sagemaker-endpoint-required-alarms' from policy pack " +
                    "'pack@v1.0.0':\n" +
                    'configuration of policy "sagemaker-endpoint-required-alarms":\n' +
                    "  metrics: must be a list of at least one of errors5xx, latency, cpu, memory, disk, gpu, " +
                    "gpuMemory, setupTime, backlog, capacity, failures, errors4xx, modelErrors, overhead, traffic, " +
                    'concurrency, backlogAge, each once, got ["5xx"]\n' +
                    "  latencyPercentile: must be a number from 50 to 99.99, got 5",
            },
        );
    });
});

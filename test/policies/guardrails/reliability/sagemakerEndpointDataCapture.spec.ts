import { sagemakerEndpointDataCapture } from "../../../../policies/guardrails/reliability/sagemakerEndpointDataCapture";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { config, CONFIG, MODEL, variant } from "./endpoints";

const BOTH = [{ captureMode: "Input" }, { captureMode: "Output" }];

function capturing(change: object = {}): ResourceFixture {
    const dataCaptureConfig = {
        enableCapture: true,
        initialSamplingPercentage: 50,
        captureOptions: BOTH,
        ...change,
    };
    return config([variant()], { dataCaptureConfig });
}

const NO_CAPTURE =
    "requests and responses must be captured, or nobody can tell whether the data have drifted. " +
    "Fix: set it to true, with a destination and a key.";

describeRule(sagemakerEndpointDataCapture, {
    "accepts both directions": {
        resources: [capturing(), capturing({ captureOptions: [{ captureMode: "InputAndOutput" }] })],
    },
    "leaves alone what cannot be monitored": {
        resources: [
            config([variant({ serverlessConfig: {} })]),
            { ...config([variant()], { asyncInferenceConfig: {} }), name: "async" },
        ],
    },
    "leaves a multi-model container alone, which it finds by dependency too": {
        resources: [
            config([variant({ modelName: UNKNOWN })]),
            {
                type: MODEL,
                name: "model",
                properties: { name: "fraud-model", primaryContainer: { mode: "MultiModel" } },
            },
        ],
    },
    "stops no capture": {
        resources: [config()],
        violations: [`${CONFIG} "config": dataCaptureConfig.enableCapture is not set; ${NO_CAPTURE}`],
    },
    "stops capture that is switched off": {
        resources: [capturing({ enableCapture: false })],
        violations: [`${CONFIG} "config": dataCaptureConfig.enableCapture is false; ${NO_CAPTURE}`],
    },
    "stops one direction": {
        resources: [capturing({ captureOptions: [{ captureMode: "Input" }] })],
        violations: [
            `${CONFIG} "config": dataCaptureConfig.captureOptions lacks Output; ` +
                'a monitor needs requests and responses. Fix: add captureMode "Output".',
        ],
    },
    "stops too small a share": {
        resources: [capturing({ initialSamplingPercentage: 1 })],
        violations: [
            `${CONFIG} "config": dataCaptureConfig.initialSamplingPercentage is 1; ` +
                "at least 10 percent of the requests must be captured. Fix: set it to 10 or more.",
        ],
    },
    "takes the share from its settings": {
        resources: [capturing({ initialSamplingPercentage: 1 })],
        config: { minimumSamplingPercent: 1 },
    },
    "notes what it does not know": {
        resources: [capturing({ enableCapture: UNKNOWN, captureOptions: [{ captureMode: UNKNOWN }] })],
        undecided: [
            `${CONFIG} "config": string value at .dataCaptureConfig.enableCapture can't be known during preview`,
            `${CONFIG} "config": string value at .dataCaptureConfig.captureOptions.0.captureMode can't be known during preview`,
        ],
    },
});

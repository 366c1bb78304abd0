import * as assert from "node:assert";
import { describeProblem } from "../../../../components/shared/problems/problems";
import {
    DataCaptureArgs,
    dataCaptureConfig,
    dataCaptureProblems,
    planDataCapture,
} from "../../../../components/serving/hosting/dataCapture";

function messages(args: DataCaptureArgs): string[] {
    return dataCaptureProblems("dataCapture", planDataCapture(args)).map(describeProblem);
}

describe("planDataCapture", () => {
    it("keeps everything by default, as CSV and JSON text", () => {
        assert.deepStrictEqual(planDataCapture(undefined), {
            enabled: true,
            samplingPercent: 100,
            prefix: "data-capture",
            csvContentTypes: ["text/csv"],
            jsonContentTypes: ["application/json", "application/jsonlines"],
        });
    });

    it("keeps a sampling of 0 percent", () => {
        assert.strictEqual(planDataCapture({ samplingPercent: 0 }).samplingPercent, 0);
    });
});

describe("dataCaptureProblems", () => {
    it("accepts the defaults", () => {
        assert.deepStrictEqual(messages({}), []);
    });

    const wrong: [DataCaptureArgs, string][] = [
        [
            { samplingPercent: 101 },
            "dataCapture.samplingPercent: must be a whole number between 0 and 100, got 101; give a whole percentage",
        ],
        [
            { prefix: "/captured/" },
            "dataCapture.prefix: must be parts of letters, digits, dots, underscores and hyphens, joined by slashes, " +
                'got "/captured/"; leave out slashes at the ends',
        ],
        [
            { csvContentTypes: [] },
            "dataCapture.csvContentTypes: must have 1 to 10 members, got 0; " +
                "name the content types that clients send and the model answers with",
        ],
        [
            { jsonContentTypes: ["application/json; charset=utf-8"] },
            "dataCapture.jsonContentTypes: must be media types without parameters, " +
                'got ["application/json; charset=utf-8"]; write type/subtype, for example text/csv',
        ],
    ];
    for (const [args, message] of wrong) {
        it(`explains ${JSON.stringify(args)}`, () => {
            assert.deepStrictEqual(messages(args), [message]);
        });
    }
});

describe("dataCaptureConfig", () => {
    it("captures requests and answers, encrypted", () => {
        const plan = planDataCapture({ samplingPercent: 25 });
        assert.deepStrictEqual(dataCaptureConfig(plan, "s3://artifacts/data-capture", "key-arn"), {
            enableCapture: true,
            initialSamplingPercentage: 25,
            destinationS3Uri: "s3://artifacts/data-capture",
            kmsKeyId: "key-arn",
            captureOptions: [{ captureMode: "Input" }, { captureMode: "Output" }],
            captureContentTypeHeader: {
                csvContentTypes: ["text/csv"],
                jsonContentTypes: ["application/json", "application/jsonlines"],
            },
        });
    });
});

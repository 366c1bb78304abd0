import * as assert from "node:assert";
import { runScript, ScriptRun } from "./scriptRun";

const ENDPOINT = {
    endpointName: "fraud-prod",
    endpointConfigName: "fraud-config",
    alarmNames: ["fraud-prod-5xx"],
};
const TEST = {
    DEPLOYMENT_ARTIFACT: "Deployment_prod",
    TEST_FOLDER: ".",
    TEST_SETTINGS: "",
    SAMPLE_PAYLOAD: "",
    SAMPLE_CONTENT_TYPE: "text/csv",
    BAKE_MINUTES: "",
};

const LIVE = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud/6";

function check(
    variables: Record<string, string> = {},
    endpoints: unknown = [ENDPOINT],
    firing = "",
): ScriptRun {
    const files = {
        "endpoints.json": JSON.stringify(endpoints),
        "live-version.txt": `${LIVE}\n`,
        "test/requirements.txt": "",
        firing,
    };
    return runScript("check.sh", { ...TEST, ...variables }, files);
}

function assertFails(run: ScriptRun, message: string): void {
    assert.strictEqual(run.stderr, `error: ${message}\n`);
    assert.strictEqual(run.exitCode, 1);
}

describe("check.sh", () => {
    it("passes an endpoint that is in service with the config that was deployed", () => {
        const run = check();
        assert.strictEqual(run.exitCode, 0, run.stderr);
        assert.deepStrictEqual(run.calls, [
            "aws sagemaker describe-endpoint --endpoint-name fraud-prod --query join(' ', [EndpointStatus, EndpointConfigName]) --output text --region eu-central-1",
        ]);
    });

    it("fails when SageMaker went back to another config, though the endpoint is in service", () => {
        const run = check({ FAKE_ENDPOINT: "InService fraud-config-old" });
        assertFails(run, "fraud-prod is InService fraud-config-old, expected InService fraud-config");
    });

    it("fails while the endpoint is not in service", () => {
        const run = check({ FAKE_ENDPOINT: "RollingBack fraud-config" });
        assertFails(run, "fraud-prod is RollingBack fraud-config, expected InService fraud-config");
    });

    it("fails when nothing was deployed, or the stack does not say what", () => {
        assertFails(check({}, []), "the stack deployed no endpoint");
        assertFails(check({}, { endpointName: "fraud-prod" }), "the stack deployed no endpoint");
        const message = "an endpoint of the stack lacks endpointName, endpointConfigName or alarmNames";
        for (const field of ["endpointName", "endpointConfigName", "alarmNames"]) {
            assertFails(check({}, [{ ...ENDPOINT, [field]: undefined }]), message);
        }
    });

    it("sends the sample request, and wants an answer", () => {
        const run = check({ SAMPLE_PAYLOAD: "samples/one.csv" });
        assert.strictEqual(run.exitCode, 0, run.stderr);
        assert.match(run.stdout, /^fraud-prod answered: 0\.93$/m);
        assert.match(
            run.calls[1] ?? "",
            /^aws sagemaker-runtime invoke-endpoint --endpoint-name fraud-prod --content-type text\/csv --body fileb:\/\/samples\/one.csv \S+ --region eu-central-1$/,
        );
        assertFails(
            check({ SAMPLE_PAYLOAD: "samples/one.csv", FAKE_ANSWER: "" }),
            "fraud-prod answered samples/one.csv with nothing",
        );
    });

    it("asks an endpoint without instances as any other, and listens to the alarms that it has", () => {
        const alarmNames = { "main-model-setup-time": "fraud-main-model-setup-time" };
        const serverless = { ...ENDPOINT, serverless: true, alarmNames };
        const run = check(
            { SAMPLE_PAYLOAD: "samples/one.csv", TEST_SETTINGS: "staging.json", BAKE_MINUTES: "0" },
            [serverless],
        );
        assert.strictEqual(run.exitCode, 0, run.stderr);
        assert.ok(
            run.calls.some((call) => call.includes("sagemaker-runtime invoke-endpoint --endpoint-name")),
        );
        const test = run.calls.find((call) => call.includes("endpoint_test"));
        assert.ok(test !== undefined && !test.includes("--input-uri"));
        assert.ok(run.calls.some((call) => call.includes("--alarm-names fraud-main-model-setup-time")));
    });

    it("sends no sample to an endpoint whose caller must name a model", () => {
        const run = check({ SAMPLE_PAYLOAD: "samples/one.csv" }, [{ ...ENDPOINT, multiModel: true }]);
        assert.strictEqual(run.exitCode, 0, run.stderr);
        assert.strictEqual(run.calls.length, 1);
    });

    describe("of an endpoint that answers from a queue", () => {
        const queued = { ...ENDPOINT, asynchronous: true, inputUri: "s3://scans/input" };
        const sample = { SAMPLE_PAYLOAD: "samples/one.csv" };

        it("puts the sample request where the endpoint finds it, and waits for the answer", () => {
            const run = check(sample, [queued]);
            assert.strictEqual(run.exitCode, 0, run.stderr);
            assert.match(run.stdout, /^fraud-prod answered: 0\.93$/m);
            const [put, ask, look] = run.calls.slice(1);
            assert.strictEqual(
                put,
                "aws s3 cp samples/one.csv s3://scans/input/deployment-check --only-show-errors --region eu-central-1",
            );
            assert.strictEqual(
                ask,
                "aws sagemaker-runtime invoke-endpoint-async --endpoint-name fraud-prod --content-type text/csv --input-location s3://scans/input/deployment-check --query join(' ', [OutputLocation, FailureLocation]) --output text --region eu-central-1",
            );
            assert.match(look ?? "", /^aws s3 cp s3:\/\/scans\/output\/1.out /);
        });

        it("fails with the reason that the endpoint leaves, or when there is nothing in the answer", () => {
            assertFails(
                check({ ...sample, FAKE_QUEUE: "fails" }, [queued]),
                "fraud-prod failed on samples/one.csv: no such column",
            );
            assertFails(
                check({ ...sample, FAKE_ANSWER: "" }, [queued]),
                "fraud-prod answered samples/one.csv with nothing",
            );
        });

        it("gives up when no answer comes within the time that an instance takes to start", () => {
            const run = check({ ...sample, FAKE_QUEUE: "sleeps" }, [queued]);
            assertFails(run, "fraud-prod has not answered samples/one.csv after 20 minutes");
            assert.strictEqual(run.calls.filter((call) => call === "sleep 10").length, 120);
        }).timeout(60_000);

        it("runs the endpoint test through the queue", () => {
            const run = check({ TEST_SETTINGS: "staging.json" }, [queued]);
            assert.strictEqual(run.exitCode, 0, run.stderr);
            assert.match(
                run.calls.at(-1) ?? "",
                / --settings ~\/staging.json --input-uri s3:\/\/scans\/input --junit /,
            );
        });

        it("fails where the stack does not say where requests are put", () => {
            const run = check(sample, [{ ...queued, inputUri: undefined }]);
            assertFails(run, "fraud-prod is asynchronous and lacks inputUri");
        });
    });

    it("asks after all alarms in production, a hundred at a time, in a list or in a map", () => {
        const names = Array.from({ length: 101 }, (_, at) => `alarm-${at}`);
        const map = { fivehundreds: "mapped-5xx" };
        const endpoints = [
            { ...ENDPOINT, alarmNames: names },
            { ...ENDPOINT, alarmNames: map },
        ];
        const run = check({ BAKE_MINUTES: "0" }, endpoints);
        assert.strictEqual(run.exitCode, 0, run.stderr);
        const asked = run.calls
            .filter((call) => call.startsWith("aws cloudwatch"))
            .map((call) => /--alarm-names (.*) --query/.exec(call)?.[1]?.split(" ") ?? []);
        assert.deepStrictEqual(asked, [names.slice(0, 100), ["alarm-100", "mapped-5xx"]]);
        assert.match(run.stdout, /^102 alarms quiet for 0 minutes$/m);
    });

    it("fails when an alarm is already in ALARM", () => {
        assertFails(check({ BAKE_MINUTES: "0" }, [ENDPOINT], "fraud-prod-5xx"), "in ALARM: fraud-prod-5xx");
    });

    it("fails when an alarm goes off while the deployment bakes", () => {
        const run = check({ BAKE_MINUTES: "5" });
        assertFails(run, "in ALARM: fraud-prod-5xx");
        assert.deepStrictEqual(
            run.calls.map((call) => call.split(" ").slice(0, 3).join(" ")),
            [
                "aws sagemaker describe-endpoint",
                "aws cloudwatch describe-alarms",
                "sleep 30",
                "aws cloudwatch describe-alarms",
            ],
        );
    });

    it("fails in production when there is no alarm to listen to", () => {
        assertFails(
            check({ BAKE_MINUTES: "0" }, [{ ...ENDPOINT, alarmNames: [] }]),
            "the stack has no alarms, so nothing would tell that production is unwell",
        );
    });

    it("looks at another account by the role that was given", () => {
        const run = check({ TARGET_ROLE_ARN: "arn:aws:iam::444455556666:role/read" });
        assert.match(run.calls.at(-1) ?? "", /^aws sagemaker describe-endpoint .* --profile target$/);
    });

    it("runs the endpoint test with the golden predictions of the version that is live", () => {
        const run = check({ TEST_SETTINGS: "test/staging.json", TEST_FOLDER: "test" });
        assert.strictEqual(run.exitCode, 0, run.stderr);
        const [ask, fetch, install, describeEndpoint, test] = run.calls;
        assert.strictEqual(
            ask,
            `aws sagemaker describe-model-package --model-package-name ${LIVE} --query CustomerMetadataProperties.GoldenPredictionsUri --output text`,
        );
        assert.match(
            fetch ?? "",
            /^aws s3 cp s3:\/\/fraud-artifacts\/evaluation\/golden.json \S+ --only-show-errors$/,
        );
        assert.strictEqual(install, "python -m pip install --quiet --requirement test/requirements.txt");
        assert.match(describeEndpoint ?? "", /^aws sagemaker describe-endpoint /);
        assert.match(
            test ?? "",
            /^python -m endpoint_test --endpoint-name fraud-prod --region eu-central-1 --golden \S+ --settings ~\/test\/staging.json --junit ~\/reports\/fraud-prod.xml --json ~\/reports\/fraud-prod.json$/,
        );
    });

    it("fails when the endpoint does not pass its test", () => {
        const run = check({ TEST_SETTINGS: "staging.json", FAKE_TEST_EXIT: "1" });
        assertFails(run, "fraud-prod does not pass the endpoint test; see the report");
    });

    it("fails when the version has nothing to be tested with, instead of testing nothing", () => {
        const run = check({ TEST_SETTINGS: "staging.json", FAKE_GOLDEN: "None" });
        assertFails(
            run,
            `${LIVE} names no GoldenPredictionsUri; register versions with one, or leave testSettingsPath out`,
        );
    });

    it("tests no endpoint whose caller must name a model", () => {
        const run = check({ TEST_SETTINGS: "staging.json" }, [{ ...ENDPOINT, multiModel: true }]);
        assert.strictEqual(run.exitCode, 0, run.stderr);
        assert.ok(!run.calls.some((call) => call.includes("endpoint_test")));
    });
});

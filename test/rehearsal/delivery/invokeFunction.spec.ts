import * as assert from "node:assert";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { Invocation, invokeFunction } from "../../../rehearsal/delivery/invokeFunction";
import { recorded } from "../graph/graphFixtures";

const CODE = `
import os
import boto3

def handler(event, context):
    print("a log line")
    if event["kind"] == "broken":
        raise ValueError("no such thing")
    client = boto3.client("codepipeline", region_name="eu-central-1")
    started = client.start_pipeline_execution(name=os.environ["PIPELINE"], variables=event["variables"])
    if event["kind"].startswith("reads "):
        ssm = boto3.client("ssm")
        try:
            return ssm.get_parameter(Name=event["kind"].removeprefix("reads "), WithDecryption=True)["Value"]
        except ssm.exceptions.ParameterNotFound as error:
            return [error.response["Error"]["Code"], isinstance(error, ssm.exceptions.ClientError)]
    if event["kind"] == "curious":
        client.delete_pipeline(name="x")
    return {"id": started["pipelineExecutionId"], "home": os.environ.get("HOME")}
`;

describe("a function invoked on this machine", () => {
    let folder: string;
    beforeEach(() => {
        folder = fs.mkdtempSync(path.join(os.tmpdir(), "function-"));
    });
    afterEach(() => {
        fs.rmSync(folder, { recursive: true });
    });

    function invoke(kind: string, signal = new AbortController().signal): Promise<Invocation> {
        const inputs = {
            handler: "starter.handler",
            code: { archive: { assets: { "starter.py": { asset: { text: CODE } } } } },
            environment: { variables: { PIPELINE: "deploy" } },
        };
        return invokeFunction({
            function: recorded("aws:lambda/function:Function", "starter", inputs),
            event: { kind, variables: [{ name: "a", value: "b" }] },
            answers: {
                "codepipeline.start_pipeline_execution": [{ answer: { pipelineExecutionId: "42" } }],
                "ssm.get_parameter": [
                    { when: { Name: "known" }, answer: { Value: "7" } },
                    { when: { Name: "unknown" }, error: "ParameterNotFound" },
                ],
            },
            folder: path.join(folder, "code"),
            python: "python3",
            signal,
        });
    }

    it("runs its own code with its own variables and nothing of this process's environment", async () => {
        assert.deepStrictEqual(await invoke("start"), {
            returned: { id: "42", home: null },
            calls: [
                {
                    call: "codepipeline.start_pipeline_execution",
                    arguments: { name: "deploy", variables: [{ name: "a", value: "b" }] },
                },
            ],
        });
    });

    it("fails with what the function raised", async () => {
        await assert.rejects(invoke("broken"), {
            message: "the function starter failed: ValueError: no such thing",
        });
    });

    it("refuses a call that nobody answers", async () => {
        await assert.rejects(invoke("curious"), {
            message:
                "the function starter failed: AttributeError: the function called codepipeline.delete_pipeline, " +
                "which this rehearsal does not answer",
        });
    });

    it("is answered by what it asks for, or gets the error that boto3 would raise", async () => {
        assert.strictEqual((await invoke("reads known")).returned, "7");
        assert.deepStrictEqual((await invoke("reads unknown")).returned, ["ParameterNotFound", true]);
    });

    it("refuses a question that nobody answers", async () => {
        await assert.rejects(invoke("reads another"), {
            message:
                "the function starter failed: AttributeError: the function called ssm.get_parameter with " +
                "{'Name': 'another', 'WithDecryption': True}, which this rehearsal does not answer",
        });
    });

    it("ends when it is stopped", async () => {
        const stop = new AbortController();
        const invocation = invoke("start", stop.signal);
        stop.abort();
        await assert.rejects(invocation, { name: "AbortError" });
    });
});

import * as assert from "node:assert";
import {
    callbackStep,
    definitionProblems,
    Execution,
    lambdaStep,
    pipelineDefinition,
} from "../../../../components/build/definition";

const FUNCTION = "arn:aws:lambda:eu-central-1:111122223333:function:look-up";

describe("lambdaStep", () => {
    it("hands over values and offers those that come back by name, and no others", () => {
        const step = lambdaStep({
            name: "LookUp",
            functionArn: FUNCTION,
            inputs: { run: Execution.pipelineExecutionId, limit: 3 },
            outputs: { uri: "String", count: "Integer" },
        });

        // As `LambdaStep.to_request` of the Python SDK 2.245.0 writes it.
        assert.deepStrictEqual(JSON.parse(JSON.stringify(step.document)), {
            Name: "LookUp",
            Type: "Lambda",
            FunctionArn: FUNCTION,
            Arguments: { limit: 3, run: { Get: "Execution.PipelineExecutionId" } },
            OutputParameters: [
                { OutputName: "uri", OutputType: "String" },
                { OutputName: "count", OutputType: "Integer" },
            ],
        });
        assert.deepStrictEqual(step.outputs.uri, { Get: "Steps.LookUp.OutputParameters['uri']" });
        // @ts-expect-error: a wrong output name must not compile
        assert.strictEqual(step.outputs.url, undefined);
    });
});

describe("callbackStep", () => {
    it("asks a queue, and others may read the answer", () => {
        const ask = callbackStep({
            name: "Ask",
            queueUrl: "https://sqs.eu-central-1.amazonaws.com/111122223333/labels",
            outputs: { uri: "String" },
        });
        const use = lambdaStep({ name: "Use", functionArn: FUNCTION, inputs: { uri: ask.outputs.uri } });

        assert.deepStrictEqual(JSON.parse(JSON.stringify(ask.document)), {
            Name: "Ask",
            Type: "Callback",
            SqsQueueUrl: "https://sqs.eu-central-1.amazonaws.com/111122223333/labels",
            Arguments: {},
            OutputParameters: [{ OutputName: "uri", OutputType: "String" }],
        });
        assert.deepStrictEqual(definitionProblems(pipelineDefinition({ steps: [ask, use] })), []);
    });
});

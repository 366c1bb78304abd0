import { Get, get, Scalar, Text } from "./expressions";
import { JsonObject, mapValues, sorted } from "./json";
import { ParameterType } from "./parameters";
import { Step, stepHead, StepOptions } from "./steps";

/** What steps have in common that hand over a message and take values back; `O` are the names of the values. */
export interface MessageStepSpec<O extends string> extends StepOptions {
    name: string;
    inputs?: Record<string, Scalar>;
    /** Values that come back, with their types. */
    outputs?: Record<O, ParameterType>;
}

/** A step that takes values back: `step.outputs.<name>` is one of them. */
export interface MessageStep<O extends string> extends Step {
    readonly outputs: Readonly<Record<O, Get>>;
}

/** What a Lambda step is made from. */
export interface LambdaStepSpec<O extends string> extends MessageStepSpec<O> {
    /** Function that gets the inputs as its event and returns the outputs; the service waits ten minutes at most. */
    functionArn: Text;
}

/** What a callback step is made from. */
export interface CallbackStepSpec<O extends string> extends MessageStepSpec<O> {
    /** Queue that gets the inputs and a token; whoever takes the message ends the step with that token. */
    queueUrl: Text;
}

function outputParameters(outputs: Record<string, ParameterType>): JsonObject[] {
    return Object.entries(outputs).map(([name, type]) => ({ OutputName: name, OutputType: type }));
}

function messageStep<O extends string>(
    type: "Lambda" | "Callback",
    spec: MessageStepSpec<O>,
    receiver: { FunctionArn: Text } | { SqsQueueUrl: Text },
): MessageStep<O> {
    const { name, inputs = {} } = spec;
    const outputs = spec.outputs ?? ({} as Record<O, ParameterType>);
    return {
        name,
        document: {
            ...stepHead(name, type, spec),
            ...receiver,
            Arguments: sorted(inputs),
            OutputParameters: outputParameters(outputs),
        },
        outputs: mapValues(outputs, (output) => get(`Steps.${name}.OutputParameters['${output}']`)),
    };
}

/** A step that calls a Lambda function. */
export function lambdaStep<O extends string = never>(spec: LambdaStepSpec<O>): MessageStep<O> {
    return messageStep("Lambda", spec, { FunctionArn: spec.functionArn });
}

/** A step that puts a message into a queue and waits until somebody answers it. */
export function callbackStep<O extends string = never>(spec: CallbackStepSpec<O>): MessageStep<O> {
    return messageStep("Callback", spec, { SqsQueueUrl: spec.queueUrl });
}

import { readFileSync } from "node:fs";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation, globalArn } from "../awsLocation";
import { policyDocument, PolicyStatement } from "../iam/iamDocuments";
import { createLogGroup, logStreamsArn } from "../logGroup";
import { jsonStringify } from "../plainInputs";
import type { Tags } from "../tags";

/** What a Lambda function of one Python file is made from. */
export interface PythonFunctionSpec {
    location: AwsLocation;
    description: string;
    /** Path of the file; its function `handler` is called. */
    handlerFile: string;
    /** Environment variables, which a key encrypts. */
    variables: Record<string, pulumi.Input<string>>;
    keyArn: pulumi.Input<string>;
    /** What the function may do beside logging and keeping what it failed at. */
    statements: PolicyStatement[];
    /** Queue of the events that the function failed at. */
    deadLetterQueueArn: pulumi.Input<string>;
    /** Longest run. Default: 60. */
    timeoutSeconds?: number;
    tags: Tags;
    parent: pulumi.Resource;
}

/** A function, and its ARN composed from its name, so that it is known at preview. */
export interface PythonFunction {
    lambda: aws.lambda.Function;
    arn: pulumi.Output<string>;
    /** ARN of the role that the function runs as, known at preview. */
    roleArn: pulumi.Output<string>;
}

const DEFAULTS = { timeoutSeconds: 60, memoryMb: 256 } as const;

/** Creates a function with a log group and a role of its own: `<name>-log-group`, `-role`, `-role-policy`, `-function`. */
export function createPythonFunction(name: string, spec: PythonFunctionSpec): PythonFunction {
    const { location, keyArn, tags, parent } = spec;
    const logGroup = createLogGroup(`${name}-log-group`, spec);
    const { role, policy } = createRole(name, logGroup, spec);
    const roleArn = pulumi.interpolate`${globalArn(location, "iam", "role/")}${role.name}`;
    const lambda = new aws.lambda.Function(
        `${name}-function`,
        {
            description: spec.description,
            runtime: aws.lambda.Runtime.Python3d13,
            architectures: ["arm64"],
            handler: "handler.handler",
            code: new pulumi.asset.AssetArchive({
                "handler.py": new pulumi.asset.StringAsset(readFileSync(spec.handlerFile, "utf8")),
            }),
            role: roleArn,
            timeout: spec.timeoutSeconds ?? DEFAULTS.timeoutSeconds,
            memorySize: DEFAULTS.memoryMb,
            environment: { variables: spec.variables },
            kmsKeyArn: keyArn,
            // EventBridge only hands the event over; what the function then fails at ends here.
            deadLetterConfig: { targetArn: spec.deadLetterQueueArn },
            loggingConfig: { logFormat: "JSON", logGroup: logGroup.name },
            tags,
        },
        { parent, dependsOn: [policy] },
    );
    const functionArn = pulumi.interpolate`${arn(location, "lambda", "function:")}${lambda.name}`;
    return { lambda, arn: functionArn, roleArn };
}

function createRole(
    name: string,
    logGroup: aws.cloudwatch.LogGroup,
    spec: PythonFunctionSpec,
): { role: aws.iam.Role; policy: aws.iam.RolePolicy } {
    const { parent, tags } = spec;
    const role = new aws.iam.Role(
        `${name}-role`,
        {
            // Lambda names no source when it assumes a role, so a condition on one would lock it out. It takes a role
            // of the function's own account only: https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
            assumeRolePolicy: JSON.stringify(
                policyDocument([
                    {
                        Sid: "LambdaMayAssume",
                        Effect: "Allow",
                        Principal: { Service: "lambda.amazonaws.com" },
                        Action: "sts:AssumeRole",
                    },
                ]),
            ),
            tags,
        },
        { parent },
    );
    const statements = functionStatements(logStreamsArn(spec.location, logGroup), spec);
    const policy = new aws.iam.RolePolicy(
        `${name}-role-policy`,
        { role: role.name, policy: jsonStringify(policyDocument(statements)) },
        { parent },
    );
    return { role, policy };
}

/** What a function may do: write its log, what it is for, and keep what it failed at. */
function functionStatements(
    logStreams: pulumi.Input<string>,
    { deadLetterQueueArn, keyArn, statements }: PythonFunctionSpec,
): PolicyStatement[] {
    return [
        {
            Sid: "Log",
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: logStreams,
        },
        ...statements,
        { Sid: "KeepFailures", Effect: "Allow", Action: "sqs:SendMessage", Resource: deadLetterQueueArn },
        { Sid: "Key", Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: keyArn },
    ];
}

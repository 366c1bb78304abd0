import * as assert from "node:assert";
import { AsyncEndpoint, AsyncEndpointArgs } from "../../../components/serving/asyncEndpoint";
import { botocoreProblems, requireBotocore } from "../../support/botocore";
import { endpointRecorder, itIsAnEndpoint, rejection } from "./everyEndpoint";
import { asyncArgs, CONFIG, IMAGE, KEY, MODEL, PACKAGE, ROLLOUT, statementsOf } from "./servingFixtures";

const SUCCESSES = "arn:aws:sns:eu-central-1:111122223333:scans-successes";
const ERRORS = "arn:aws:sns:eu-central-1:111122223333:scans-errors";
const TOPICS = { successTopicArn: SUCCESSES, errorTopicArn: ERRORS };

const recordEndpoint = endpointRecorder((overrides: Partial<AsyncEndpointArgs>) => {
    const endpoint = new AsyncEndpoint("scans", asyncArgs(overrides));
    const { endpointName, endpointConfigName, executionRoleArn, inputUri, outputUri, failureUri } = endpoint;
    return { endpointName, endpointConfigName, executionRoleArn, inputUri, outputUri, failureUri };
});
const rejects = rejection('AsyncEndpoint "scans"', recordEndpoint);

/** The request that the provider makes of an input, whose names begin with a small letter. */
function asRequest(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(asRequest);
    }
    return typeof value === "object" && value !== null
        ? Object.fromEntries(
              Object.entries(value).map(([key, inner]) => [
                  `${key.charAt(0).toUpperCase()}${key.slice(1)}`,
                  asRequest(inner),
              ]),
          )
        : value;
}

describe("AsyncEndpoint", () => {
    itIsAnEndpoint({
        component: "AsyncEndpoint",
        name: "scans",
        model: { name: "scans-model", container: { modelPackageName: PACKAGE } },
        furtherOutputs: {
            inputUri: "s3://artifacts/async-inference/fraud/input",
            outputUri: "s3://artifacts/async-inference/fraud/output",
            failureUri: "s3://artifacts/async-inference/fraud/failure",
        },
        recordEndpoint,
    });

    it("writes answers and failures apart, encrypted with the key, and captures nothing", async () => {
        const { inputs } = (await recordEndpoint()).one(CONFIG);
        assert.deepStrictEqual(inputs, {
            asyncInferenceConfig: {
                outputConfig: {
                    kmsKeyId: KEY,
                    s3FailurePath: "s3://artifacts/async-inference/fraud/failure",
                    s3OutputPath: "s3://artifacts/async-inference/fraud/output",
                },
            },
            kmsKeyArn: KEY,
            productionVariants: [
                {
                    initialInstanceCount: 2,
                    initialVariantWeight: 1,
                    instanceType: "ml.m5.xlarge",
                    modelName: "scans-model-0a1b2c3",
                    variantName: "AllTraffic",
                },
            ],
            tags: { "mlops:component": "AsyncEndpoint", team: "risk" },
        });
    });

    it("announces successes and failures on a topic each, and gives an instance so many requests at a time", async () => {
        const inference = { ...TOPICS, maxConcurrentInvocationsPerInstance: 4 };
        const { inputs } = (await recordEndpoint({ inference })).one(CONFIG);
        const { clientConfig, outputConfig } = inputs["asyncInferenceConfig"] as Record<string, object>;
        assert.deepStrictEqual(clientConfig, { maxConcurrentInvocationsPerInstance: 4 });
        assert.deepStrictEqual((outputConfig as Record<string, unknown>)["notificationConfig"], {
            successTopic: SUCCESSES,
            errorTopic: ERRORS,
        });
    });

    it("asks for a configuration that SageMaker's API takes", async function () {
        requireBotocore.call(this);
        const inference = { ...TOPICS, maxConcurrentInvocationsPerInstance: 1000 };
        const { inputs } = (await recordEndpoint({ inference })).one(CONFIG);
        const request = (AsyncInferenceConfig: unknown) => ({
            operation: "CreateEndpointConfig",
            request: {
                EndpointConfigName: "scans",
                ProductionVariants: asRequest(inputs["productionVariants"]),
                AsyncInferenceConfig,
            } as never,
        });
        const [right, many, nowhere] = botocoreProblems([
            request(asRequest(inputs["asyncInferenceConfig"])),
            request({ OutputConfig: {}, ClientConfig: { MaxConcurrentInvocationsPerInstance: 1001 } }),
            request({}),
        ]);
        assert.deepStrictEqual(right, []);
        assert.strictEqual(many?.length, 1, "one request more is one too many");
        assert.strictEqual(nowhere?.length, 1, "an answer must go somewhere");
    });

    it("reads requests, writes answers and tells its topics, each of them and no more", async () => {
        const statements = statementsOf(
            await recordEndpoint({ inference: { inputPrefix: "in", outputPrefix: "out", ...TOPICS } }),
        );
        assert.deepStrictEqual(Object.keys(statements), [
            "SignInToRegistry",
            "PullImages",
            "ReadModelData",
            "ReadRequests",
            "FindRequests",
            "WriteAnswers",
            "AnnounceAnswers",
            "UseKey",
            "LendKeyToVolumes",
            "WriteLogs",
            "PublishMetrics",
            "ManageNetworkInterfaces",
            "LookAtNetwork",
            "WatchAlarms",
        ]);
        assert.deepStrictEqual(statements["ReadRequests"], {
            Effect: "Allow",
            Action: "s3:GetObject",
            Resource: "arn:aws:s3:::artifacts/in/*",
        });
        assert.deepStrictEqual(statements["FindRequests"], {
            Effect: "Allow",
            Action: "s3:ListBucket",
            Resource: "arn:aws:s3:::artifacts",
            Condition: { StringLike: { "s3:prefix": "in/*" } },
        });
        assert.deepStrictEqual(statements["WriteAnswers"], {
            Effect: "Allow",
            Action: ["s3:AbortMultipartUpload", "s3:PutObject"],
            Resource: [
                "arn:aws:s3:::artifacts/out/*",
                "arn:aws:s3:::artifacts/async-inference/fraud/failure/*",
            ],
        });
        assert.deepStrictEqual(statements["AnnounceAnswers"], {
            Effect: "Allow",
            Action: "sns:Publish",
            Resource: [SUCCESSES, ERRORS],
        });
    });

    it("tells no topic where there is none, and reads the model where it lies", async () => {
        const statements = statementsOf(
            await recordEndpoint({ modelBucketName: "platform", modelKeyArn: `${KEY}-platform` }),
        );
        assert.ok(!("AnnounceAnswers" in statements));
        assert.deepStrictEqual(statements["ReadModelData"]?.["Resource"], "arn:aws:s3:::platform/*");
        assert.deepStrictEqual(statements["ReadEncryptedModels"]?.["Resource"], `${KEY}-platform`);
    });

    it("serves a container of one's own, which alone may be pulled", async () => {
        const recording = await recordEndpoint({
            ...{ modelPackageArn: undefined, image: IMAGE, environment: { LOG: "info" } },
        } as never);
        assert.deepStrictEqual(recording.one(MODEL).inputs["primaryContainer"], {
            environment: { LOG: "info" },
            image: IMAGE,
        });
        assert.deepStrictEqual(statementsOf(recording)["PullImages"]?.["Resource"], [
            "arn:aws:ecr:eu-central-1:492215442770:repository/sagemaker-xgboost",
        ]);
    });

    it("rolls out like every endpoint on instances: by a canary where there are two, at once where there is one", async () => {
        const strategy = async (initialInstanceCount: number): Promise<unknown> => {
            const { inputs } = (await recordEndpoint({ initialInstanceCount })).one(ROLLOUT);
            return (inputs["deployment"] as Record<string, unknown>)["strategy"];
        };
        assert.deepStrictEqual([await strategy(2), await strategy(1)], ["canary", "allAtOnce"]);
    });

    it("gives a local drive no key, which takes none", async () => {
        const { inputs } = (await recordEndpoint({ instanceType: "ml.g5.xlarge" })).one(CONFIG);
        assert.ok(!("kmsKeyArn" in inputs));
    });

    it("refuses every prefix, topic and number that AWS would, all at once", async () => {
        const rule =
            "must be parts of letters, digits, dots, underscores and hyphens, joined by slashes, at most 443 characters";
        const topic = "must be the ARN of an SNS topic";
        const fix =
            "write arn:aws:sns:<region>:<account>:<topic>; topics whose names end in .fifo are not taken";
        await rejects(
            {
                image: IMAGE,
                inference: {
                    inputPrefix: "/in/",
                    successTopicArn: "scans",
                    errorTopicArn: "arn:aws:sqs:eu-central-1:111122223333:scans",
                    maxConcurrentInvocationsPerInstance: 1001,
                },
            },
            'modelPackageArn: must name exactly one model: modelPackageArn or image, got ["modelPackageArn","image"]; give modelPackageArn for a registered version, image for a container of your own',
            `inference.inputPrefix: ${rule}, got "/in/"; leave out slashes at the ends`,
            `inference.successTopicArn: ${topic}, got "scans"; ${fix}`,
            `inference.errorTopicArn: ${topic}, got "arn:aws:sqs:eu-central-1:111122223333:scans"; ${fix}`,
            "inference.maxConcurrentInvocationsPerInstance: must be a whole number between 1 and 1000, got 1001; leave it out to let SageMaker choose",
        );
    });

    it("refuses answers among the requests, and takes names that only begin alike", async () => {
        await rejects(
            { inference: { inputPrefix: "scans", outputPrefix: "scans/out", failurePrefix: "scans" } },
            'inference.outputPrefix: must be apart from inputPrefix (scans), or the endpoint could overwrite requests, got "scans/out"; choose a prefix beside it',
            'inference.failurePrefix: must be apart from inputPrefix (scans), or the endpoint could overwrite requests, got "scans"; choose a prefix beside it',
        );
        await recordEndpoint({ inference: { inputPrefix: "scans", outputPrefix: "scans-out" } });
    });

    it("refuses a model, an instance type and a count that cannot be", async () => {
        await rejects(
            {
                instanceType: "m5.xlarge",
                initialInstanceCount: 0,
                modelDataUrl: "s3://artifacts/model.tar.gz",
            },
            'modelDataUrl: goes with image only, got ["modelPackageArn"]; leave it out, a model package names its own archive',
            'instanceType: must be ml.<family>.<size> in lower case, got "m5.xlarge"; choose a hosting instance type, for example ml.m5.large',
            "initialInstanceCount: must be a whole number between 1 and 1000, got 0; give at least one instance",
        );
    });
});

import * as assert from "node:assert";
import { sagemakerJobIsolation } from "../../../../policies/security/jobs/sagemakerJobIsolation";
import { sagemakerJobOutputKey } from "../../../../policies/security/jobs/sagemakerJobOutputKey";
import { sagemakerJobTrafficEncryption } from "../../../../policies/security/jobs/sagemakerJobTrafficEncryption";
import { sagemakerJobVolumeKey } from "../../../../policies/security/jobs/sagemakerJobVolumeKey";
import { sagemakerJobVpc } from "../../../../policies/security/jobs/sagemakerJobVpc";
import { sagemakerContainerSecrets } from "../../../../policies/security/model/sagemakerContainerSecrets";
import { Rule } from "../../../../policies/shared/ruleSpec";
import { UNKNOWN } from "../../analyzer";
import { verdict } from "../../ruleCases";

type Arguments = Record<string, unknown>;

const KEY = "arn:aws:kms:eu-central-1:111122223333:key/1";
const NETWORK = { VpcConfig: { Subnets: ["subnet-1"] } };
const TRAINING = {
    EnableNetworkIsolation: true,
    EnableInterContainerTrafficEncryption: true,
    ...NETWORK,
    ResourceConfig: { InstanceType: "ml.m5.large", VolumeKmsKeyId: KEY },
    OutputDataConfig: { S3OutputPath: "s3://models/", KmsKeyId: KEY },
};
const PROCESSING = {
    NetworkConfig: { EnableNetworkIsolation: true, EnableInterContainerTrafficEncryption: true, ...NETWORK },
    ProcessingResources: { ClusterConfig: { InstanceType: "ml.m5.large", VolumeKmsKeyId: KEY } },
    ProcessingOutputConfig: { KmsKeyId: KEY },
};
const TRANSFORM = {
    TransformResources: { InstanceType: "ml.m5.large", VolumeKmsKeyId: KEY },
    TransformOutput: { S3OutputPath: "s3://scores/", KmsKeyId: KEY },
};

/** Every type of step that runs a job, as it is where everything is right. */
const GOOD: Record<string, Arguments> = {
    Training: TRAINING,
    Processing: PROCESSING,
    QualityCheck: PROCESSING,
    ClarifyCheck: PROCESSING,
    Transform: TRANSFORM,
    Tuning: { TrainingJobDefinition: TRAINING },
};

const CLASSIC = "aws:sagemaker/pipeline:Pipeline";
const NATIVE = "aws-native:sagemaker:Pipeline";

function definitionOf(steps: object[], parameters: object[] = []): string {
    return JSON.stringify({ Version: "2020-12-01", Parameters: parameters, Steps: steps });
}

function pipeline(definition: unknown, type = CLASSIC) {
    const pipelineDefinition = type === NATIVE ? { pipelineDefinitionBody: definition } : definition;
    return { type, name: "fraud", properties: { pipelineDefinition } };
}

async function said(rule: Rule, step: object, parameters: object[] = [], type = CLASSIC): Promise<string[]> {
    const { violations, undecided } = await verdict(rule, [pipeline(definitionOf([step], parameters), type)]);
    assert.deepStrictEqual(undecided, []);
    return violations;
}

function message(subject: string, rest: string): string {
    return `${CLASSIC} "fraud": Steps[Job].${subject} ${rest}`;
}

function switchedOff(subject: string): string {
    const rest = `is not set; it must be true, AWS's default is false. Fix: set Steps[Job].${subject} to true.`;
    return message(subject, rest);
}

function outside(subject: string): string {
    const fix = `list subnets of your VPC in Steps[Job].${subject}`;
    return message(subject, `is not set; it must list subnets of your VPC. Fix: ${fix}.`);
}

function keyless(subject: string): string {
    const fix = `set Steps[Job].${subject} to the ARN of a key of your own`;
    return message(subject, `is not set; it must name a customer managed KMS key. Fix: ${fix}.`);
}

function volumeKeyless(subject: string): string {
    const fix = `set Steps[Job].${subject} to the ARN of a key of your own`;
    return message(
        subject,
        `is not set; volumes must be encrypted with a customer managed KMS key. Fix: ${fix}.`,
    );
}

const TRAINED = "TrainingJobDefinition";

/** What each rule says of a step in which all of its properties are left out, by the step's type. */
const BARE: readonly [rule: Rule, said: Record<string, string[]>][] = [
    [
        sagemakerJobIsolation,
        {
            Training: [switchedOff("EnableNetworkIsolation")],
            Tuning: [switchedOff(`${TRAINED}.EnableNetworkIsolation`)],
            Processing: [switchedOff("NetworkConfig.EnableNetworkIsolation")],
            QualityCheck: [switchedOff("NetworkConfig.EnableNetworkIsolation")],
            ClarifyCheck: [switchedOff("NetworkConfig.EnableNetworkIsolation")],
            Transform: [],
        },
    ],
    [
        sagemakerJobTrafficEncryption,
        {
            Training: [switchedOff("EnableInterContainerTrafficEncryption")],
            Tuning: [switchedOff(`${TRAINED}.EnableInterContainerTrafficEncryption`)],
            Processing: [switchedOff("NetworkConfig.EnableInterContainerTrafficEncryption")],
            QualityCheck: [switchedOff("NetworkConfig.EnableInterContainerTrafficEncryption")],
            ClarifyCheck: [switchedOff("NetworkConfig.EnableInterContainerTrafficEncryption")],
            Transform: [],
        },
    ],
    [
        sagemakerJobVpc,
        {
            Training: [outside("VpcConfig.Subnets")],
            Tuning: [outside(`${TRAINED}.VpcConfig.Subnets`)],
            Processing: [outside("NetworkConfig.VpcConfig.Subnets")],
            QualityCheck: [outside("NetworkConfig.VpcConfig.Subnets")],
            ClarifyCheck: [outside("NetworkConfig.VpcConfig.Subnets")],
            Transform: [],
        },
    ],
    [
        sagemakerJobOutputKey,
        {
            Training: [keyless("OutputDataConfig.KmsKeyId")],
            Tuning: [keyless(`${TRAINED}.OutputDataConfig.KmsKeyId`)],
            Processing: [],
            QualityCheck: [],
            ClarifyCheck: [],
            Transform: [keyless("TransformOutput.KmsKeyId")],
        },
    ],
    [
        sagemakerJobVolumeKey,
        {
            Training: [volumeKeyless("ResourceConfig.VolumeKmsKeyId")],
            Tuning: [],
            Processing: [volumeKeyless("ProcessingResources.ClusterConfig.VolumeKmsKeyId")],
            QualityCheck: [volumeKeyless("ProcessingResources.ClusterConfig.VolumeKmsKeyId")],
            ClarifyCheck: [volumeKeyless("ProcessingResources.ClusterConfig.VolumeKmsKeyId")],
            Transform: [volumeKeyless("TransformResources.VolumeKmsKeyId")],
        },
    ],
];

describe("jobs inside the definition of a SageMaker pipeline", () => {
    for (const [rule, bySteps] of BARE) {
        for (const [type, messages] of Object.entries(bySteps)) {
            it(`${rule.policy.name} judges a ${type} step as the job that it runs`, async () => {
                assert.deepStrictEqual(
                    await said(rule, { Name: "Job", Type: type, Arguments: GOOD[type] }),
                    [],
                );
                const bare = type === "Tuning" ? { TrainingJobDefinition: {} } : {};
                assert.deepStrictEqual(
                    await said(rule, { Name: "Job", Type: type, Arguments: bare }),
                    messages,
                );
            });
        }

        it(`${rule.policy.name} notes a definition that a preview does not know`, async () => {
            const { violations, undecided } = await verdict(rule, [pipeline(UNKNOWN)]);
            assert.deepStrictEqual(violations, []);
            assert.deepStrictEqual(undecided, [
                `${CLASSIC} "fraud": string value at .pipelineDefinition can't be known during preview`,
            ]);
        });
    }

    it("are found inside conditions and in a native pipeline", async () => {
        const inner = { Name: "Job", Type: "Training", Arguments: {} };
        const condition = {
            Name: "Check",
            Type: "Condition",
            Arguments: { IfSteps: [inner], ElseSteps: [] },
        };
        assert.deepStrictEqual(
            await said(sagemakerJobIsolation, condition, [], NATIVE),
            [switchedOff("EnableNetworkIsolation")].map((text) => text.replace(CLASSIC, NATIVE)),
        );
    });

    it("take a parameter at its default", async () => {
        const step = {
            Name: "Job",
            Type: "Training",
            Arguments: { ...TRAINING, EnableNetworkIsolation: { Get: "Parameters.Isolated" } },
        };
        const parameter = { Name: "Isolated", Type: "Boolean" };
        assert.deepStrictEqual(
            await said(sagemakerJobIsolation, step, [{ ...parameter, DefaultValue: true }]),
            [],
        );
        assert.deepStrictEqual(
            await said(sagemakerJobIsolation, step, [{ ...parameter, DefaultValue: false }]),
            [switchedOff("EnableNetworkIsolation").replace("is not set", "is false")],
        );
    });

    it("must not leave a switch to be computed, but may a key", async () => {
        const computed = { Get: "Steps.Choose.Value" };
        const step = (change: Arguments) => ({
            Name: "Job",
            Type: "Training",
            Arguments: { ...TRAINING, ...change },
        });
        assert.deepStrictEqual(
            await said(sagemakerJobIsolation, step({ EnableNetworkIsolation: computed })),
            [
                switchedOff("EnableNetworkIsolation").replace(
                    "is not set",
                    'is "computed while the pipeline runs"',
                ),
            ],
        );
        const output = { OutputDataConfig: { KmsKeyId: { "Std:Join": { On: "", Values: [computed] } } } };
        assert.deepStrictEqual(await said(sagemakerJobOutputKey, step(output)), []);
    });

    it("hold no secrets, whose names stay as they are written", async () => {
        const step = {
            Name: "Job",
            Type: "Transform",
            Arguments: { Environment: { db_password: "correct-horse" } },
        };
        assert.deepStrictEqual(await said(sagemakerContainerSecrets, step), [
            message(
                "Environment.db_password",
                "holds what looks like a secret, by its name; whoever may describe the resource can read it. " +
                    "Fix: keep it in AWS Secrets Manager and pass its name; replace the one that was written down.",
            ),
        ]);
    });

    it("are not looked for in steps that run none", async () => {
        const step = { Name: "Job", Type: "Fail", Arguments: { ErrorMessage: "no" } };
        assert.deepStrictEqual(await said(sagemakerJobIsolation, step), []);
    });
});

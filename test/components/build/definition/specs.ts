import { TuningStepSpec } from "../../../../components/build/definition";

/** One small instance. */
export const CLUSTER = { instanceType: "ml.m5.large", instanceCount: 1, volumeSizeGb: 30 };

/** Role and image in the form that the service takes. */
export const ROLE = "arn:aws:iam::111122223333:role/jobs";
export const IMAGE = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/image:1";

/** Where the jobs run. */
export const NETWORK = {
    subnetIds: ["subnet-0a1b2c3d"],
    securityGroupIds: ["sg-0a1b2c3d"],
    isolated: true,
    encryptTraffic: true,
};

/** A valid tuning, overruled by what the test is about. */
export function tuningSpec(overrides: Partial<TuningStepSpec> = {}): TuningStepSpec {
    return {
        name: "Tune",
        roleArn: ROLE,
        image: IMAGE,
        channels: { train: { source: "s3://bucket/train" } },
        metrics: { "validation:auc": "validation-auc:([0-9.]+)" },
        outputDestination: "s3://bucket/models",
        cluster: CLUSTER,
        maxRuntimeSeconds: 3600,
        search: {
            ranges: { eta: { kind: "continuous", min: 0.01, max: 0.3, scaling: "Logarithmic" } },
            objective: { metric: "validation:auc", type: "Maximize" },
            strategy: "Bayesian",
            maxJobs: 20,
            maxParallelJobs: 2,
        },
        ...overrides,
    };
}

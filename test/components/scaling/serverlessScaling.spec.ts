import * as assert from "node:assert";
import { AutoscalingPolicy, AutoscalingPolicyArgs } from "../../../components/scaling/autoscalingPolicy";
import { ScalingRequest } from "../../../components/scaling/scalingArgs";
import { scalingProblems } from "../../../components/scaling/problems/scalingProblems";
import { EndpointKind } from "../../../components/shared/endpointKind";
import { describeProblem } from "../../../components/shared/problems/problems";
import { record } from "../../support/recorder";

const TARGET = "aws:appautoscaling/target:Target";
const POLICY = "aws:appautoscaling/policy:Policy";

function request(overrides: Partial<ScalingRequest> = {}): ScalingRequest {
    return {
        endpointKind: EndpointKind.Serverless,
        minCapacity: 1,
        maxCapacity: 10,
        targetTracking: [{ name: "concurrency", provisionedConcurrencyPercent: 70 }],
        ...overrides,
    };
}

function messages(overrides: Partial<ScalingRequest>): string[] {
    return scalingProblems(request(overrides)).map(describeProblem);
}

function recordPolicy(overrides: Partial<AutoscalingPolicyArgs> = {}) {
    return record(() => {
        new AutoscalingPolicy("fraud", {
            endpointName: "fraud",
            variantName: "main",
            ...request(),
            ...overrides,
        });
    });
}

describe("AutoscalingPolicy of a serverless variant", () => {
    // https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints-autoscale.html
    it("scales the provisioned concurrency on SageMaker's own metric, whose target is a ratio", async () => {
        const recording = await recordPolicy();
        const target = recording.one(TARGET, "fraud-scaling-target").inputs;
        assert.deepStrictEqual(
            [target["scalableDimension"], target["resourceId"], target["minCapacity"], target["maxCapacity"]],
            ["sagemaker:variant:DesiredProvisionedConcurrency", "endpoint/fraud/variant/main", 1, 10],
        );
        const policy = recording.one(POLICY, "fraud-scaling-policy-concurrency").inputs;
        assert.strictEqual(policy["scalableDimension"], target["scalableDimension"]);
        assert.deepStrictEqual(policy["targetTrackingScalingPolicyConfiguration"], {
            predefinedMetricSpecification: {
                predefinedMetricType: "SageMakerVariantProvisionedConcurrencyUtilization",
            },
            targetValue: 0.7,
            scaleOutCooldown: 60,
            scaleInCooldown: 300,
            disableScaleIn: false,
        });
    });

    it("refuses instance types, going to none, more than SageMaker provisions, and metrics of instances", () => {
        assert.deepStrictEqual(messages({ instanceType: "ml.c5.large", minCapacity: 0, maxCapacity: 201 }), [
            'instanceType: does not apply to a serverless endpoint, got "ml.c5.large"; leave it out',
            "minCapacity: must be a whole number of at least 1, provisioned concurrency cannot be scaled to none, got 0; use 1 for the least that is kept warm",
            "maxCapacity: must be at most 200, a serverless variant has no more, got 201; lower it",
        ]);
        assert.deepStrictEqual(
            messages({ targetTracking: [{ name: "load", invocationsPerMinutePerInstance: 100 }] }),
            [
                "targetTracking[0].invocationsPerMinutePerInstance: must not be used, serverless endpoints do not publish InvocationsPerInstance, got 100; give one of provisionedConcurrencyPercent",
            ],
        );
        assert.deepStrictEqual(
            messages({ targetTracking: [{ name: "all", provisionedConcurrencyPercent: 101 }] }),
            [
                "targetTracking[0].provisionedConcurrencyPercent: must be above 0 and at most 100, got 101; give the value that one instance serves comfortably",
            ],
        );
    });

    it("is what provisioned concurrency is for: other kinds of endpoint have none", () => {
        const targetTracking = [{ name: "concurrency", provisionedConcurrencyPercent: 70 }];
        const endpointKind = EndpointKind.Realtime;
        const found = messages({ endpointKind, instanceType: "ml.c5.large", targetTracking });
        assert.match(found.join(), /real-time endpoints do not publish ServerlessProvisionedConcurrency/);
    });
});

import * as assert from "node:assert";
import { EndpointRollout, EndpointRolloutArgs } from "../../../components/serving/endpointRollout";
import { record } from "../../support/recorder";

const TYPE = "pulumi-nodejs:dynamic/mlops:EndpointRollout";

function args(change: Partial<EndpointRolloutArgs> = {}): EndpointRolloutArgs {
    return {
        endpointName: "fraud",
        endpointConfigName: "fraud-1",
        region: "eu-central-1",
        rollout: { strategy: "canary" },
        rollbackAlarmNames: ["errors"],
        ...change,
    };
}

describe("EndpointRollout", () => {
    it("hands the plan with every default to its provider", async () => {
        const recording = await record(() => {
            new EndpointRollout("fraud-endpoint-rollout", args({ weights: { main: 1 } }));
        });
        assert.deepStrictEqual(recording.one(TYPE).inputs, {
            deployment: {
                maximumExecutionSeconds: 5100,
                stepPercent: 10,
                strategy: "canary",
                terminationWaitSeconds: 300,
                waitSeconds: 600,
            },
            endpointConfigName: "fraud-1",
            endpointName: "fraud",
            region: "eu-central-1",
            rollbackAlarmNames: ["errors"],
            watchSeconds: 8700,
            weights: { main: 1 },
        });
    });

    it("knows the endpoint's name at preview, but not what is live", async () => {
        const recording = await record(
            () => {
                const rollout = new EndpointRollout("fraud-endpoint-rollout", args());
                return { name: rollout.endpointName, live: rollout.liveEndpointConfigName };
            },
            { preview: true },
        );
        assert.deepStrictEqual(recording.outputs, { live: "<unknown>", name: "fraud" });
    });

    it("refuses a rollout that cannot work before anything starts", async () => {
        await assert.rejects(
            record(
                () => new EndpointRollout("r", args({ rollout: { strategy: "canary", stepPercent: 60 } })),
            ),
            {
                message:
                    'EndpointRollout "r":\n' +
                    "  rollout.stepPercent: must be a whole number of percent, 1 to 50, got 60; choose a value of 1 to 50",
            },
        );
    });

    it("takes the rights that it is to call with, and refuses a role that is none", async () => {
        const access = { assumeRoles: [{ roleArn: "arn:aws:iam::444455556666:role/deploy" }] };
        const recording = await record(() => new EndpointRollout("r", args({ access })));
        assert.deepStrictEqual(
            recording.one("pulumi-nodejs:dynamic/mlops:EndpointRollout").inputs["access"],
            access,
        );
        await assert.rejects(
            record(
                () => new EndpointRollout("r", args({ access: { assumeRoles: [{ roleArn: "deploy" }] } })),
            ),
            {
                message:
                    'EndpointRollout "r":\n' +
                    '  access.assumeRoles[0].roleArn: must be the ARN of a role, got "deploy"; ' +
                    "write arn:aws:iam::<account>:role/<name>",
            },
        );
    });
});

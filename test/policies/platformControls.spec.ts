import * as assert from "node:assert";
import { rules as guardrails } from "../../policies/guardrails/rules";
import { rules as security } from "../../policies/security/rules";

/** Controls of Security Hub for what a machine-learning platform stands on, as far as a program can break them. */
const CONTROLS: Readonly<Record<string, readonly number[]>> = {
    S3: [1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17, 20],
    KMS: [1, 2, 3, 4, 5],
    IAM: [1, 2, 21],
    EventBridge: [2, 3, 4],
    SNS: [1, 4],
    SQS: [1, 3],
    CloudWatch: [15, 16, 17],
    ECR: [1, 2, 3, 5],
    Lambda: [1, 2, 3, 7],
};

describe("the controls of AWS Security Hub for what the platform stands on", () => {
    const named = [...guardrails, ...security].flatMap(({ policy, sources }) => [
        ...(policy.framework?.name === "AWS Security Hub" ? [policy.framework.reference] : []),
        ...sources.map((source) => source.replace("AWS Security Hub ", "")),
    ]);

    for (const [service, numbers] of Object.entries(CONTROLS)) {
        it(`of ${service} are each named by exactly one rule`, () => {
            for (const number of numbers) {
                const control = `${service}.${String(number)}`;
                assert.deepStrictEqual(
                    named.filter((each) => each === control),
                    [control],
                );
            }
        });
    }
});

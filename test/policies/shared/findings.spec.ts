import * as assert from "node:assert";
import { unknownCheckingProxy, UnknownValueError } from "@pulumi/policy";
import { Finding, reportFindings } from "../../../policies/shared/findings";
import { readProperties, Unknown } from "../../../policies/shared/properties";
import { UNKNOWN } from "../analyzer";

const MODEL = { urn: "urn:model", type: "aws:sagemaker/model:Model", name: "fraud" };
const OTHER = { ...MODEL, urn: "urn:other", name: "other" };

function unknownAt(key: string): Unknown {
    const value = readProperties(unknownCheckingProxy({ [key]: UNKNOWN }))[key];
    assert.ok(value instanceof Unknown);
    return value;
}

function violation(resource: typeof MODEL): Finding {
    return {
        kind: "violation",
        resource,
        subject: "image",
        found: 'is "latest"',
        rule: "it must be pinned",
        fix: "pin it",
    };
}

describe("findings", () => {
    it("are reported each with its resource", () => {
        const reported: [string, string | undefined][] = [];
        reportFindings([violation(MODEL), violation(OTHER)], (message, urn) => reported.push([message, urn]));
        assert.deepStrictEqual(reported, [
            [
                'aws:sagemaker/model:Model "fraud": image is "latest"; it must be pinned. Fix: pin it.',
                "urn:model",
            ],
            [
                'aws:sagemaker/model:Model "other": image is "latest"; it must be pinned. Fix: pin it.',
                "urn:other",
            ],
        ]);
    });

    it("that are undecided are thrown once, together, after every violation was reported", () => {
        const findings: Finding[] = [
            { kind: "undecided", resource: MODEL, unknown: unknownAt("image") },
            violation(MODEL),
            { kind: "undecided", resource: MODEL, unknown: unknownAt("image") },
            { kind: "undecided", resource: OTHER, unknown: unknownAt("role") },
        ];
        const reported: string[] = [];
        assert.throws(
            () => {
                reportFindings(findings, (message) => reported.push(message));
            },
            (error: unknown) => {
                assert.ok(error instanceof UnknownValueError);
                assert.strictEqual(
                    (error as Error).message,
                    'aws:sagemaker/model:Model "fraud": string value at .image can\'t be known during preview; ' +
                        'aws:sagemaker/model:Model "other": string value at .role can\'t be known during preview',
                );
                return true;
            },
        );
        assert.strictEqual(reported.length, 1);
    });
});

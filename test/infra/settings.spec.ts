import * as assert from "node:assert";
import * as aws from "@pulumi/aws";
import { readSettings, Settings } from "../../infra/settings";
import { regionProblems } from "../../infra/settings/locationProblems";
import { record } from "../support/recorder";
import { engineConfig } from "./engineConfig";

async function read(overrides: Record<string, unknown> = {}, secretKeys: string[] = []): Promise<Settings> {
    const found: Settings[] = [];
    await record(() => found.push(readSettings()), { config: engineConfig(overrides), secretKeys });
    const [settings] = found;
    assert.ok(settings);
    return settings;
}

async function messageOf(overrides: Record<string, unknown>): Promise<string> {
    const error: unknown = await read(overrides).then(
        () => undefined,
        (reason: unknown) => reason,
    );
    assert.ok(error instanceof Error, "the settings were accepted");
    return error.message;
}

describe("readSettings", () => {
    it("reads a platform stack and fills in the documented defaults", async () => {
        const settings = await read();
        assert.strictEqual(settings.kind, "platform");
        assert.strictEqual(settings.region, "eu-central-1");
        assert.deepStrictEqual(settings.network, {
            cidrBlock: "10.0.0.0/16",
            availabilityZoneCount: 2,
            natGateways: "none",
        });
        assert.deepStrictEqual(settings.notifications, { emails: [] });
    });

    it("keeps an account id as text, leading zeros included", async () => {
        const settings = await read({ "mlops:accountId": "012345678901" });
        assert.strictEqual(settings.accountId, "012345678901");
    });

    it("reads numbers at the top level, which the engine hands over as text, and nothing else as numbers", async () => {
        const settings = await read({ "mlops:maxParallelSteps": 2, "mlops:buildTimeoutMinutes": 600 });
        assert.ok(settings.kind === "platform");
        assert.deepStrictEqual([settings.maxParallelSteps, settings.buildTimeoutMinutes], [2, 600]);
        assert.match(
            await messageOf({ "mlops:maxParallelSteps": "two", "mlops:retrainingSchedule": "7" }),
            /maxParallelSteps: must be a number, got "two"[\s\S]*retrainingSchedule: must be cron\(…\) or rate\(…\), got "7"/,
        );
    });

    it("lists every problem at once, with path, rule, value got and fix", async () => {
        const message = await messageOf({
            "aws:region": undefined,
            "mlops:accountId": "12",
            "mlops:environment": undefined,
            "mlops:network": { availabilityZoneCount: 1, cidrBlok: "10.0.0.0/8" },
            "mlops:environments": [{ name: "prod", approvals: [{ name: "release", timeoutMinutes: 1 }] }],
        });
        assert.strictEqual(
            message,
            [
                'Settings of stack "test":',
                "  environment: is required; set it; it must be text",
                '  accountId: must be 12 digits, in quotation marks, got "12"; correct the value',
                "  network.availabilityZoneCount: must be at least 2, got 1; correct the value",
                "  network.cidrBlok: is not a setting; did you mean network.cidrBlock?",
                "  environments[0].approvals[0].timeoutMinutes: must be at least 5, got 1; correct the value",
                "  aws:region: is required; set aws:region to the region to deploy to",
            ].join("\n"),
        );
    });

    it("names the keys that exist where an unknown key is near none of them", async () => {
        const message = await messageOf({ "mlops:notifications": { pager: "x" } });
        assert.match(message, /notifications\.pager: is not a setting; remove it; known here: emails$/);
    });

    it("suggests the nearest top-level setting", async () => {
        assert.match(
            await messageOf({ "mlops:enviroments": [] }),
            /enviroments: is not a setting; did you mean environments\?/,
        );
    });

    it("refuses a stack without a kind, or of an unknown kind", async () => {
        assert.match(
            await messageOf({ "mlops:kind": undefined }),
            /kind: is required; set mlops:kind to platform or serving/,
        );
        assert.match(
            await messageOf({ "mlops:kind": "servng" }),
            /kind: must be platform or serving, got "servng"/,
        );
    });

    it("refuses versions under the platform's key where other accounts would have to read them", async () => {
        const registry = { encryptVersions: true, consumerAccountIds: ["444455556666"] };
        assert.match(
            await messageOf({ "mlops:registry": registry }),
            /registry\.encryptVersions: must be false where other accounts deploy versions/,
        );
        assert.ok(await read({ "mlops:registry": { encryptVersions: true } }));
    });

    it("refuses settings of the other kind", async () => {
        assert.match(await messageOf({ "mlops:realtime": {} }), /realtime: is not a setting/);
    });

    it("refuses an account that the provider is told to refuse", async () => {
        assert.match(
            await messageOf({ "aws:allowedAccountIds": ["444455556666"] }),
            /accountId: must be among aws:allowedAccountIds \(444455556666\), got "111122223333"/,
        );
    });

    it("hands the notification URL over as a secret, and never shows it", async () => {
        const url = "https://hooks.example.com/T000/B000/token";
        const recording = await record(() => ({ url: readSettings().notificationUrl }), {
            config: engineConfig({ "mlops:notificationUrl": url }),
            secretKeys: ["mlops:notificationUrl"],
        });
        assert.strictEqual(recording.outputs["url"], "<secret>");
        assert.ok(
            !(await messageOf({ "mlops:notificationUrl": url, "mlops:accountId": "1" })).includes("token"),
        );
    });

    for (const region of ["eu-centrl-1", "EU-CENTRAL-1", "Frankfurt", "eu-central-1a"]) {
        it(`refuses the region ${region}`, async () => {
            assert.strictEqual(
                await messageOf({ "aws:region": region }),
                `Settings of stack "test":\n  aws:region: must be a region's code, such as eu-central-1, got "${region}"; correct it`,
            );
        });
    }

    it("takes every region that the AWS provider knows", () => {
        const regions = Object.values(aws.Region);
        assert.ok(regions.length > 30);
        assert.deepStrictEqual(regions.flatMap(regionProblems), []);
    });

    it("refuses a region where Amazon publishes no image for the algorithm, by its setting", async () => {
        assert.match(
            await messageOf({ "aws:region": "ap-east-2" }),
            /\n {2}aws:region: must be a region where Amazon publishes the XGBoost [\d.-]+ image, got "ap-east-2"; copy/,
        );
    });

    it("refuses ARNs of another partition than the region's, wherever they stand", async () => {
        const registry = { approverRoleArns: ["arn:aws-cn:iam::111122223333:role/approvers"] };
        assert.match(
            await messageOf({ "mlops:registry": registry }),
            /registry\.approverRoleArns\[0\]: must be in the partition aws, as the region eu-central-1 is, got "arn:aws-cn:iam::111122223333:role\/approvers"; give an ARN of that partition, or correct aws:region/,
        );
    });

    it("says where a missing setting stands instead", async () => {
        const stray = { "mlops:environment": undefined, "mlop:environment": "dev" };
        assert.match(
            await messageOf(stray),
            /environment: is required; write mlops:environment instead of mlop:environment/,
        );
    });

    it("says what to write instead of a value of a wrong type", async () => {
        const message = await messageOf({
            "mlops:spotTraining": 1,
            "mlops:tags": { "cost-center": 4711 },
            "mlops:notifications": { emails: "team@example.com" },
            "mlops:network": { availabilityZoneCount: "2" },
        });
        assert.match(message, /tags\.cost-center: must be text, got 4711; put it in quotation marks: "4711"/);
        assert.match(
            message,
            /emails: must be a list, got "team@example\.com"; write it as a list: \["team@example\.com"\]/,
        );
        assert.match(
            message,
            /availabilityZoneCount: must be a number, got "2"; write 2 without quotation marks/,
        );
    });

    it("counts what is too long or too short in characters and entries", async () => {
        const message = await messageOf({ "mlops:model": "m".repeat(21), "mlops:environments": [] });
        assert.match(message, /model: must have at most 20 characters, got "m{21}"; correct the value/);
        assert.match(message, /environments: must have at least 1 entry, got \[\]; correct the value/);
    });
});

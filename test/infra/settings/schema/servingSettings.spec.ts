import * as assert from "node:assert";
import { servingSettings } from "../../../../infra/settings/schema/servingSettings";

const VERSION = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/diagnosis/7";
const FLEET = { instanceType: "ml.m5.large", initialInstanceCount: 2 };
const SHADOW = { name: "copy", modelPackageArn: VERSION, ...FLEET };

function parse(realtime: Record<string, unknown>) {
    return servingSettings.safeParse({
        kind: "serving",
        environment: "prod",
        model: "diagnosis",
        accountId: "111122223333",
        modelArtifacts: {
            bucketName: "diagnosis-dev-artifacts",
            keyArn: "arn:aws:kms:eu-central-1:111122223333:key/1",
        },
        realtime,
    });
}

/** Where each problem is, and what it is. */
function problems(realtime: Record<string, unknown>): string[] {
    const { error } = parse(realtime);
    return (error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
}

function variants(...names: string[]): Record<string, unknown>[] {
    return names.map((name) => ({ name, ...FLEET }));
}

describe("servingSettings", () => {
    it("takes a version for each variant of an A/B test, and a shadow that samples everything by default", () => {
        const [first, second] = variants("primary", "challenger");
        const ab = [first, { ...second, weight: 0.1, modelPackageArn: VERSION }];
        assert.deepStrictEqual(problems({ variants: ab }), []);
        const { data } = parse({ variants: variants("primary"), shadow: SHADOW });
        assert.strictEqual(data?.realtime?.shadow?.samplingPercent, 100);
    });

    it("refuses a shadow beside several variants, and one under a variant's name", () => {
        assert.deepStrictEqual(problems({ variants: variants("primary", "challenger"), shadow: SHADOW }), [
            "realtime.shadow: must be left out beside several variants, SageMaker takes one shadow of one variant",
        ]);
        assert.deepStrictEqual(problems({ variants: variants("copy"), shadow: SHADOW }), [
            "realtime.shadow.name: must differ from the names of the variants",
        ]);
    });

    it("refuses more variants than have room among the ten rollback alarms", () => {
        const names = Array.from({ length: 6 }, (_, at) => `v${String(at)}`);
        assert.match(String(problems({ variants: variants(...names) })), /^realtime\.variants: /);
    });
});

import * as assert from "node:assert";
import { z } from "zod";
import { deploySettings } from "../../../../infra/settings/schema/deploySettings";

const schema = z.strictObject(deploySettings);
const SOURCE = { codeCommit: { repositoryName: "deploy" } };

function issues(settings: Record<string, unknown>): string[] {
    const parsed = schema.safeParse({
        deploySource: SOURCE,
        environments: [{ name: "staging" }],
        ...settings,
    });
    return parsed.success
        ? []
        : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
}

describe("deploySettings", () => {
    it("reaches everything that an environment of the pipeline can be told", () => {
        const environment = {
            name: "prod-eu",
            stackName: "prod-frankfurt",
            production: true,
            approvals: [{ name: "risk", timeoutMinutes: 60, instructions: "Look at the metrics" }],
            deploymentWindow: { schedule: "* * 9-16 ? * MON-THU *", timezone: "Europe/Berlin" },
            entryAlarmNames: ["shop-down"],
            namePrefix: "fraud-eu",
            region: "eu-central-1",
            deployRoleArn: "arn:aws:iam::444455556666:role/deploy",
            readRoleArn: "arn:aws:iam::444455556666:role/read",
            deployTimeoutMinutes: 360,
            testSettingsPath: "tests/prod.json",
            samplePayloadPath: "samples/one.csv",
            sampleContentType: "text/csv",
            bakeMinutes: 20,
        };
        const parsed = schema.parse({ deploySource: SOURCE, environments: [environment] });
        assert.deepStrictEqual(parsed.environments[0], {
            ...environment,
            deploymentWindow: { ...environment.deploymentWindow, timeoutMinutes: 10_080 },
        });
    });

    it("builds outside of the VPC, with the state in a bucket, unless told otherwise", () => {
        const parsed = schema.parse({ deploySource: SOURCE, environments: [{ name: "staging" }] });
        assert.deepStrictEqual(parsed.deployment, { buildsInVpc: false });
        assert.deepStrictEqual(parsed.environments[0], {
            name: "staging",
            production: false,
            approvals: [],
            entryAlarmNames: [],
        });
    });

    it("refuses what could not be deployed, by its rule", () => {
        assert.deepStrictEqual(issues({ environments: [{ name: "staging", region: "Frankfurt" }] }), [
            "environments.0.region: must be a region code such as eu-central-1",
        ]);
        assert.deepStrictEqual(
            issues({ environments: [{ name: "staging", deploymentWindow: { schedule: "0 9 * * *" } }] }),
            [
                "environments.0.deploymentWindow.schedule: must be a cron expression of 6 or 7 fields, seconds first",
            ],
        );
        assert.deepStrictEqual(issues({ deployment: { endpointTestFolder: "../tests" } }), [
            "deployment.endpointTestFolder: must be a plain path inside the repository",
        ]);
    });
});

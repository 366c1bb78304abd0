import * as assert from "node:assert";
import { readSettings, Settings } from "../../../infra/settings";
import { stackConfig, StackDefinition } from "../../../stacks/automation/stackConfig";
import { record } from "../../support/recorder";
import { servingDefinition } from "./definitions";

function textsOf(definition: StackDefinition): Record<string, string> {
    const entries = Object.entries(stackConfig(definition));
    return Object.fromEntries(entries.map(([key, { value }]) => [key, value]));
}

describe("a stack's definition as configuration", () => {
    it("is read back by the program as what was given, defaults filled in", async () => {
        const found: Settings[] = [];
        await record(() => found.push(readSettings()), { config: textsOf(servingDefinition()) });
        const [settings] = found;
        assert.ok(settings?.kind === "serving");
        assert.deepStrictEqual(
            [settings.region, settings.environment, settings.production, settings.accountId],
            ["eu-central-1", "staging", false, "012345678901"],
        );
        assert.deepStrictEqual(settings.realtime?.variants, [
            { name: "primary", instanceType: "ml.m5.large", initialInstanceCount: 2, weight: 1 },
        ]);
    });

    it("binds the provider to the one account, and to the role and profile that are given", () => {
        const definition = servingDefinition();
        definition.aws = {
            region: "eu-central-1",
            profile: "ml",
            assumeRoleArn: "arn:aws:iam::012345678901:role/deploy",
        };
        const config = textsOf(definition);
        assert.deepStrictEqual(
            Object.fromEntries(Object.entries(config).filter(([key]) => key.startsWith("aws:"))),
            {
                "aws:region": "eu-central-1",
                "aws:allowedAccountIds": '["012345678901"]',
                "aws:profile": "ml",
                "aws:assumeRoles": '[{"roleArn":"arn:aws:iam::012345678901:role/deploy"}]',
            },
        );
    });

    it("marks the address of notifications as secret, and nothing else", () => {
        const definition = servingDefinition();
        definition.settings.notificationUrl = "https://example.com/hook";
        const secrets = Object.entries(stackConfig(definition)).filter(([, { secret }]) => secret);
        assert.deepStrictEqual(
            secrets.map(([key]) => key),
            ["mlops:notificationUrl"],
        );
    });

    it("refuses wrong settings with every problem at once", () => {
        const definition = servingDefinition();
        definition.settings.accountId = "12";
        Object.assign(definition.settings, { enviroment: "x" });
        assert.throws(
            () => stackConfig(definition),
            /^Error: Settings of stack "staging":\n {2}accountId: .*\n {2}enviroment: is not a setting; did you mean environment\?$/,
        );
    });
});

import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { readSettings } from "../../infra/settings";
import { trainingSource } from "../../stacks/trainingSource";
import { recordWith } from "./platformRecording";

const PROVIDER = "pulumi:providers:aws-native";

/** What the source of the settings becomes, and the provider that was made for it. */
async function source(buildSource: object, more: Record<string, unknown> = {}) {
    const recording = await recordWith({ "mlops:buildSource": buildSource, ...more }, () => {
        const settings = readSettings();
        assert.ok(settings.kind === "platform");
        return { source: trainingSource(settings).source };
    });
    return { source: recording.outputs["source"], providers: recording.all(PROVIDER) };
}

describe("the source of the training code", () => {
    it("is the template's folder, by a provider for this account alone, where its repository is made", async () => {
        const { source: made, providers } = await source({
            codeCommit: { repositoryName: "build", create: true },
        });
        const { codeCommit } = made as { codeCommit: { firstCommitFolder: string } };

        assert.deepStrictEqual(
            providers.map(({ inputs }) => [inputs["region"], inputs["allowedAccountIds"]]),
            [["eu-central-1", '["111122223333"]']],
        );
        assert.ok(fs.existsSync(path.join(codeCommit.firstCommitFolder, "buildspec.yml")));
        assert.deepStrictEqual(codeCommit, {
            repositoryName: "build",
            create: true,
            branch: "main",
            reviewerArns: [],
            approvalsNeeded: 2,
            firstCommitFolder: path.resolve(__dirname, "../../templates/model-build"),
        });
    });

    it("takes no further provider where the repository begins empty, exists, or is elsewhere", async () => {
        const connection = {
            connectionArn: "arn:aws:codeconnections:eu-central-1:111122223333:connection/1",
            repositoryId: "a/b",
        };
        for (const given of [
            { codeCommit: { repositoryName: "build", create: true, template: false } },
            { codeCommit: { repositoryName: "build" } },
            { connection },
        ]) {
            const { source: made, providers } = await source(given);
            assert.deepStrictEqual(providers, []);
            assert.ok(!JSON.stringify(made).includes("firstCommitFolder"));
        }
    });

    it("takes the rights of the AWS provider, and says where it cannot", async () => {
        const made = { codeCommit: { repositoryName: "build", create: true } };
        const role = { roleArn: "arn:aws:iam::111122223333:role/deployer", externalId: "x" };
        const { providers } = await source(made, { "aws:assumeRoles": [role], "aws:profile": "team" });

        assert.deepStrictEqual(JSON.parse(String(providers[0]?.inputs["assumeRole"])), role);
        assert.strictEqual(providers[0]?.inputs["profile"], "team");
        await assert.rejects(
            source(made, { "aws:assumeRoles": [role, role] }),
            /mlops:buildSource\.codeCommit\.template: must be false with several aws:assumeRoles/,
        );
    });
});

import * as assert from "node:assert";
import { createFoundation } from "../../infra/foundation";
import { readSettings } from "../../infra/settings";
import { recordWith } from "../stacks/platformRecording";
import { Recording } from "../support/recorder";

function foundation(settings: Record<string, unknown>): Promise<Recording> {
    return recordWith(settings, () => ({ bucket: createFoundation(readSettings()).artifactBucketName }));
}

/** What policies of the foundation allow an account, by the resource that the policy stands on. */
function grantsTo(recording: Recording, accountId: string): string[] {
    return recording.resources.flatMap(({ name, inputs }) => {
        const text = inputs["policy"];
        const { Statement } =
            typeof text === "string"
                ? (JSON.parse(text) as { Statement: { Principal?: unknown; Action: string }[] })
                : { Statement: [] };
        return Statement.filter(({ Principal }) => JSON.stringify(Principal ?? "").includes(accountId)).map(
            ({ Action }) => `${name}: ${Action}`,
        );
    });
}

describe("createFoundation", () => {
    it("lets the accounts that deploy versions read the models of the versions", async () => {
        const shared = await foundation({ "mlops:registry": { consumerAccountIds: ["444455556666"] } });
        assert.deepStrictEqual(grantsTo(shared, "444455556666").sort(), [
            "diagnosis-dev-artifacts-bucket-policy: s3:GetObject",
            "diagnosis-dev-key-key: kms:Decrypt",
        ]);
        const policy = String(
            shared.one("aws:s3/bucketPolicy:BucketPolicy", "diagnosis-dev-artifacts-bucket-policy").inputs[
                "policy"
            ],
        );
        assert.match(
            policy,
            new RegExp(`arn:aws:s3:::${String(shared.outputs["bucket"])}/diagnosis/runs/\\*`),
        );
    });

    it("lets no other account in unless it is told to", async () => {
        const { resources } = await foundation({});
        const principals = resources.flatMap(
            ({ inputs }) => String(inputs["policy"] ?? "").match(/iam::\d+:root/g) ?? [],
        );
        assert.deepStrictEqual([...new Set(principals)], ["iam::111122223333:root"]);
    });
});

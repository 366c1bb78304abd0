import * as assert from "node:assert";
import * as fs from "node:fs";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { awsCredentials } from "../../../../components/serving/rollout/awsCredentials";

const PROFILES = `
[build]
aws_access_key_id = AKIABUILD
aws_secret_access_key = build-secret
`;

/** STS in so far as it hands out credentials: those of a role are named after it. */
class FakeSts {
    /** What each call asked for, with the key that it was signed with. */
    readonly calls: { signedWith: string; parameters: Record<string, string> }[] = [];

    answer(request: http.IncomingMessage, body: string): string {
        const parameters = Object.fromEntries(new URLSearchParams(body));
        const [, signedWith = ""] = /Credential=([^/]+)/.exec(String(request.headers.authorization)) ?? [];
        this.calls.push({ signedWith, parameters });
        const role = String(parameters["RoleArn"]).split("/").at(-1) ?? "";
        return `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
            <AssumedRoleUser><Arn>arn:aws:sts::444455556666:assumed-role/${role}/session</Arn>
                <AssumedRoleId>${role}:session</AssumedRoleId></AssumedRoleUser>
            <Credentials><AccessKeyId>ASIA${role.toUpperCase()}</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
                <SessionToken>t</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration></Credentials>
        </AssumeRoleResult></AssumeRoleResponse>`;
    }
}

describe("awsCredentials", () => {
    let server: http.Server;
    let sts: FakeSts;
    let folder: string;
    let before: NodeJS.ProcessEnv;

    beforeEach(async () => {
        sts = new FakeSts();
        server = http.createServer((request, response) => {
            const chunks: Buffer[] = [];
            request.on("data", (chunk: Buffer) => chunks.push(chunk));
            request.on("end", () => {
                response.writeHead(200, { "content-type": "text/xml" });
                response.end(sts.answer(request, Buffer.concat(chunks).toString()));
            });
        });
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlops-credentials-"));
        fs.writeFileSync(path.join(folder, "credentials"), PROFILES);
        before = { ...process.env };
        Object.assign(process.env, {
            AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
            AWS_SHARED_CREDENTIALS_FILE: path.join(folder, "credentials"),
            AWS_CONFIG_FILE: path.join(folder, "config"),
            AWS_ACCESS_KEY_ID: "AKIAENVIRONMENT",
            AWS_SECRET_ACCESS_KEY: "secret",
        });
    });
    afterEach(async () => {
        process.env = before;
        fs.rmSync(folder, { recursive: true });
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
    });

    it("leaves the search to the SDK where nothing is said", () => {
        assert.strictEqual(awsCredentials({}, "eu-central-1"), undefined);
    });

    it("takes a profile before what the environment has, as the AWS provider does", async () => {
        const credentials = await awsCredentials({ profile: "build" }, "eu-central-1")?.();
        assert.strictEqual(credentials?.accessKeyId, "AKIABUILD");
    });

    it("takes a role with the environment's rights, and passes on how", async () => {
        const role = {
            roleArn: "arn:aws:iam::444455556666:role/deploy",
            externalId: "partner",
            sessionName: "release",
            sourceIdentity: "alice",
            durationSeconds: 7200,
        };
        const credentials = await awsCredentials({ assumeRoles: [role] }, "eu-central-1")?.();
        assert.strictEqual(credentials?.accessKeyId, "ASIADEPLOY");
        assert.deepStrictEqual(sts.calls, [
            {
                signedWith: "AKIAENVIRONMENT",
                parameters: {
                    Action: "AssumeRole",
                    Version: "2011-06-15",
                    RoleArn: role.roleArn,
                    RoleSessionName: "release",
                    ExternalId: "partner",
                    SourceIdentity: "alice",
                    DurationSeconds: "7200",
                },
            },
        ]);
    });

    it("takes one role after the other, each with the rights of the one before", async () => {
        const assumeRoles = ["hub", "spoke"].map((name) => ({
            roleArn: `arn:aws:iam::444455556666:role/${name}`,
        }));
        const credentials = await awsCredentials({ profile: "build", assumeRoles }, "eu-central-1")?.();
        assert.strictEqual(credentials?.accessKeyId, "ASIASPOKE");
        assert.deepStrictEqual(
            sts.calls.map(({ signedWith, parameters }) => [signedWith, parameters["RoleArn"]]),
            [
                ["AKIABUILD", "arn:aws:iam::444455556666:role/hub"],
                ["ASIAHUB", "arn:aws:iam::444455556666:role/spoke"],
            ],
        );
    });
});

import * as assert from "node:assert";
import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { LocalRegistry } from "../../../rehearsal/registry/localRegistry";
import { Registration } from "../../../rehearsal/registry/modelPackage";
import { UsageError } from "../../../rehearsal/terminal/usageError";
import { temporaryFolder, TemporaryFolder } from "../policyRunner/packFixture";

const LOCATION = { partition: "aws-cn", region: "cn-north-1", accountId: "111122223333" };
const ARN = "arn:aws-cn:sagemaker:cn-north-1:111122223333:model-package/claims";

function registration(fields: Partial<Registration> = {}): Registration {
    return {
        group: "claims",
        modelArchive: "/somewhere/model.tar.gz",
        runId: "run-1",
        metrics: { auc: 0.9 },
        request: { ModelPackageGroupName: "claims", CustomerMetadataProperties: { CommitId: "abc" } },
        ...fields,
    };
}

describe("LocalRegistry", () => {
    let home: TemporaryFolder;
    let registry: LocalRegistry;
    let seconds: number;
    beforeEach(() => {
        home = temporaryFolder();
        seconds = 0;
        const now = (): string => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds++)).toISOString();
        registry = new LocalRegistry(path.join(home.folder, "registry"), now);
    });
    afterEach(() => home.dispose());

    it("numbers the versions of each group, every one waiting for an approval", async () => {
        const first = await registry.register(LOCATION, registration());
        const second = await registry.register(LOCATION, registration({ runId: "run-2" }));
        const other = await registry.register(LOCATION, registration({ group: "prices" }));
        assert.deepStrictEqual(
            [first, second, other].map(({ arn, version, approvalStatus }) => [arn, version, approvalStatus]),
            [
                [`${ARN}/1`, 1, "PendingManualApproval"],
                [`${ARN}/2`, 2, "PendingManualApproval"],
                [ARN.replace("claims", "prices/1"), 1, "PendingManualApproval"],
            ],
        );
        assert.deepStrictEqual(registry.versions("claims"), [first, second]);
        assert.deepStrictEqual(registry.versions("unheard-of"), []);
    });

    it("has no version of a group whose name nothing can be registered under", () => {
        assert.strictEqual(registry.newestApproved("my model_x"), undefined);
    });

    it("gives the approved version that was registered last, not the one that was approved last", async () => {
        for (const runId of ["run-1", "run-2", "run-3"]) {
            await registry.register(LOCATION, registration({ runId }));
        }
        assert.strictEqual(registry.newestApproved("claims"), undefined);
        await registry.approve(`${ARN}/2`);
        await registry.approve(`${ARN}/1`);
        assert.strictEqual(registry.newestApproved("claims")?.arn, `${ARN}/2`);
        await registry.reject(`${ARN}/2`);
        assert.strictEqual(registry.newestApproved("claims")?.arn, `${ARN}/1`);
        assert.strictEqual(registry.find(`${ARN}/2`)?.approvalStatus, "Rejected");
        assert.strictEqual(registry.find(`${ARN}/4`), undefined);
        assert.strictEqual(registry.find("no ARN"), undefined);
    });

    it("sends the event that SageMaker sends for an approval", async () => {
        const { createdAt } = await registry.register(LOCATION, registration());
        const { event, modelPackage } = await registry.approve(`${ARN}/1`);
        assert.match(event.id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        assert.deepStrictEqual(
            [createdAt, modelPackage.modifiedAt],
            ["2026-01-01T00:00:00.000Z", "2026-01-01T00:00:01.000Z"],
        );
        assert.deepStrictEqual(event, {
            version: "0",
            id: event.id,
            "detail-type": "SageMaker Model Package State Change",
            source: "aws.sagemaker",
            account: "111122223333",
            time: "2026-01-01T00:00:01Z",
            region: "cn-north-1",
            resources: [`${ARN}/1`],
            detail: {
                ModelPackageGroupName: "claims",
                ModelPackageVersion: 1,
                ModelPackageArn: `${ARN}/1`,
                CreationTime: "2026-01-01T00:00:00Z",
                LastModifiedTime: "2026-01-01T00:00:01Z",
                ModelPackageStatus: "Completed",
                ModelPackageStatusDetails: { ValidationStatuses: [], ImageScanStatuses: [] },
                CertifyForMarketplace: false,
                ModelApprovalStatus: "Approved",
                UpdatedModelPackageFields: ["ModelApprovalStatus"],
                CustomerMetadataProperties: { CommitId: "abc" },
            },
        });
        assert.strictEqual(
            (await registry.reject(`${ARN}/1`)).event.detail["ModelApprovalStatus"],
            "Rejected",
        );
    });

    it("refuses to decide on what it does not have, and names what it has", async () => {
        await assert.rejects(
            registry.approve(`${ARN}/1`),
            new UsageError(`${ARN}/1 is not in the local registry; known: none`),
        );
        await registry.register(LOCATION, registration());
        await assert.rejects(
            registry.approve(`${ARN}/2`),
            new UsageError(`${ARN}/2 is not in the local registry; known: ${ARN}/1`),
        );
        await assert.rejects(
            registry.reject(ARN),
            new UsageError(`${ARN} is not the ARN of a model package version`),
        );
    });

    it("takes no group name that would leave its folder", () => {
        for (const group of ["../elsewhere", "a/b", "", "-a", "a".repeat(64)]) {
            assert.throws(
                () => registry.versions(group),
                new UsageError(`${JSON.stringify(group)} is not a name of a model package group`),
            );
        }
    });

    it("says which file to repair where one is broken", () => {
        const folder = path.join(home.folder, "registry");
        fs.mkdirSync(folder);
        fs.writeFileSync(path.join(folder, "claims.json"), "{");
        assert.throws(
            () => registry.versions("claims"),
            new UsageError(
                `${path.join(folder, "claims.json")} is not a file of the local registry; repair it or take it away`,
            ),
        );
    });

    it("loses no version where several processes register at once", async () => {
        const script = path.join(home.folder, "register.ts");
        const module = path.resolve(__dirname, "../../../rehearsal/registry/localRegistry");
        fs.writeFileSync(
            script,
            `import { LocalRegistry } from ${JSON.stringify(module)};
            const registry = new LocalRegistry(${JSON.stringify(path.join(home.folder, "registry"))});
            void (async () => { for (let i = 0; i < 5; i++) {
                await registry.register(${JSON.stringify(LOCATION)}, ${JSON.stringify(registration())});
            } })();`,
        );
        const ends = [1, 2, 3].map(
            () =>
                new Promise((resolve) =>
                    spawn(process.execPath, [
                        "-r",
                        require.resolve("ts-node/register/transpile-only"),
                        script,
                    ]).once("exit", resolve),
                ),
        );
        assert.deepStrictEqual(await Promise.all(ends), [0, 0, 0]);
        const versions = registry.versions("claims").map(({ version }) => version);
        assert.deepStrictEqual(
            versions,
            Array.from({ length: 15 }, (_, index) => index + 1),
        );
        assert.deepStrictEqual(fs.readdirSync(path.join(home.folder, "registry")), ["claims.json"]);
    }).timeout(60_000);
});

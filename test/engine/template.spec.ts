import * as assert from "node:assert";
import { RunningFake, startFakeSageMaker } from "../support/fakeSageMaker/server";
import { laidTemplate, LaidTemplate } from "../support/laidTemplate";
import { EngineProject, hasPulumi } from "./engineProject";

const VERSION = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/diagnosis/";
const PACKS = ["guardrails", "security"].flatMap((pack) => [
    ...["--policy-pack", `policies/${pack}`],
    ...["--policy-pack-config", `policies/${pack}/config/staging.json`],
]);

const describeEngine = hasPulumi() ? describe : describe.skip;

describeEngine(
    "a repository made from templates/model-deploy, on the real engine (needs a pulumi CLI)",
    () => {
        let laid: LaidTemplate;
        let fake: RunningFake;
        let project: EngineProject;

        before(async () => {
            laid = laidTemplate();
            fake = await startFakeSageMaker();
            project = new EngineProject("staging", fake.url, laid.folder);
            const created = await project.pulumi(["stack", "init"]);
            assert.strictEqual(created.code, 0, created.output);
            await serve(1);
        });

        after(async () => {
            project.dispose();
            await fake.stop();
            laid.dispose();
        });

        async function serve(version: number): Promise<void> {
            await project.pulumi(["config", "set", "mlops:modelPackageArn", `${VERSION}${String(version)}`]);
        }

        it("previews with the policies that came with the library", async () => {
            const { code, output } = await project.pulumi(["preview", ...PACKS]);
            assert.strictEqual(code, 0, output);
            assert.match(output, /diagnosis-staging-realtime-endpoint/);
        });

        it("brings versions live by the packed library's own rollout", async () => {
            const first = await project.pulumi(["up", "--yes", "--skip-preview"]);
            assert.strictEqual(first.code, 0, first.output);
            await serve(2);
            const second = await project.pulumi(["up", "--yes", "--skip-preview"]);
            assert.strictEqual(second.code, 0, second.output);
            assert.match(second.output, /Endpoint diagnosis-staging: InService with/);
        });
    },
);

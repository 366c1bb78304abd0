import * as assert from "node:assert";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { RecordedResource } from "../../../rehearsal/engine/recordedResource";
import { StartedDelivery, startDelivery } from "../../../rehearsal/firstLife/startDelivery";
import { LocalRegistry } from "../../../rehearsal/registry/localRegistry";
import { recorded } from "../graph/graphFixtures";

const LOCATION = { partition: "aws", region: "eu-central-1", accountId: "111122223333" };
const FUNCTION_ARN = "arn:aws:lambda:eu-central-1:111122223333:function:starter";

function starter(pipelineName: string): RecordedResource {
    const code = [
        "import boto3",
        "def handler(event, context):",
        '    arn = event["detail"]["ModelPackageArn"]',
        '    variables = [{"name": "ModelPackageArn", "value": arn}]',
        '    client = boto3.client("codepipeline")',
        `    client.start_pipeline_execution(name="${pipelineName}", variables=variables)`,
    ];
    return recorded(
        "aws:lambda/function:Function",
        "starter",
        {
            handler: "handler.handler",
            code: { archive: { assets: { "handler.py": { asset: { text: code.join("\n") } } } } },
        },
        { outputs: { arn: FUNCTION_ARN } },
    );
}

function platform(changes: { group?: string; pipelineName?: string } = {}): RecordedResource[] {
    const eventPattern = JSON.stringify({
        source: ["aws.sagemaker"],
        detail: { ModelPackageGroupName: [changes.group ?? "fraud"], ModelApprovalStatus: ["Approved"] },
    });
    const named = { outputs: { name: "approved-1a2b3c4" } };
    return [
        recorded("aws:cloudwatch/eventRule:EventRule", "approved", { eventPattern }, named),
        recorded("aws:cloudwatch/eventTarget:EventTarget", "target", {
            rule: "approved-1a2b3c4",
            arn: FUNCTION_ARN,
        }),
        recorded("aws:codepipeline/pipeline:Pipeline", "deploy", {}, { outputs: { name: "deploy-1a2b3c4" } }),
        starter(changes.pipelineName ?? "deploy-1a2b3c4"),
    ];
}

describe("the start of a delivery", () => {
    let folder: string;
    beforeEach(() => {
        folder = fs.mkdtempSync(path.join(os.tmpdir(), "delivery-"));
    });
    afterEach(() => {
        fs.rmSync(folder, { recursive: true });
    });

    async function start(resources: RecordedResource[]): Promise<StartedDelivery> {
        const registry = new LocalRegistry(path.join(folder, "registry"));
        const { arn } = await registry.register(LOCATION, {
            group: "fraud",
            modelArchive: "model.tar.gz",
            runId: "run",
            metrics: {},
            request: {},
        });
        const { signal } = new AbortController();
        return startDelivery(await registry.approve(arn), { resources, folder, python: "python3", signal });
    }

    it("follows the event to the rule, the function and the pipeline that this starts", async () => {
        const started = await start(platform());
        assert.deepStrictEqual(
            [started.rule.name, started.starter.name, started.pipeline.name, started.variables],
            [
                "approved",
                "starter",
                "deploy",
                {
                    ModelPackageArn: "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud/1",
                },
            ],
        );
    });

    it("fails where no rule of the platform matches the event", async () => {
        await assert.rejects(start(platform({ group: "credit" })), {
            message:
                "the approval of arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud/1 starts nothing: " +
                "no rule of the platform matches its event and has a function as its target",
        });
    });

    it("fails where the function starts a pipeline that the platform does not have", async () => {
        await assert.rejects(start(platform({ pipelineName: "another" })), {
            message: "starter started no pipeline of the platform: null",
        });
    });
});

import * as assert from "node:assert";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { RecordedResource } from "../../../rehearsal/engine/recordedResource";
import { EventOutcome, followEvent } from "../../../rehearsal/delivery/followEvent";
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
        `    name = "${pipelineName}"`,
        '    client.start_pipeline_execution(name=name, variables=variables, clientRequestToken="t")',
        '    return {"outcome": "started", "reason": "as asked"}',
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

describe("an event about a model version", () => {
    let folder: string;
    beforeEach(() => {
        folder = fs.mkdtempSync(path.join(os.tmpdir(), "delivery-"));
    });
    afterEach(() => {
        fs.rmSync(folder, { recursive: true });
    });

    async function follow(resources: RecordedResource[]): Promise<EventOutcome> {
        const registry = new LocalRegistry(path.join(folder, "registry"));
        const { arn } = await registry.register(LOCATION, {
            group: "fraud",
            modelArchive: "model.tar.gz",
            runId: "run",
            metrics: {},
            request: {},
        });
        const { signal } = new AbortController();
        const { event } = await registry.approve(arn);
        const versions = registry.versions("fraud");
        const histories = new Map<string, string[]>();
        return followEvent(event, { resources, versions, histories, folder, python: "python3", signal });
    }

    it("leads to the rule, the function and the pipeline that this asks for", async () => {
        const { rule, starter, reason, start } = await follow(platform());
        assert.deepStrictEqual(
            [rule?.name, starter?.name, reason, start?.pipeline.name, start?.token, start?.variables],
            [
                ...["approved", "starter", "as asked", "deploy", "t"],
                {
                    ModelPackageArn: "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud/1",
                },
            ],
        );
    });

    it("ends where no rule of the platform matches", async () => {
        const { rule, start, reason } = await follow(platform({ group: "credit" }));
        assert.deepStrictEqual(
            [rule, start, reason],
            [undefined, undefined, "no rule of the platform matches it and has a function as its target"],
        );
    });

    it("fails where the function starts a pipeline that the platform does not have", async () => {
        await assert.rejects(follow(platform({ pipelineName: "another" })), {
            message: "starter starts another, which is no pipeline of the platform",
        });
    });
});

import * as assert from "node:assert";
import { existsSync, readFileSync } from "node:fs";
import { rules as guardrails } from "../../policies/guardrails/rules";
import { rules as security } from "../../policies/security/rules";
import { PACK } from "../../policies/shared/packState";
import { ExampleResource, ResourceRule, Rule } from "../../policies/shared/ruleSpec";
import { botocoreProblems, requireBotocore } from "../support/botocore";
import { remediate } from "./analyzer";

/** The rules that can put a resource right, in the order of their packs. */
const RULES = [...guardrails, ...security].filter(
    (rule): rule is ResourceRule => "remediateResource" in rule.policy,
);

/** The native provider's name for a resource of the classic one; AWS's own schema of it says what replaces it. */
const NATIVE: Readonly<Record<string, string>> = {
    "aws:cloudwatch/metricAlarm:MetricAlarm": "cloudwatch/alarm",
    "aws:cloudwatch/logGroup:LogGroup": "logs/logGroup",
    "aws:ecr/repository:Repository": "ecr/repository",
    "aws:kms/key:Key": "kms/key",
    "aws:sagemaker/monitoringSchedule:MonitoringSchedule": "sagemaker/monitoringSchedule",
    "aws:sagemaker/notebookInstance:NotebookInstance": "sagemaker/notebookInstance",
    "aws:sagemaker/pipeline:Pipeline": "sagemaker/pipeline",
};

/** CodeBuild's projects, which the native provider lacks: the requests that change what is remediated. */
const UPDATES: Readonly<Record<string, { operation: string; request: Record<string, string | object> }>> = {
    logsConfig: {
        operation: "UpdateProject",
        request: { name: "p", logsConfig: { s3Logs: { status: "ENABLED", encryptionDisabled: false } } },
    },
    environment: {
        operation: "UpdateProject",
        request: {
            name: "p",
            environment: {
                type: "LINUX_CONTAINER",
                image: "aws/codebuild/standard:7.0",
                computeType: "BUILD_GENERAL1_SMALL",
                privilegedMode: false,
            },
        },
    },
    projectVisibility: {
        operation: "UpdateProjectVisibility",
        request: { projectArn: "arn", projectVisibility: "PRIVATE" },
    },
};

/** The properties for whose change the provider replaces a resource. */
function replacing(native: string): string[] {
    const file = require.resolve(`@pulumi/aws-native/${native}.js`);
    assert.ok(existsSync(file));
    const [, list = ""] =
        /replaceOnChanges: \[([^\]]*(?:\[\*\][^\]]*)*)\]/.exec(readFileSync(file, "utf8")) ?? [];
    return [...list.matchAll(/"([^"]+)"/g)].map(([, property = ""]) => property);
}

/** The top-level properties that a rule changes of what it shows to fail. */
async function changedBy(rule: ResourceRule, resource: ExampleResource): Promise<string[]> {
    const after = await remediate(rule, resource, rule.examples.settings ?? {});
    assert.ok(after, rule.policy.name);
    const before: Record<string, unknown> = resource.properties;
    return Object.keys(after).filter((key) => JSON.stringify(after[key]) !== JSON.stringify(before[key]));
}

function failing({ examples }: Rule): readonly ExampleResource[] {
    return examples.fails;
}

describe("what rules put right", () => {
    beforeEach(() => {
        PACK.reset();
        PACK.configure({ disabledFamilies: [], exemptions: [] });
    });

    it("is one property each, of these rules", async () => {
        const changed: [string, string[]][] = [];
        for (const rule of RULES) {
            for (const resource of failing(rule)) {
                changed.push([rule.policy.name, await changedBy(rule, resource)]);
            }
        }
        assert.deepStrictEqual(changed, [
            ["cloudwatch-alarm-actions-enabled", ["actionsEnabled"]],
            ["sagemaker-pipeline-parallelism", ["parallelismConfiguration"]],
            ["sagemaker-monitoring-schedule-isolation", ["monitoringScheduleConfig"]],
            ["sagemaker-monitoring-schedule-traffic-encryption", ["monitoringScheduleConfig"]],
            ["sagemaker-notebook-imds", ["instanceMetadataServiceConfiguration"]],
            ["sagemaker-notebook-root-access", ["rootAccess"]],
            ["codebuild-logs-encrypted", ["logsConfig"]],
            ["codebuild-privileged", ["environment"]],
            ["codebuild-visibility", ["projectVisibility"]],
            ["kms-key-rotation", ["enableKeyRotation"]],
            ["log-group-retention", ["retentionInDays"]],
            ["ecr-scan-on-push", ["imageScanningConfiguration"]],
            ["ecr-tag-immutability", ["imageTagMutability"]],
        ]);
    });

    it("replaces no resource, by AWS's own schema of it", async () => {
        for (const rule of RULES) {
            for (const resource of failing(rule)) {
                const native = NATIVE[resource.type];
                if (native === undefined) {
                    assert.strictEqual(resource.type, "aws:codebuild/project:Project", rule.policy.name);
                    continue;
                }
                for (const property of await changedBy(rule, resource)) {
                    const places: string[] = replacing(native).filter(
                        (place) => place.split(/[.[]/)[0] === property,
                    );
                    assert.deepStrictEqual(places, [], rule.policy.name);
                }
            }
        }
        assert.ok(replacing("sagemaker/notebookInstance").includes("kmsKeyId"));
        assert.ok(replacing("ecr/repository").includes("encryptionConfiguration"));
    });

    describe("in CodeBuild's projects", function () {
        before(requireBotocore);

        it("is what CodeBuild lets change in a project that exists", async () => {
            const changed = new Set<string>();
            for (const rule of RULES) {
                for (const resource of failing(rule).filter(({ type }) => !(type in NATIVE))) {
                    (await changedBy(rule, resource)).forEach((property) => changed.add(property));
                }
            }
            assert.deepStrictEqual([...changed].sort(), Object.keys(UPDATES).sort());
            const requests = Object.values(UPDATES).map((each) => ({ service: "codebuild", ...each }));
            assert.deepStrictEqual(
                botocoreProblems(requests as Parameters<typeof botocoreProblems>[0]).flat(),
                [],
            );
        });
    });
});

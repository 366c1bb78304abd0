import * as assert from "node:assert";
import * as automation from "@pulumi/pulumi/automation";
import {
    DeploymentError,
    operationError,
    PolicyError,
    StackBusyError,
    StackOperationError,
} from "../../../stacks/automation/errors";
import { OperationLog } from "../../../stacks/automation/operationLog";
import { Progress } from "../../../stacks/automation/progress";

const ROLLOUT = "pulumi-nodejs:dynamic/mlops:EndpointRollout";
const URN = `urn:pulumi:prod::mlops::${ROLLOUT}::rollout`;
const FAILED = { stackName: "prod", operation: "up" } as const;

function event(content: Partial<automation.EngineEvent>): automation.EngineEvent {
    return { sequence: 1, timestamp: 1, ...content };
}

function step(op: automation.OpType): automation.StepEventMetadata {
    return { op, urn: URN, type: ROLLOUT, provider: "" };
}

function diagnostic(message: string, urn = ""): automation.EngineEvent {
    return event({ diagnosticEvent: { message, urn, color: "never", severity: "error" } });
}

function policy(enforcementLevel: "warning" | "mandatory"): automation.EngineEvent {
    return event({
        policyEvent: {
            resourceUrn: URN,
            message: "<{%fg 1%}>must be small<{%reset%}>",
            color: "never",
            policyName: "instance-types",
            policyPackName: "guardrails",
            policyPackVersion: "1",
            policyPackVersionTag: "1",
            enforcementLevel,
        },
    });
}

function logOf(...events: automation.EngineEvent[]): { log: OperationLog; told: Progress[] } {
    const told: Progress[] = [];
    const log = new OperationLog((progress) => told.push(progress));
    events.forEach((each) => log.take(each));
    return { log, told };
}

describe("the log of an operation", () => {
    it("tells of steps that change something, of messages without colours, and of the summary", () => {
        const { told, log } = logOf(
            event({ resourcePreEvent: { metadata: step("update") } }),
            event({ resourcePreEvent: { metadata: step("same") } }),
            event({
                diagnosticEvent: {
                    message: "<{%reset%}>Endpoint prod: Updating<{%reset%}>\n",
                    urn: URN,
                    color: "never",
                    severity: "info#err",
                },
            }),
            event({ resOutputsEvent: { metadata: step("update") } }),
            event({
                summaryEvent: {
                    maybeCorrupt: false,
                    durationSeconds: 12,
                    resourceChanges: { update: 1, same: 61 },
                    policyPacks: {},
                },
            }),
        );
        const about = { kind: "resource", operation: "update", type: ROLLOUT, urn: URN };
        assert.deepStrictEqual(told, [
            { ...about, state: "started" },
            { kind: "message", severity: "info", text: "Endpoint prod: Updating", urn: URN },
            { ...about, state: "done" },
            { kind: "summary", changes: { update: 1, same: 61 }, seconds: 12 },
        ]);
        assert.deepStrictEqual(log.report(), {
            changes: { update: 1, same: 61 },
            violations: [],
            seconds: 12,
        });
    });

    it("leaves out what the engine says for a moment only", () => {
        const { told } = logOf(
            event({
                diagnosticEvent: { message: "waiting", color: "never", severity: "info", ephemeral: true },
            }),
        );
        assert.deepStrictEqual(told, []);
    });

    it("makes a rollback by SageMaker the failure of the rollout, with its reason", () => {
        const { log } = logOf(
            diagnostic("Endpoint prod was rolled back: alarm 5xx", URN),
            event({ resOpFailedEvent: { metadata: step("update"), status: 1, steps: 1 } }),
            diagnostic("update failed"),
        );
        const error = operationError(FAILED, log, new Error("exit 255"));
        assert.ok(error instanceof DeploymentError);
        assert.deepStrictEqual(error.failures, [
            { urn: URN, type: ROLLOUT, message: "Endpoint prod was rolled back: alarm 5xx" },
        ]);
        assert.strictEqual(
            error.message,
            `up of stack "prod": resources failed:\n  ${URN}: Endpoint prod was rolled back: alarm 5xx`,
        );
    });

    it("makes mandatory findings a policy's error, and reports advisory ones", () => {
        const { log } = logOf(policy("warning"), policy("mandatory"));
        const error = operationError(FAILED, log, new Error("exit 255"));
        assert.ok(error instanceof PolicyError);
        assert.deepStrictEqual(
            [error.violations.length, error.violations[0]?.message, log.report().violations.length],
            [1, "must be small", 2],
        );
        assert.match(error.message, /mandatory policies are violated:\n {2}guardrails\/instance-types urn:/);
    });

    it("says what the program threw where no resource failed", () => {
        const { log } = logOf(diagnostic('RealtimeEndpoint "fraud":\n  variants: none'));
        const error = operationError(FAILED, log, new Error("exit 255"));
        assert.ok(error.constructor === StackOperationError);
        assert.strictEqual(error.message, 'up of stack "prod": RealtimeEndpoint "fraud":\n  variants: none');
    });

    it("keeps what the engine threw as the cause, and says it where there is nothing better", () => {
        const cause = new Error("no pulumi on the PATH");
        const error = operationError(FAILED, logOf().log, cause);
        assert.deepStrictEqual(
            [error.message, error.cause],
            ['up of stack "prod": no pulumi on the PATH', cause],
        );
    });

    it("knows a stack that somebody else is changing", () => {
        const busy = Object.create(automation.ConcurrentUpdateError.prototype) as Error;
        const error = operationError(FAILED, logOf(diagnostic("the stack is currently locked")).log, busy);
        assert.ok(error instanceof StackBusyError);
    });
});

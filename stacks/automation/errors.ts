import * as automation from "@pulumi/pulumi/automation";
import { OperationLog } from "./operationLog";
import { PolicyViolation, ResourceFailure } from "./progress";

/** What was being done to which stack when it failed. */
export interface FailedOperation {
    stackName: string;
    operation: "preview" | "up" | "refresh" | "destroy";
}

/** Whatever stops an operation; `cause` holds what the Automation API threw. */
export class StackOperationError extends Error {
    override readonly name: string = "StackOperationError";
    readonly stackName: string;
    readonly operation: FailedOperation["operation"];

    constructor({ stackName, operation }: FailedOperation, message: string, cause: unknown) {
        super(`${operation} of stack "${stackName}": ${message}`, { cause });
        this.stackName = stackName;
        this.operation = operation;
    }
}

/** Somebody else is changing the stack; nothing was done. Wait for them, or cancel their update. */
export class StackBusyError extends StackOperationError {
    override readonly name = "StackBusyError";

    constructor(failed: FailedOperation, cause: unknown) {
        super(failed, "another update of it is under way; try again when that one has ended", cause);
    }
}

/**
 * A mandatory policy is violated. A preview finds everything before anything is changed; in an update, what is wrong
 * with a resource stops that resource, and what is wrong with the stack as a whole is found at its end.
 */
export class PolicyError extends StackOperationError {
    override readonly name = "PolicyError";

    constructor(
        failed: FailedOperation,
        readonly violations: readonly PolicyViolation[],
        cause: unknown,
    ) {
        const lines = violations.map(
            ({ pack, policy, urn, message }) => `  ${pack}/${policy} ${urn ?? "(stack)"}: ${message}`,
        );
        super(failed, ["mandatory policies are violated:", ...lines].join("\n"), cause);
    }
}

/**
 * Resources could not be brought to what was asked. Of a rollout that SageMaker took back, the failure is that of the
 * `EndpointRollout`, with SageMaker's reason; the version before it is live.
 */
export class DeploymentError extends StackOperationError {
    override readonly name = "DeploymentError";

    constructor(
        failed: FailedOperation,
        readonly failures: readonly ResourceFailure[],
        cause: unknown,
    ) {
        const lines = failures.map(({ urn, message }) => `  ${urn}: ${message}`);
        super(failed, ["resources failed:", ...lines].join("\n"), cause);
    }
}

function firstLine(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}

/** The error that tells a program what to do about it. */
export function operationError(
    failed: FailedOperation,
    log: OperationLog,
    cause: unknown,
): StackOperationError {
    if (cause instanceof automation.ConcurrentUpdateError) {
        return new StackBusyError(failed, cause);
    }
    const [mandatory, failures, others] = [log.mandatory(), log.failures(), log.otherErrors()];
    if (mandatory.length > 0) {
        return new PolicyError(failed, mandatory, cause);
    }
    if (failures.length > 0) {
        return new DeploymentError(failed, failures, cause);
    }
    return new StackOperationError(failed, others.length > 0 ? others.join("\n") : firstLine(cause), cause);
}

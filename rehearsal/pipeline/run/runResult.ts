import { StepType } from "../../../components/build/definition/steps";
import { ApprovalStatus } from "../../registry/modelPackage";

/** States of a step when the run has ended. Skipped steps are those that a branch or a failure left out. */
export type StepStatus = "Succeeded" | "Failed" | "Stopped" | "Skipped";

/** How one step went. */
export interface StepResult {
    name: string;
    type: StepType;
    status: StepStatus;
    seconds: number;
    /** Why it failed, was stopped or was skipped; which way a condition went. */
    reason: string;
}

/** How a run went; the shape is a contract of `npm run pipeline -- --json FILE`. */
export interface RunResult {
    runId: string;
    /** NotRegistered: every job did its work, and the model missed a condition of its registration. */
    status: "Succeeded" | "Failed" | "NotRegistered";
    /** Path of the definition that was executed. */
    definition: string;
    /** Path of everything that the run left. */
    folder: string;
    steps: StepResult[];
    /** Metrics of the evaluation, by name; empty where the run did not get so far. */
    metrics: Record<string, number>;
    /** The version that was registered, if any. */
    modelPackage?: { arn: string; status: ApprovalStatus };
}

import type { EngineEvent } from "@pulumi/pulumi/automation";
import { PolicyViolation, Progress, progressOf, ResourceFailure } from "./progress";

/** What one operation of an engine came to. */
export interface OperationReport {
    /** Number of resources by what was done to them, for example `{ create: 61, same: 3 }`. */
    changes: Record<string, number>;
    /** What the policy packs found, the advisory findings too. */
    violations: PolicyViolation[];
    seconds: number;
}

/** Listens to one operation: hands progress on, and keeps what its report and its errors need. */
export class OperationLog {
    private readonly violations: PolicyViolation[] = [];
    private readonly errors: { text: string; urn: string | undefined }[] = [];
    private readonly failedSteps: { urn: string; type: string }[] = [];
    private changes: Record<string, number> = {};
    private seconds = 0;

    constructor(private readonly onProgress: (progress: Progress) => void) {}

    /** Takes one event of the engine. */
    take(event: EngineEvent): void {
        for (const progress of progressOf(event)) {
            this.keep(progress);
            this.onProgress(progress);
        }
    }

    report(): OperationReport {
        return { changes: this.changes, violations: [...this.violations], seconds: this.seconds };
    }

    /** Findings that stop a deployment. */
    mandatory(): PolicyViolation[] {
        return this.violations.filter(({ mandatory }) => mandatory);
    }

    /** The resources that failed, each with everything that was said about it. */
    failures(): ResourceFailure[] {
        return this.failedSteps.map(({ urn, type }) => {
            const said = this.errors.filter((error) => error.urn === urn).map(({ text }) => text);
            return { urn, type, message: said.join("\n") };
        });
    }

    /** Errors that belong to no failed resource: those of the program itself. */
    otherErrors(): string[] {
        const failed = this.failedSteps.map(({ urn }) => urn);
        return this.errors
            .filter(({ urn }) => urn === undefined || !failed.includes(urn))
            .map(({ text }) => text);
    }

    private keep(progress: Progress): void {
        switch (progress.kind) {
            case "policy":
                this.violations.push(progress.violation);
                return;
            case "message":
                if (progress.severity === "error") {
                    this.errors.push(progress);
                }
                return;
            case "resource":
                if (progress.state === "failed") {
                    this.failedSteps.push(progress);
                }
                return;
            case "summary":
                this.changes = progress.changes;
                this.seconds = progress.seconds;
                return;
            default:
                progress satisfies never;
        }
    }
}

import type { EngineEvent } from "@pulumi/pulumi/automation";

/** What a policy pack found. */
export interface PolicyViolation {
    pack: string;
    policy: string;
    /** Whether it stops the deployment. */
    mandatory: boolean;
    /** Resource that it is about; undefined where it is about the stack. */
    urn: string | undefined;
    message: string;
}

/** A resource that could not be brought to what was asked, and why. */
export interface ResourceFailure {
    urn: string;
    /** Type token, for example `aws:sagemaker/model:Model`. */
    type: string;
    message: string;
}

/** What is said while an engine works. */
export type Progress =
    | { kind: "resource"; state: "started" | "done" | "failed"; operation: string; type: string; urn: string }
    | { kind: "message"; severity: "info" | "warning" | "error"; text: string; urn: string | undefined }
    | { kind: "policy"; violation: PolicyViolation }
    | { kind: "summary"; changes: Record<string, number>; seconds: number };

const COLOUR = /<\{%[^%]*%\}>/g;
const SEVERITIES = { info: "info", "info#err": "info", warning: "warning", error: "error" } as const;
/** Steps that change nothing are no progress. */
const UNCHANGED = "same";

function plain(text: string): string {
    return text.replaceAll(COLOUR, "").trim();
}

/** The engine writes an empty text where there is no resource. */
function urnOf(text: string | undefined): string | undefined {
    return text === "" ? undefined : text;
}

function resourceProgress(
    state: Extract<Progress, { kind: "resource" }>["state"],
    { op, type, urn }: { op: string; type: string; urn: string },
): Progress[] {
    return op === UNCHANGED ? [] : [{ kind: "resource", state, operation: op, type, urn }];
}

function messageProgress({ diagnosticEvent: event }: EngineEvent): Progress[] {
    const text = event === undefined || event.ephemeral === true ? "" : plain(event.message);
    return event === undefined || text === ""
        ? []
        : [{ kind: "message", severity: SEVERITIES[event.severity], text, urn: urnOf(event.urn) }];
}

function policyProgress({ policyEvent: event }: EngineEvent): Progress[] {
    if (event === undefined) {
        return [];
    }
    const violation = {
        pack: event.policyPackName,
        policy: event.policyName,
        mandatory: event.enforcementLevel === "mandatory",
        urn: urnOf(event.resourceUrn),
        message: plain(event.message),
    };
    return [{ kind: "policy", violation }];
}

/** What an engine's event says to somebody who waits; nothing for most of them. */
export function progressOf(event: EngineEvent): Progress[] {
    const { resourcePreEvent, resOutputsEvent, resOpFailedEvent, summaryEvent } = event;
    return [
        ...(resourcePreEvent === undefined ? [] : resourceProgress("started", resourcePreEvent.metadata)),
        ...(resOutputsEvent === undefined ? [] : resourceProgress("done", resOutputsEvent.metadata)),
        ...(resOpFailedEvent === undefined ? [] : resourceProgress("failed", resOpFailedEvent.metadata)),
        ...messageProgress(event),
        ...policyProgress(event),
        ...(summaryEvent === undefined
            ? []
            : [
                  {
                      kind: "summary" as const,
                      changes: { ...summaryEvent.resourceChanges },
                      seconds: summaryEvent.durationSeconds,
                  },
              ]),
    ];
}

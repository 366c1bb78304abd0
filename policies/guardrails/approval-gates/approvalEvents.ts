import { EventPatternError } from "../../shared/eventMatchers";
import { canMatchEventPattern, PartialEvent } from "../../shared/eventPattern";
import { Json } from "../../shared/json";
import { Properties, Unknown } from "../../shared/properties";
import { declaredPattern } from "../declaredPattern";

const APPROVED = "Approved";
const REJECTED = "Rejected";
const PENDING = "PendingManualApproval";

/** Every approval status that an event of the registry can have. */
export const APPROVAL_STATUSES: readonly string[] = [APPROVED, REJECTED, PENDING];

/** A group that nobody has: what matches it matches any group. */
export const FOREIGN_GROUP = "zz-a-group-of-somebody-else-0";

/** What a rule of EventBridge matches among the events of the model registry. */
export type ApprovalEvents =
    | { kind: "matches"; statuses: string[]; isPinned: boolean }
    /** It matches none of them, or goes by the clock. */
    | { kind: "none" }
    | { kind: "unknown"; unknown: Unknown }
    | { kind: "broken"; why: string };

function approvalEvent(status: string | undefined, group?: string): PartialEvent {
    return {
        source: "aws.sagemaker",
        "detail-type": "SageMaker Model Package State Change",
        detail: {
            ModelApprovalStatus: status,
            ...(group === undefined ? {} : { ModelPackageGroupName: group }),
        },
    };
}

/** Reads a pattern by what it does to events, since there are many ways to write the same. */
export function matchedApprovals(pattern: Json): ApprovalEvents {
    try {
        const statuses = APPROVAL_STATUSES.filter((status) =>
            canMatchEventPattern(pattern, approvalEvent(status)),
        );
        const matchesForeign = (status: string): boolean =>
            canMatchEventPattern(pattern, approvalEvent(status, FOREIGN_GROUP));
        return statuses.length === 0
            ? { kind: "none" }
            : { kind: "matches", statuses, isPinned: !statuses.some(matchesForeign) };
    } catch (error) {
        if (error instanceof EventPatternError) {
            return { kind: "broken", why: error.message };
        }
        throw error;
    }
}

/** A call that decides about a version, as CloudTrail records it; or one that has nothing to do with versions. */
function recordedCall(service: string, eventName: string): PartialEvent {
    return {
        source: `aws.${service}`,
        "detail-type": "AWS API Call via CloudTrail",
        detail: { eventSource: `${service}.amazonaws.com`, eventName },
    };
}

/**
 * Whether a rule goes by the calls that decide about versions instead of by what came of them. A rule on calls of every
 * kind watches the account, and starts no deployment.
 */
export function matchesDecidingCalls(rule: Properties): boolean {
    const declared = declaredPattern(rule);
    if (declared.kind !== "read") {
        return false;
    }
    const { pattern } = declared;
    try {
        return (
            canMatchEventPattern(pattern, recordedCall("sagemaker", "UpdateModelPackage")) &&
            !canMatchEventPattern(pattern, recordedCall("iam", "CreateUser"))
        );
    } catch (error) {
        if (error instanceof EventPatternError) {
            return false;
        }
        throw error;
    }
}

/** What the rule with these properties matches. */
export function approvalEventsOf(rule: Properties): ApprovalEvents {
    const declared = declaredPattern(rule);
    switch (declared.kind) {
        case "read":
            return matchedApprovals(declared.pattern);
        case "broken":
            return { kind: "broken", why: "it is not JSON" };
        default:
            return declared;
    }
}

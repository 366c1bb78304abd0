import type * as pulumi from "@pulumi/pulumi";
import { unless, wholeNumberProblems } from "../shared/problems/checks";
import { eventScheduleProblems } from "../shared/functions/eventSchedule";
import { Problem } from "../shared/problems/problems";

/** What becomes of old versions that nobody approved. Approved ones are never touched. */
export interface VersionLifecycleArgs {
    /** Newest versions that stay as they are, whatever their status, 0 to 1000. Default: 10. */
    keepNewest?: number;
    /** Days after its registration that a version is archived, 1 to 3650. Default: 90. */
    archiveAfterDays?: number;
    /** Days after its registration that an archived version is deleted, more than `archiveAfterDays`. Default: never. */
    deleteAfterDays?: number;
    /** When to look for old versions, as an EventBridge schedule in UTC. Default: `rate(7 days)`. */
    schedule?: string;
    /** Bucket that descriptions of archived versions, and the list of all, are written to: `<group>/archive/`. */
    artifactBucketName: pulumi.Input<string>;
    /** Key of the bucket, the queue, the log and the function's environment. */
    keyArn: pulumi.Input<string>;
    /** ARN of the topic that hears of runs that failed. */
    notificationTopicArn: pulumi.Input<string>;
}

/** What holds where nothing is said. */
export const LIFECYCLE_DEFAULTS = { keepNewest: 10, archiveAfterDays: 90, schedule: "rate(7 days)" } as const;

const MAX_KEPT = 1000;
const MAX_DAYS = 3650;

/** Where in the bucket what was known of a group's versions is kept. */
export function archivePrefix(groupName: string): string {
    return `${groupName}/archive`;
}

/** The part of a life cycle that can be wrong. */
type CheckedLifecycle = Omit<VersionLifecycleArgs, "artifactBucketName" | "keyArn" | "notificationTopicArn">;

/** Everything that is wrong with a life cycle; `path` is where it stands in the caller's arguments. */
export function lifecycleProblems(path: string, lifecycle: CheckedLifecycle | undefined): Problem[] {
    if (lifecycle === undefined) {
        return [];
    }
    const { keepNewest, archiveAfterDays, schedule } = { ...LIFECYCLE_DEFAULTS, ...lifecycle };
    const { deleteAfterDays } = lifecycle;
    const days = (field: string, value: number, min: number) =>
        wholeNumberProblems(`${path}.${field}`, value, { min, max: MAX_DAYS }, "correct the number of days");
    return [
        ...wholeNumberProblems(
            `${path}.keepNewest`,
            keepNewest,
            { min: 0, max: MAX_KEPT },
            "leave it out for ten",
        ),
        ...days("archiveAfterDays", archiveAfterDays, 1),
        ...(deleteAfterDays === undefined ? [] : days("deleteAfterDays", deleteAfterDays, 2)),
        ...unless(deleteAfterDays === undefined || deleteAfterDays > archiveAfterDays, {
            path: `${path}.deleteAfterDays`,
            rule: `must be more than archiveAfterDays, ${String(archiveAfterDays)}`,
            got: deleteAfterDays,
            fix: "give the archive some time, or leave it out so that nothing is deleted",
        }),
        ...eventScheduleProblems(`${path}.schedule`, schedule),
    ];
}

import type { DesiredConfig, EndpointService, LiveEndpoint, Surroundings } from "./endpointService";
import { describeProgress, gone, timedOut } from "./progress";

/** One thing that is waited for: what is to be so, who is asked, and since when. */
export interface Watch {
    desired: DesiredConfig;
    service: EndpointService;
    surroundings: Surroundings;
    startedAt: number;
    /** Whether what was asked for is so. */
    isDone(live: LiveEndpoint): boolean;
}

/** A change that this conversation asked for. */
export interface Asked {
    at: number;
    lastModified: number;
}

/** Statuses in which SageMaker takes no order. */
export const BUSY_STATUSES = ["Creating", "Updating", "SystemUpdating", "RollingBack"];
/** Short at first, so that a quick update is not kept waiting. */
const POLL_MILLISECONDS = [1000, 2000, 4000, 8000];
const LONGEST_POLL_MILLISECONDS = 15_000;
/** A line at least this often, so that a long bake does not look like a hang. */
const REPORT_EVERY_MILLISECONDS = 60_000;
/** How long a change may take to show in DescribeEndpoint. */
const GRACE_MILLISECONDS = 60_000;

/**
 * Looks at the endpoint.
 *
 * @throws Error where it does not exist
 */
export async function look({ desired, service }: Watch): Promise<LiveEndpoint> {
    const live = await service.describe();
    if (live === undefined) {
        throw new Error(gone(desired));
    }
    return live;
}

/** Whether SageMaker still has something to do before the endpoint can be judged. */
function isUnderWay(watch: Watch, live: LiveEndpoint, asked: Asked | undefined): boolean {
    const notBegun =
        asked !== undefined &&
        live.lastModified === asked.lastModified &&
        !watch.isDone(live) &&
        watch.surroundings.now() - asked.at < GRACE_MILLISECONDS;
    return notBegun || BUSY_STATUSES.includes(live.status);
}

/**
 * Waits until nothing is under way; `pending` is the configuration of the last update that was seen meanwhile.
 *
 * @throws Error on a timeout, and where the endpoint is gone
 */
export async function settled(
    watch: Watch,
    asked: Asked | undefined,
): Promise<{ live: LiveEndpoint; pending: string | undefined }> {
    const { desired, surroundings } = watch;
    let pending: string | undefined;
    let told = { line: "", at: 0 };
    for (let poll = 0; ; poll++) {
        const live = await look(watch);
        if (!isUnderWay(watch, live, asked)) {
            return { live, pending };
        }
        pending = live.pendingConfigName ?? pending;
        const now = surroundings.now();
        const line = describeProgress(desired.endpointName, live);
        if (line !== told.line || now - told.at >= REPORT_EVERY_MILLISECONDS) {
            surroundings.report(line);
            told = { line, at: now };
        }
        if (now - watch.startedAt >= desired.watchSeconds * 1000) {
            throw new Error(timedOut(desired, live));
        }
        await surroundings.sleep(POLL_MILLISECONDS[poll] ?? LONGEST_POLL_MILLISECONDS);
    }
}

/**
 * Asks SageMaker for a change of the endpoint as it was seen last; undefined when another change got in first.
 */
export async function ask(
    watch: Watch,
    live: LiveEndpoint,
    order: () => Promise<void>,
): Promise<Asked | undefined> {
    try {
        await order();
        return { at: watch.surroundings.now(), lastModified: live.lastModified };
    } catch (error) {
        if (BUSY_STATUSES.includes((await look(watch)).status)) {
            return undefined;
        }
        throw error;
    }
}

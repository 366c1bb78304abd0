import type { DesiredConfig, EndpointService, LiveEndpoint, Surroundings } from "./endpointService";
import { describeEnd, describeProgress, gone, refusedState, timedOut } from "./progress";

interface Watch {
    desired: DesiredConfig;
    service: EndpointService;
    surroundings: Surroundings;
    startedAt: number;
}

/** An update that this conversation asked for. */
interface Asked {
    at: number;
    lastModified: number;
}

const BUSY_STATUSES = ["Creating", "Updating", "SystemUpdating", "RollingBack"];
/** Statuses that an update can start from; of a failed rollback, because it leaves a mix of both configurations. */
const UPDATABLE_STATUSES = ["InService", "UpdateRollbackFailed"];
/** Short at first, so that a quick update is not kept waiting. */
const POLL_MILLISECONDS = [1000, 2000, 4000, 8000];
const LONGEST_POLL_MILLISECONDS = 15_000;
/** A line at least this often, so that a long bake does not look like a hang. */
const REPORT_EVERY_MILLISECONDS = 60_000;
/** How long an update may take to show in DescribeEndpoint. */
const GRACE_MILLISECONDS = 60_000;

async function look(watch: Watch): Promise<LiveEndpoint> {
    const live = await watch.service.describe();
    if (live === undefined) {
        throw new Error(gone(watch.desired));
    }
    return live;
}

function isLive(watch: Watch, live: LiveEndpoint): boolean {
    return live.status === "InService" && live.endpointConfigName === watch.desired.endpointConfigName;
}

/** Whether SageMaker still has something to do before the endpoint can be judged. */
function isUnderWay(watch: Watch, live: LiveEndpoint, asked: Asked | undefined): boolean {
    const notBegun =
        asked !== undefined &&
        live.lastModified === asked.lastModified &&
        !isLive(watch, live) &&
        watch.surroundings.now() - asked.at < GRACE_MILLISECONDS;
    return notBegun || BUSY_STATUSES.includes(live.status);
}

/** Waits until nothing is under way; `pending` is the configuration of the last update that was seen meanwhile. */
async function settled(
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

/** Asks for the update; undefined when another update got in first. */
async function ask(watch: Watch, live: LiveEndpoint): Promise<Asked | undefined> {
    try {
        await watch.service.update(live);
        return { at: watch.surroundings.now(), lastModified: live.lastModified };
    } catch (error) {
        if (BUSY_STATUSES.includes((await look(watch)).status)) {
            return undefined;
        }
        throw error;
    }
}

/**
 * Makes the desired configuration live and sees it through. An update that is under way already, from a run
 * that was interrupted for example, is waited for and judged; nothing is asked of SageMaker when the desired
 * configuration is live.
 *
 * @throws Error with SageMaker's reason when another configuration is live in the end, and Error on a timeout
 */
export async function bringLive(
    desired: DesiredConfig,
    service: EndpointService,
    surroundings: Surroundings,
): Promise<LiveEndpoint> {
    const watch: Watch = { desired, service, surroundings, startedAt: surroundings.now() };
    let asked: Asked | undefined;
    for (;;) {
        const { live, pending } = await settled(watch, asked);
        if (isLive(watch, live)) {
            surroundings.report(describeEnd(desired, live));
            return live;
        }
        if (asked !== undefined || pending === desired.endpointConfigName) {
            throw new Error(describeEnd(desired, live));
        }
        if (!UPDATABLE_STATUSES.includes(live.status)) {
            throw new Error(refusedState(desired, live));
        }
        asked = await ask(watch, live);
    }
}

import type * as pulumi from "@pulumi/pulumi";
import { createDataQualityJob } from "./dataQuality/dataQualityJob";
import { createModelBiasJob } from "./labels/modelBiasJob";
import { createModelQualityJob } from "./labels/modelQualityJob";
import type { MonitorJob, MonitorJobSpec } from "./monitorJob";
import type { MonitorKinds } from "./monitorKinds";

/**
 * Creates the job of the kind that is asked for.
 *
 * @throws RangeError where none is; `monitorKindProblems` says so beforehand
 */
export function createMonitorJob(
    name: string,
    { dataQuality, modelQuality, modelBias }: MonitorKinds,
    spec: MonitorJobSpec,
    opts: pulumi.CustomResourceOptions,
): MonitorJob {
    if (dataQuality !== undefined) {
        return createDataQualityJob(name, spec, dataQuality, opts);
    }
    if (modelQuality !== undefined) {
        return createModelQualityJob(name, spec, modelQuality, opts);
    }
    if (modelBias !== undefined) {
        return createModelBiasJob(name, spec, modelBias, opts);
    }
    throw new RangeError("a schedule has to watch something");
}

import { METRIC_KEY } from "../../../components/build/steps/registerStep";
import { ModelPackage } from "../../registry/modelPackage";

/** What is said where there is no approved version. */
const NONE = "none";

/**
 * Metrics of a version as the pipeline takes them: what the build of `templates/model-build` reads from the registry.
 *
 * @param version the newest approved one; undefined where there is none
 */
export function liveMetrics(version: ModelPackage | undefined, names: readonly string[]): string {
    const metadata = version?.request["CustomerMetadataProperties"];
    const known = new Map(typeof metadata === "object" && metadata !== null ? Object.entries(metadata) : []);
    const parts = names.flatMap((name) => {
        const value: unknown = known.get(`${METRIC_KEY}${name}`);
        return value === undefined ? [] : [`${name}=${String(value)}`];
    });
    return parts.join(",") || NONE;
}

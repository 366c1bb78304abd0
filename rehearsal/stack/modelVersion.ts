import { partitionOf, SAMPLE_ACCOUNT_ID } from "../simulation/simulatedCloud";
import { UsageError } from "../terminal/usageError";

/** The local model registry, as far as a rehearsal asks it. */
export interface ApprovedVersions {
    /** The newest approved version of a group; undefined when there is none. */
    newestApproved(groupName: string): { arn: string } | undefined;
}

/** The model version that a rehearsal takes as approved, and why that one. */
export interface ModelVersion {
    arn: string;
    source: "given" | "settings" | "registry" | "sample";
}

/** What the choice depends on. */
export interface ModelVersionRequest {
    /** From `--model-package`. */
    given: string | undefined;
    config: Record<string, string>;
    region: string;
    registry: ApprovedVersions | undefined;
}

const MODEL_PACKAGE_ARN =
    /^arn:aws[a-z-]*:sagemaker:[a-z0-9-]+:\d{12}:model-package\/[A-Za-z0-9-]+(?:\/\d+)?$/;

/** Setting that pins a version. */
export const PINNED_VERSION_KEY = "mlops:modelPackageArn";

/** The account that a stack is meant for: its setting, else the first that the provider is allowed. */
export function accountOf(config: Record<string, string>): string {
    const allowed = /\d{12}/.exec(config["aws:allowedAccountIds"] ?? "")?.[0];
    return config["mlops:accountId"] ?? allowed ?? SAMPLE_ACCOUNT_ID;
}

/**
 * Chooses the approved version: the one given, else the one pinned in the settings, else the newest approved one of the
 * local registry, else a sample.
 *
 * @throws UsageError when the one given is not the ARN of a model package
 */
export function chooseModelVersion(request: ModelVersionRequest): ModelVersion {
    const { given, config, region, registry } = request;
    if (given !== undefined && !MODEL_PACKAGE_ARN.test(given)) {
        throw new UsageError(
            `--model-package "${given}" is not the ARN of a model package; it has the form ` +
                `arn:aws:sagemaker:${region}:${SAMPLE_ACCOUNT_ID}:model-package/my-group/1`,
        );
    }
    const pinned = config[PINNED_VERSION_KEY];
    const group = config["mlops:model"] ?? "model";
    const registered = registry?.newestApproved(group)?.arn;
    if (given !== undefined) {
        return { arn: given, source: "given" };
    }
    if (pinned !== undefined) {
        return { arn: pinned, source: "settings" };
    }
    if (registered !== undefined) {
        return { arn: registered, source: "registry" };
    }
    const account = `${region}:${accountOf(config)}`;
    return {
        arn: `arn:${partitionOf(region)}:sagemaker:${account}:model-package/${group}/1`,
        source: "sample",
    };
}

/** Says which version a rehearsal takes, and why. */
export function describeModelVersion(version: ModelVersion): string {
    const reasons = {
        given: "as given",
        settings: "pinned in the settings",
        registry: "newest approved in the local registry",
        sample: "a sample, as the local registry has no approved one",
    };
    return `${version.arn} (${reasons[version.source]})`;
}

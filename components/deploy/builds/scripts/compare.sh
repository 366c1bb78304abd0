#!/usr/bin/env bash
# Prints, on one line, a version's metrics beside those of the version that the environment has live, for its approvers.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

metadata_of() {
    aws sagemaker describe-model-package --model-package-name "$1" --query CustomerMetadataProperties --output json
}

use_target "$TARGET_REGION" "$TARGET_ROLE_ARN"
live="$(live_version)"
candidate_metadata="$(metadata_of "$MODEL_PACKAGE_ARN")"
live_metadata=null
if [[ "$live" != None ]]; then
    # A version that was deleted from the registry may still be live.
    live_metadata="$(metadata_of "$live")" || live_metadata=null
fi

node --eval '
    const [environment, candidate, live, rejected, ...metadata] = process.argv.slice(1);
    const LONGEST = 350;
    const shorten = (arn) => arn.split("/").slice(-2).join("/");
    const metricsOf = (text) =>
        Object.entries(JSON.parse(text) ?? {})
            .filter(([key]) => key.startsWith("Metric:"))
            .map(([key, value]) => [key.slice("Metric:".length), Number(value)]);
    const [own, other] = metadata.map(metricsOf);
    const known = new Map(other);
    const write = (value) => String(Number(value.toPrecision(4)));
    const compare = ([name, value]) => {
        const before = known.get(name);
        const change = value - before;
        return before === undefined
            ? `${name} ${write(value)}`
            : `${name} ${write(value)} (live ${write(before)}, ${change < 0 ? "" : "+"}${write(change)})`;
    };
    const heading =
        `${shorten(candidate)} for ${environment}, ` +
        (live === "None" ? "which has no version live yet" : `which has ${shorten(live)} live`) +
        (rejected === "none" ? "" : `; takes back ${shorten(rejected)}, which was rejected`);
    const metrics = own.length === 0 ? ["no metrics are registered with it"] : own.sort().map(compare);
    const text = [heading, ...metrics].join("; ");
    console.log(text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
' "$COMPARED_ENVIRONMENT" "$MODEL_PACKAGE_ARN" "$live" "$REJECTED_VERSION" "$candidate_metadata" "$live_metadata"

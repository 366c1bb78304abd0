#!/usr/bin/env bash
# Rehearses and previews every environment with the policy packs. The state is read, never written: a bucket's is
# copied, and nobody updates a stack here. With arguments it previews the one environment that they name; that runs
# as a process of its own, so that its first error ends it.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

preview() {
    local name="$1" stack="$2" region="$3" role="$4" policies
    use_target "$region" "$role"
    select_stack "$stack"
    configure_stack
    mapfile -t policies < <(policy_arguments "$name")
    pulumi preview --non-interactive --diff "${policies[@]}" | tee "previews/$stack.txt"
}

if (($# > 0)); then
    preview "$@"
    exit
fi

require_approved

work="$(mktemp -d)"
mkdir -p "$work/state/.pulumi" "$work/files" previews
cp Pulumi.*.yaml "$work/files/"
# What the previews write into the stack files must not reach the later stages.
trap 'rm -f Pulumi.*.yaml; cp "$work"/files/* .; rm -rf "$work"' EXIT

if [[ -n "${STATE_BUCKET:-}" ]]; then
    aws s3 sync "s3://$STATE_BUCKET/.pulumi" "$work/state/.pulumi" \
        --exclude "*" --include "meta.yaml" --include "stacks/*" --only-show-errors
    STATE_URL="file://$work/state"
fi
pulumi login "$STATE_URL"

failed=""
mapfile -t environments <<<"$ENVIRONMENTS"
for environment in "${environments[@]}"; do
    read -r name stack region role <<<"$environment"
    echo "=== $stack with $MODEL_PACKAGE_ARN"
    report_case "rehearsal of $stack" \
        npm run rehearse --if-present -- "$stack" --model-package "$MODEL_PACKAGE_ARN" || failed+=" $stack"
    report_case "preview of $stack" bash "$0" "$name" "$stack" "$region" "$role" || failed+=" $stack"
done
[[ -z "$failed" ]] || fail "cannot be deployed, see above:$failed"

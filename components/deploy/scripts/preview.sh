#!/usr/bin/env bash
# Previews every environment with the policy packs, on a copy of the state: the build stage may read it, not write it.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

require_approved

work="$(mktemp -d)"
mkdir -p "$work/state/.pulumi" "$work/files"
cp Pulumi.*.yaml "$work/files/"
# What the previews write into the stack files must not reach the later stages.
trap 'rm -f Pulumi.*.yaml; cp "$work"/files/* .; rm -rf "$work"' EXIT

aws s3 sync "s3://$STATE_BUCKET/.pulumi" "$work/state/.pulumi" \
    --exclude "*" --include "meta.yaml" --include "stacks/*" --only-show-errors
pulumi login "file://$work/state"

mapfile -t environments <<<"$ENVIRONMENTS"
for environment in "${environments[@]}"; do
    read -r name stack region role <<<"$environment"
    echo "=== preview of $stack with $MODEL_PACKAGE_ARN"
    use_target "$region" "$role"
    select_stack "$stack"
    configure_stack
    mapfile -t policies < <(policy_arguments "$name")
    pulumi preview --non-interactive --diff "${policies[@]}"
done

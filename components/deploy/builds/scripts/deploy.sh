#!/usr/bin/env bash
# Deploys one environment with the version that the pipeline carries, and notes that version once it is live.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

# Prints the hosts that hold a lock on the stack; the state in Pulumi Cloud takes its locks back by itself.
lock_hosts() {
    local key
    aws s3api list-objects-v2 --bucket "$STATE_BUCKET" --prefix .pulumi/locks/ --query "Contents[].Key" --output text |
        tr '\t' '\n' | { grep "/$STACK_NAME/" || true; } |
        while read -r key; do
            aws s3 cp "s3://$STATE_BUCKET/$key" - | sed -n 's/.*"hostname": *"\([^"]*\)".*/\1/p'
        done
}

# A build that was stopped leaves its lock behind. Two builds never deploy a stack at the same time, so what an earlier
# one left is taken away; the lock of anybody else, who may be at work, stands and stops this build.
release_lock_of_earlier_build() {
    local mark="s3://$STATE_BUCKET/builds/$STACK_NAME" earlier hosts own
    earlier="$(aws s3 cp "$mark" - 2>/dev/null || true)"
    hosts="$(lock_hosts | sort -u)"
    if [[ -n "$earlier" && "$hosts" == "$earlier" ]]; then
        echo "$STACK_NAME was locked by a build that was stopped, on $earlier; going on from where it was"
        pulumi cancel --yes
    fi
    own="$(hostname)"
    aws s3 cp - "$mark" <<<"$own"
}

deploy() {
    configure_stack
    mapfile -t policies < <(policy_arguments "$ENVIRONMENT_NAME")
    pulumi up --yes --non-interactive "${policies[@]}"
    target_aws ssm put-parameter --name "$MODEL_PARAMETER" --value "$MODEL_PACKAGE_ARN" --type String --overwrite
    live="$MODEL_PACKAGE_ARN"
}

require_approved

use_target "$TARGET_REGION" "$TARGET_ROLE_ARN"
pulumi login "$STATE_URL"
select_stack "$STACK_NAME"
[[ -z "${STATE_BUCKET:-}" ]] || release_lock_of_earlier_build
live="$(live_version)"

# An execution that takes back a rejected version leaves alone what has another version live by now. When CodePipeline
# itself puts a stage back, it repeats what was right for an earlier execution, so that is done as it was then.
execution_type=STANDARD
if [[ "$REJECTED_VERSION" != none ]]; then
    execution_type="$(aws codepipeline get-pipeline-execution \
        --pipeline-name "${CODEBUILD_INITIATOR#codepipeline/}" --pipeline-execution-id "$PIPELINE_EXECUTION_ID" \
        --query pipelineExecution.executionType --output text)"
fi
if [[ "$REJECTED_VERSION" == none || "$execution_type" == ROLLBACK ||
    "$live" == "$REJECTED_VERSION" || "$live" == None ]]; then
    deploy
else
    echo "$STACK_NAME keeps $live: it does not serve $REJECTED_VERSION, which was rejected"
fi

pulumi stack output endpoints --json >endpoints.json
echo "$live" >live-version.txt
echo "$STACK_NAME serves $live"

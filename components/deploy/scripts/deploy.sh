#!/usr/bin/env bash
# Deploys one environment with the version that the pipeline carries, and notes that version once it is live.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

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

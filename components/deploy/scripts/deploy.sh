#!/usr/bin/env bash
# Deploys one environment with the version that the pipeline carries, and notes that version once it is live.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

require_approved

use_target "$TARGET_REGION" "$TARGET_ROLE_ARN"
pulumi login "$STATE_URL"
select_stack "$STACK_NAME"
configure_stack
mapfile -t policies < <(policy_arguments "$ENVIRONMENT_NAME")
pulumi up --yes --non-interactive "${policies[@]}"

pulumi stack output endpoints --json >endpoints.json
target_aws ssm put-parameter --name "$MODEL_PARAMETER" --value "$MODEL_PACKAGE_ARN" --type String --overwrite
echo "$STACK_NAME serves $MODEL_PACKAGE_ARN"

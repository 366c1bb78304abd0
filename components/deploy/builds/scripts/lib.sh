# shellcheck shell=bash
# Functions that the scripts of the deployment pipeline share. Read by them, never run.

export PATH="$HOME/.pulumi/bin:$PATH"

fail() {
    echo "error: $*" >&2
    exit 1
}

# Makes target_aws act as the given role; an empty role means the build's own.
use_target() {
    target_region="$1"
    target_role="$2"
    if [[ -n "$target_role" ]]; then
        aws configure set role_arn "$target_role" --profile target
        aws configure set credential_source EcsContainer --profile target
    fi
}

target_aws() {
    if [[ -n "$target_role" ]]; then
        aws "$@" --region "$target_region" --profile target
    else
        aws "$@" --region "$target_region"
    fi
}

install_pulumi() {
    curl --fail --silent --show-error --location https://get.pulumi.com | sh -s -- --version "$PULUMI_VERSION"
    [[ "$(pulumi version)" == "v$PULUMI_VERSION" ]] || fail "asked for Pulumi $PULUMI_VERSION, got $(pulumi version)"
}

# Stops unless the version is one of this pipeline's model, and is approved at this very moment:
# whoever withdraws an approval while the pipeline waits must be heard.
require_approved() {
    local pattern="^arn:[a-z-]+:sagemaker:[a-z0-9-]+:[0-9]{12}:model-package/$MODEL_PACKAGE_GROUP/[0-9]+$"
    [[ "$MODEL_PACKAGE_ARN" =~ $pattern ]] ||
        fail "$MODEL_PACKAGE_ARN is no version of $MODEL_PACKAGE_GROUP; start the pipeline with one that is"
    local status
    status="$(aws sagemaker describe-model-package --model-package-name "$MODEL_PACKAGE_ARN" \
        --query "join('/', [ModelApprovalStatus, ModelPackageStatus])" --output text)"
    [[ "$status" == "Approved/Completed" ]] ||
        fail "$MODEL_PACKAGE_ARN is $status, not Approved/Completed; approve it and start again"
}

# Prints the version that the environment has live, or "None".
live_version() {
    target_aws ssm get-parameters --names "$MODEL_PARAMETER" --query "Parameters[0].Value" --output text
}

# Selects the stack, made on first use. A stack file that names its own secrets provider keeps it.
select_stack() {
    local stack="$1" own_provider=""
    if [[ -f "Pulumi.$stack.yaml" ]]; then
        own_provider="$(sed -n 's/^secretsprovider: *//p' "Pulumi.$stack.yaml")"
    fi
    pulumi stack select "$STACK_OWNER$stack" --create --non-interactive --secrets-provider "${own_provider:-$SECRETS_PROVIDER}"
}

# Tells the selected stack which version to serve, and where; a stack file may not say otherwise.
configure_stack() {
    local region
    region="$(pulumi config get aws:region 2>/dev/null || true)"
    [[ -z "$region" || "$region" == "$target_region" ]] ||
        fail "the stack file says aws:region $region, the pipeline deploys to $target_region; make them agree"
    pulumi config set aws:region "$target_region"
    pulumi config set mlops:modelPackageArn "$MODEL_PACKAGE_ARN"
    if [[ -n "$target_role" ]]; then
        pulumi config set --path 'aws:assumeRoles[0].roleArn' "$target_role"
    fi
}

# Prints the options that name each policy pack and its configuration for an environment, one a line. Pulumi wants
# as many configurations as packs, so a pack without one gets an empty one.
policy_arguments() {
    local environment="$1" pack config
    echo '{}' >"$HOME/no-policy-config.json"
    for pack in $POLICY_PACKS; do
        config="$pack/config/$environment.json"
        [[ -f "$config" ]] || config="$HOME/no-policy-config.json"
        printf -- '--policy-pack\n%s\n--policy-pack-config\n%s\n' "$pack" "$config"
    done
}

# Runs a program as one case of a test report, printing what it prints; fails where it does.
report_case() {
    local name="$1" begin="$SECONDS" outcome="" code=0
    shift
    "$@" || code=$?
    ((code == 0)) || outcome="<failure message=\"ended with exit code $code; see the log\"/>"
    mkdir -p reports
    printf '<testcase classname="%s" name="%s" time="%d">%s</testcase>\n' \
        "${0##*/}" "$name" "$((SECONDS - begin))" "$outcome" >>reports/cases
    printf '<testsuite name="%s">\n%s\n</testsuite>\n' "${0##*/}" "$(cat reports/cases)" >reports/cases.xml
    return "$code"
}

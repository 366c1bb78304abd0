#!/usr/bin/env bash
# Looks at what a deployment left behind: every endpoint in service with the config that was deployed, answering
# the sample request where there is one, passing the endpoint test where it has settings, and its alarms quiet for
# BAKE_MINUTES where that is set.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

use_target "$TARGET_REGION" "$TARGET_ROLE_ARN"
artifact="CODEBUILD_SRC_DIR_$DEPLOYMENT_ARTIFACT"

# One line an endpoint: its name, the name of its config, how it is asked ("named" where a caller must name a model,
# "queued" where it answers later), where requests are put or "-", its alarms.
endpoint_lines() {
    node --eval '
        const endpoints = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"));
        const isText = (value) => typeof value === "string" && value !== "";
        if (!Array.isArray(endpoints) || endpoints.length === 0) {
            console.error("error: the stack deployed no endpoint");
            process.exit(1);
        }
        for (const endpoint of endpoints) {
            const { endpointName, endpointConfigName, multiModel, asynchronous, inputUri, alarmNames } = endpoint;
            const alarms = Object.values(alarmNames ?? {});
            if (![endpointName, endpointConfigName, ...alarms].every(isText) || alarmNames === undefined) {
                console.error("error: an endpoint of the stack lacks endpointName, endpointConfigName or alarmNames");
                process.exit(1);
            }
            if (asynchronous === true && !(isText(inputUri) && inputUri.startsWith("s3://"))) {
                console.error(`error: ${endpointName} is asynchronous and lacks inputUri`);
                process.exit(1);
            }
            const way = multiModel === true ? "named" : asynchronous === true ? "queued" : "any";
            console.log(endpointName, endpointConfigName, way, way === "queued" ? inputUri : "-", ...alarms);
        }
    ' "${!artifact}/endpoints.json"
}

check_config() {
    local name="$1" desired="$2" live
    live="$(target_aws sagemaker describe-endpoint --endpoint-name "$name" \
        --query "join(' ', [EndpointStatus, EndpointConfigName])" --output text)"
    [[ "$live" == "InService $desired" ]] || fail "$name is $live, expected InService $desired"
    echo "$name is in service with $desired"
}

check_answer() {
    local name="$1" answer
    answer="$(mktemp)"
    target_aws sagemaker-runtime invoke-endpoint --endpoint-name "$name" --content-type "$SAMPLE_CONTENT_TYPE" \
        --body "fileb://$SAMPLE_PAYLOAD" "$answer" >/dev/null
    [[ -s "$answer" ]] || fail "$name answered $SAMPLE_PAYLOAD with nothing"
    echo "$name answered: $(head -c 500 "$answer")"
}

# An endpoint that was down to no instance takes minutes to start one.
QUEUE_LOOKS=120
SECONDS_BETWEEN_LOOKS=10

check_queued_answer() {
    local name="$1" request="$2/deployment-check" answer locations output failure look
    answer="$(mktemp)"
    target_aws s3 cp "$SAMPLE_PAYLOAD" "$request" --only-show-errors
    locations="$(target_aws sagemaker-runtime invoke-endpoint-async --endpoint-name "$name" \
        --content-type "$SAMPLE_CONTENT_TYPE" --input-location "$request" \
        --query "join(' ', [OutputLocation, FailureLocation])" --output text)"
    read -r output failure <<<"$locations"
    for ((look = 0; look < QUEUE_LOOKS; look++)); do
        if target_aws s3 cp "$output" "$answer" --only-show-errors 2>/dev/null; then
            [[ -s "$answer" ]] || fail "$name answered $SAMPLE_PAYLOAD with nothing"
            echo "$name answered: $(head -c 500 "$answer")"
            return
        fi
        if target_aws s3 cp "$failure" "$answer" --only-show-errors 2>/dev/null; then
            fail "$name failed on $SAMPLE_PAYLOAD: $(head -c 500 "$answer")"
        fi
        sleep "$SECONDS_BETWEEN_LOOKS"
    done
    fail "$name has not answered $SAMPLE_PAYLOAD after $((QUEUE_LOOKS * SECONDS_BETWEEN_LOOKS / 60)) minutes"
}

# The test compares with what the version that is live predicted when it was trained.
fetch_golden_predictions() {
    local version uri
    version="$(cat "${!artifact}/live-version.txt")"
    uri="$(aws sagemaker describe-model-package --model-package-name "$version" \
        --query CustomerMetadataProperties.GoldenPredictionsUri --output text)"
    [[ "$uri" == s3://* ]] ||
        fail "$version names no GoldenPredictionsUri; register versions with one, or leave testSettingsPath out"
    aws s3 cp "$uri" "$golden" --only-show-errors
}

run_endpoint_test() {
    local name="$1" input="$2" results="$PWD/reports/$1" queue=()
    [[ "$input" == - ]] || queue=(--input-uri "$input")
    (
        cd "$TEST_FOLDER" || exit
        if [[ -n "$target_role" ]]; then
            export AWS_PROFILE=target
        fi
        python -m endpoint_test --endpoint-name "$name" --region "$target_region" --golden "$golden" \
            --settings "$settings" "${queue[@]}" --junit "$results.xml" --json "$results.json"
    ) || fail "$name does not pass the endpoint test; see the report"
}

prepare_endpoint_test() {
    golden="$(mktemp)"
    settings="$PWD/$TEST_SETTINGS"
    mkdir -p reports
    fetch_golden_predictions
    if [[ -f "$TEST_FOLDER/requirements.txt" ]]; then
        python -m pip install --quiet --requirement "$TEST_FOLDER/requirements.txt"
    fi
}

# DescribeAlarms takes 100 names at a time.
check_alarms() {
    local at firing
    for ((at = 0; at < ${#alarms[@]}; at += 100)); do
        firing="$(target_aws cloudwatch describe-alarms --state-value ALARM --alarm-names "${alarms[@]:at:100}" \
            --query "join(', ', MetricAlarms[].AlarmName)" --output text)"
        [[ -z "$firing" ]] || fail "in ALARM: $firing"
    done
}

lines="$(endpoint_lines)"
mapfile -t endpoints <<<"$lines"
alarms=()
[[ -z "$TEST_SETTINGS" ]] || prepare_endpoint_test
for endpoint in "${endpoints[@]}"; do
    read -r name config way input names <<<"$endpoint"
    check_config "$name" "$config"
    if [[ -n "$SAMPLE_PAYLOAD" && "$way" == any ]]; then
        check_answer "$name"
    fi
    if [[ -n "$SAMPLE_PAYLOAD" && "$way" == queued ]]; then
        check_queued_answer "$name" "$input"
    fi
    if [[ -n "$TEST_SETTINGS" && "$way" != named ]]; then
        run_endpoint_test "$name" "$input"
    fi
    read -r -a own_alarms <<<"$names"
    alarms+=("${own_alarms[@]}")
done

if [[ -n "$BAKE_MINUTES" ]]; then
    ((${#alarms[@]} > 0)) || fail "the stack has no alarms, so nothing would tell that production is unwell"
    check_alarms
    while ((SECONDS < BAKE_MINUTES * 60)); do
        sleep 30
        check_alarms
    done
    echo "${#alarms[@]} alarms quiet for $BAKE_MINUTES minutes"
fi

import { machineLearningLens } from "../../shared/frameworks";
import { isOneOf, stackRule } from "../../shared/rule";
import { ENDPOINT } from "../resourceTypes";
import { alarmFindings } from "./alarmFindings";
import { SERVERLESS_ENDPOINT, SERVERLESS_ENDPOINT_ALARMS } from "./exampleEndpoint";
import { REQUIRED_ALARM_SETTINGS } from "./requiredAlarmSettings";

/**
 * Endpoint, configuration and alarms are joined by their names and, where a preview does not know these, by what
 * each property was made from; what then is still unknown is noted.
 */
export const sagemakerEndpointRequiredAlarms = stackRule({
    name: "sagemaker-endpoint-required-alarms",
    displayName: "Required alarms of SageMaker endpoints",
    description: "Each production variant of an endpoint must have its alarms, and they must reach somebody.",
    why: "An endpoint that fails in silence is found by its customers, and a rollback needs an alarm to start it.",
    severity: "high",
    tags: ["required-alarms", "cloudwatch", "sagemaker", "reliability"],
    framework: machineLearningLens(
        "MLOPS05-BP01",
        "Watch what the environment of a model uses: requests, CPU, GPU, memory, disk.",
    ),
    sources: ["AWS Config cloudwatch-alarm-resource-check", "AWS Config cloudwatch-alarm-settings-check"],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html",
    remediationSteps:
        "Declare the alarm that the message names, on the statistic and with the dimensions that it gives, " +
        "with an SNS topic among alarmActions and treatMissingData set.",
    settings: REQUIRED_ALARM_SETTINGS,
    enforcementLevel: "mandatory",
    subject: "SageMaker endpoints",
    appliesTo: isOneOf(ENDPOINT),
    check: alarmFindings,
    examples: {
        passes: [...SERVERLESS_ENDPOINT, ...SERVERLESS_ENDPOINT_ALARMS],
        fails: SERVERLESS_ENDPOINT,
    },
});

import { StackValidationPolicy } from "@pulumi/policy";
import { checkStack, isOneOf } from "../../shared/rules";
import { alarmFindings } from "./alarmFindings";
import { ENDPOINT_TYPES } from "./endpointVariants";
import { REQUIRED_ALARM_SETTINGS } from "./requiredAlarmSettings";

const NAME = "sagemaker-endpoint-required-alarms";

/**
 * Endpoint, configuration and alarms are joined by their names and, where a preview does not know these, by what
 * each property was made from; what then is still unknown is noted.
 */
export const sagemakerEndpointRequiredAlarms: StackValidationPolicy = {
    name: NAME,
    displayName: "Required alarms of SageMaker endpoints",
    description: "Each production variant of an endpoint must have its alarms, and they must reach somebody.",
    severity: "high",
    tags: ["required-alarms", "cloudwatch", "sagemaker", "reliability"],
    framework: {
        name: "AWS Well-Architected Machine Learning Lens",
        version: "latest",
        reference: "MLOPS05-BP01",
        specification: "Watch what the environment of a model uses: requests, CPU, GPU, memory, disk.",
    },
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html",
    remediationSteps:
        "Declare the alarm that the message names, on the statistic and with the dimensions that it gives, " +
        "with an SNS topic among alarmActions and treatMissingData set.",
    configSchema: REQUIRED_ALARM_SETTINGS.configSchema,
    enforcementLevel: "mandatory",
    validateStack: checkStack("SageMaker endpoints", isOneOf(ENDPOINT_TYPES), (stack, config) =>
        alarmFindings(stack, REQUIRED_ALARM_SETTINGS.read(NAME, config.getConfig())),
    ),
};

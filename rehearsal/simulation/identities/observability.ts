import { autoNamed, IdentityTable, regionalArn } from "../identity";

/** Amazon CloudWatch, CloudWatch Logs and Application Auto Scaling. */
export const OBSERVABILITY_IDENTITIES: IdentityTable = {
    "aws:cloudwatch/metricAlarm:MetricAlarm": {
        autoName: autoNamed(255),
        id: "{name}",
        arn: regionalArn("cloudwatch", "alarm:{name}"),
    },
    "aws:cloudwatch/compositeAlarm:CompositeAlarm": {
        id: "{alarmName}",
        arn: regionalArn("cloudwatch", "alarm:{alarmName}"),
    },
    "aws:cloudwatch/dashboard:Dashboard": {
        id: "{dashboardName}",
        outputs: { dashboardArn: "arn:{partition}:cloudwatch::{accountId}:dashboard/{dashboardName}" },
    },
    "aws:cloudwatch/logGroup:LogGroup": {
        autoName: autoNamed(512),
        id: "{name}",
        arn: regionalArn("logs", "log-group:{name}"),
    },
    "aws:cloudwatch/logStream:LogStream": {
        autoName: autoNamed(512),
        id: "{name}",
        arn: regionalArn("logs", "log-group:{logGroupName}:log-stream:{name}"),
    },
    "aws:cloudwatch/logMetricFilter:LogMetricFilter": { autoName: autoNamed(512), id: "{name}" },
    "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": { id: "{policyName}" },
    "aws:appautoscaling/target:Target": {
        id: "{resourceId}",
        arn: regionalArn("application-autoscaling", "scalable-target/{hex:34}"),
    },
    "aws:appautoscaling/policy:Policy": {
        autoName: autoNamed(256),
        id: "{name}",
        arn: regionalArn(
            "autoscaling",
            "scalingPolicy:{uuid}:resource/{serviceNamespace}/{resourceId}:policyName/{name}",
        ),
    },
    "aws:appautoscaling/scheduledAction:ScheduledAction": {
        autoName: autoNamed(1600),
        id: "{name}-{serviceNamespace}-{resourceId}",
        arn: regionalArn(
            "autoscaling",
            "scheduledAction:{uuid}:resource/{serviceNamespace}/{resourceId}:scheduledActionName/{name}",
        ),
    },
};

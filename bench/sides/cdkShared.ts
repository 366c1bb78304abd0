import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import * as cloudwatchActions from "aws-cdk-lib/aws-cloudwatch-actions";
import * as iam from "aws-cdk-lib/aws-iam";
import * as sns from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import { SCENARIO } from "../scenario";
import { Statement } from "./documents";

/** A role that SageMaker assumes for this account, with one policy. */
export function declareRole(scope: Construct, id: string, statements: Statement<string>[]): iam.Role {
    const role = new iam.Role(scope, id, {
        assumedBy: new iam.ServicePrincipal("sagemaker.amazonaws.com", {
            conditions: { StringEquals: { "aws:SourceAccount": SCENARIO.location.accountId } },
        }),
    });
    const document = iam.PolicyDocument.fromJson({ Version: "2012-10-17", Statement: statements });
    new iam.Policy(scope, `${id}-policy`, { roles: [role], document });
    return role;
}

/** An alarm that tells the topic, as the framework's own construct makes it. */
export function declareAlarm(
    scope: Construct,
    id: string,
    metric: cloudwatch.MetricProps,
    rule: Omit<cloudwatch.AlarmProps, "metric">,
): cloudwatch.Alarm {
    const alarm = new cloudwatch.Alarm(scope, id, { metric: new cloudwatch.Metric(metric), ...rule });
    const topic = sns.Topic.fromTopicArn(scope, `${id}-topic`, SCENARIO.topicArn);
    alarm.addAlarmAction(new cloudwatchActions.SnsAction(topic));
    alarm.addOkAction(new cloudwatchActions.SnsAction(topic));
    return alarm;
}

import { arn, AwsLocation } from "../../shared/awsLocation";
import type { PolicyStatement } from "../../shared/iamDocuments";

/** What a check of an environment of this account may do: look at its endpoints and alarms, and ask for a prediction. */
export function checkStatements(location: AwsLocation, namePrefix: string): PolicyStatement[] {
    return [
        {
            Sid: "Endpoints",
            Effect: "Allow",
            Action: ["sagemaker:DescribeEndpoint", "sagemaker:InvokeEndpoint"],
            Resource: arn(location, "sagemaker", `endpoint/${namePrefix.toLowerCase()}*`),
        },
        {
            Sid: "Alarms",
            Effect: "Allow",
            Action: "cloudwatch:DescribeAlarms",
            Resource: arn(location, "cloudwatch", `alarm:${namePrefix}*`),
        },
    ];
}

/** Asking which version an environment has live. */
export function liveVersionStatement(parameterArn: string): PolicyStatement {
    return { Sid: "LiveVersion", Effect: "Allow", Action: "ssm:GetParameters", Resource: parameterArn };
}

/** What a preview reads of AWS beside the state: the zones that subnets are laid out over. */
export function previewStatements(): PolicyStatement[] {
    return [
        {
            // This names no resource: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
            Sid: "Zones",
            Effect: "Allow",
            Action: "ec2:DescribeAvailabilityZones",
            Resource: "*",
        },
    ];
}

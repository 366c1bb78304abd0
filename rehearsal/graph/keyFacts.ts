import { RecordedResource } from "../engine/recordedResource";

type Properties = Record<string, unknown>;
type Facts = (inputs: Properties) => string[];

function list(value: unknown): Properties[] {
    return Array.isArray(value) ? (value as Properties[]) : [];
}

function text(value: unknown): string {
    return typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);
}

function serverlessFact(config: Properties): string {
    const provisioned = text(config["provisionedConcurrency"]);
    const warm = provisioned === "" ? "" : `, ${provisioned} kept warm`;
    return `serverless, ${text(config["memorySizeInMb"])} MB, up to ${text(config["maxConcurrency"])} at a time${warm}`;
}

function variantFact(variant: Properties): string {
    const serverless = variant["serverlessConfig"] as Properties | undefined;
    const count = text(variant["initialInstanceCount"]);
    const instances = `${count === "" ? "1" : count} x ${text(variant["instanceType"])}`;
    return `${text(variant["variantName"])}: ${serverless === undefined ? instances : serverlessFact(serverless)}`;
}

function rangeFact(inputs: Properties): string {
    return `${text(inputs["minCapacity"])} to ${text(inputs["maxCapacity"])}`;
}

function alarmFact(inputs: Properties): string {
    const comparison = text(inputs["comparisonOperator"]).startsWith("Less") ? "<" : ">";
    return `${text(inputs["metricName"])} ${comparison} ${text(inputs["threshold"])}`;
}

/** What a reader wants to know of a resource at first sight, by type. */
const FACTS: Record<string, Facts> = {
    "aws:sagemaker/endpointConfiguration:EndpointConfiguration": (inputs) => [
        ...list(inputs["productionVariants"]).map(variantFact),
        ...list(inputs["shadowProductionVariants"]).map((variant) => `shadow ${variantFact(variant)}`),
    ],
    "aws:sagemaker/model:Model": (inputs) => [
        text((inputs["primaryContainer"] as Properties | undefined)?.["modelPackageName"]),
        inputs["enableNetworkIsolation"] === true ? "isolated" : "",
    ],
    "aws:appautoscaling/target:Target": (inputs) => [rangeFact(inputs)],
    "aws:appautoscaling/policy:Policy": (inputs) => [text(inputs["policyType"])],
    "aws:appautoscaling/scheduledAction:ScheduledAction": (inputs) => [
        text(inputs["schedule"]),
        rangeFact((inputs["scalableTargetAction"] ?? {}) as Properties),
    ],
    "aws:cloudwatch/metricAlarm:MetricAlarm": (inputs) => [alarmFact(inputs)],
    "aws:codepipeline/pipeline:Pipeline": (inputs) => [
        list(inputs["stages"])
            .map((stage) => text(stage["name"]))
            .join(" > "),
    ],
    "aws:ec2/vpc:Vpc": (inputs) => [text(inputs["cidrBlock"])],
    "aws:ec2/subnet:Subnet": (inputs) => [text(inputs["cidrBlock"]), text(inputs["availabilityZone"])],
    "aws:ec2/vpcEndpoint:VpcEndpoint": (inputs) => [text(inputs["serviceName"])],
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": (inputs) => [text(inputs["policyArn"])],
    "aws:lambda/function:Function": (inputs) => [text(inputs["runtime"])],
    "aws:scheduler/schedule:Schedule": (inputs) => [text(inputs["scheduleExpression"])],
    "aws:sns/topicSubscription:TopicSubscription": (inputs) => [text(inputs["protocol"])],
    "aws:ssm/parameter:Parameter": (inputs) => [text(inputs["name"])],
};

/** The key facts of a resource; protection is one for every type. */
export function keyFacts(resource: RecordedResource): string[] {
    const facts = FACTS[resource.type]?.(resource.inputs) ?? [];
    return [...facts.filter((fact) => fact !== ""), ...(resource.options.protect ? ["protected"] : [])];
}

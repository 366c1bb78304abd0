import { RecordedResource } from "../engine/recordedResource";
import { endpointCost } from "./endpointCost";
import { Estimate } from "./estimate";
import { findPrice, HOURS_PER_MONTH, PriceUnit } from "./prices";
import { trainingCost } from "./trainingCost";

type Rule = (resource: RecordedResource, resources: readonly RecordedResource[], region: string) => Estimate;

/** So many of an item at its price. */
function fixed(unit: PriceUnit, item: string, region: string, count: number, what: string): Estimate {
    const price = findPrice(unit, item, region);
    if (price === undefined) {
        return { unpriced: `no price known for ${what} in ${region}` };
    }
    const month = count * price.usd * (unit === "month" ? 1 : HOURS_PER_MONTH);
    const counted = count === 1 ? what : `${count.toString()} x ${what}`;
    return { min: month, max: month, basis: counted, verified: price.verified };
}

function monthly(item: string, what: string): Rule {
    return (_resource, _resources, region) => fixed("month", item, region, 1, what);
}

/** Nothing while nothing happens. */
function byUse(what: string): Rule {
    return () => ({ min: 0, max: 0, basis: `billed by use: ${what}`, verified: true });
}

/** Whether a resource is one of `urns` or lies below one of them. */
function isWithin(
    resource: RecordedResource,
    urns: readonly string[],
    all: Map<string, RecordedResource>,
): boolean {
    const parent = all.get(resource.parent ?? "");
    return urns.includes(resource.urn) || (parent !== undefined && isWithin(parent, urns, all));
}

/** An endpoint has one subnet in a zone; at preview its subnets have no ids yet, but come from known resources. */
function endpointZones(
    endpoint: RecordedResource,
    resources: readonly RecordedResource[],
): number | undefined {
    const subnetIds = endpoint.inputs["subnetIds"];
    if (Array.isArray(subnetIds)) {
        return subnetIds.length;
    }
    const sources = endpoint.propertyDependencies["subnetIds"] ?? [];
    const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    const subnets = resources.filter(
        (resource) => resource.type === "aws:ec2/subnet:Subnet" && isWithin(resource, sources, byUrn),
    );
    const zones = new Set(subnets.map((subnet) => subnet.inputs["availabilityZone"]));
    return zones.size === 0 ? undefined : zones.size;
}

function vpcEndpointCost(
    endpoint: RecordedResource,
    resources: readonly RecordedResource[],
    region: string,
): Estimate {
    if (endpoint.inputs["vpcEndpointType"] !== "Interface") {
        return { min: 0, max: 0, basis: "gateway endpoint: free", verified: true };
    }
    const zones = endpointZones(endpoint, resources);
    return zones === undefined
        ? { unpriced: "no price known: its zones are only known after the deployment" }
        : fixed("networkHour", "interfaceEndpointZone", region, zones, "interface endpoint in a zone");
}

function alarmCost(resource: RecordedResource, region: string): Estimate {
    const queries = resource.inputs["metricQueries"];
    const metrics = Array.isArray(queries)
        ? queries.filter((query: Record<string, unknown>) => query["metric"] !== undefined).length
        : 1;
    return fixed("month", "alarmMetric", region, metrics, "alarm metric");
}

function pipelineCost(resource: RecordedResource, region: string): Estimate {
    return resource.inputs["pipelineType"] === "V2"
        ? { min: 0, max: 0, basis: "billed by use: minutes of its actions", verified: true }
        : fixed("month", "pipelineV1", region, 1, "active pipeline");
}

/** What has a price of its own, by type. Everything else is free, or part of what is listed here. */
const RULES: Record<string, Rule> = {
    "aws:sagemaker/endpoint:Endpoint": endpointCost,
    "aws:ec2/vpcEndpoint:VpcEndpoint": vpcEndpointCost,
    "aws:ec2/natGateway:NatGateway": (_resource, _resources, region) =>
        fixed("networkHour", "natGateway", region, 1, "NAT gateway"),
    "aws:ec2/eip:Eip": (_resource, _resources, region) =>
        fixed("networkHour", "publicAddress", region, 1, "public address"),
    "aws:cloudwatch/metricAlarm:MetricAlarm": (resource, _resources, region) => alarmCost(resource, region),
    "aws:cloudwatch/dashboard:Dashboard": monthly("dashboard", "dashboard"),
    "aws:kms/key:Key": monthly("kmsKey", "customer-managed key"),
    "aws:secretsmanager/secret:Secret": monthly("secret", "secret"),
    "aws:codepipeline/pipeline:Pipeline": (resource, _resources, region) => pipelineCost(resource, region),
    "aws:codebuild/project:Project": byUse("minutes of its builds"),
    "aws:lambda/function:Function": byUse("requests and their duration"),
    "aws:sagemaker/pipeline:Pipeline": (resource, _resources, region) => trainingCost(resource, region),
    "aws:sagemaker/monitoringSchedule:MonitoringSchedule": byUse("instance hours of its jobs"),
    "aws:s3/bucket:Bucket": byUse("storage and requests"),
    "aws:cloudwatch/logGroup:LogGroup": byUse("ingested and stored data"),
    "aws:sns/topic:Topic": byUse("messages"),
    "aws:sqs/queue:Queue": byUse("messages"),
};

/** What a resource costs by itself; undefined for a type without a price. */
export function resourceCost(
    resource: RecordedResource,
    resources: readonly RecordedResource[],
    region: string,
): Estimate | undefined {
    return RULES[resource.type]?.(resource, resources, region);
}

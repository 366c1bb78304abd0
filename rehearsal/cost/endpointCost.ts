import { RecordedResource, UNKNOWN } from "../engine/recordedResource";
import { findPrice, HOURS_PER_MONTH } from "./prices";
import { Estimate } from "./estimate";

const CONFIG = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
const TARGET = "aws:appautoscaling/target:Target";
const SCHEDULED_ACTION = "aws:appautoscaling/scheduledAction:ScheduledAction";

type Properties = Record<string, unknown>;

/** How many instances of a type run, at least and at most. */
interface Fleet {
    variant: string;
    instanceType: string;
    min: number;
    max: number;
}

function properties(value: unknown): Properties {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Properties) : {};
}

function variants(config: RecordedResource): Properties[] {
    const lists = [config.inputs["productionVariants"], config.inputs["shadowProductionVariants"]];
    return lists.flatMap((list) => (Array.isArray(list) ? list.map(properties) : []));
}

function configOf(
    endpoint: RecordedResource,
    resources: readonly RecordedResource[],
): RecordedResource | undefined {
    const name = endpoint.inputs["endpointConfigName"];
    const sources = endpoint.propertyDependencies["endpointConfigName"] ?? [];
    const configs = resources.filter((resource) => resource.type === CONFIG);
    return (
        configs.find((config) => name !== UNKNOWN && config.outputs["name"] === name) ??
        configs.find((config) => sources.includes(config.urn))
    );
}

/** Bounds of a variant's autoscaling, widened by the schedules that move them. */
function bounds(
    endpointName: unknown,
    variant: string,
    resources: readonly RecordedResource[],
): { min: number[]; max: number[] } {
    const resourceId = `endpoint/${String(endpointName)}/variant/${variant}`;
    const scaled = resources.filter((resource) => resource.inputs["resourceId"] === resourceId);
    const ranges = scaled.flatMap((resource) => {
        switch (resource.type) {
            case TARGET:
                return [resource.inputs];
            case SCHEDULED_ACTION:
                return [properties(resource.inputs["scalableTargetAction"])];
            default:
                return [];
        }
    });
    const numbers = (key: string): number[] =>
        ranges.map((range) => range[key]).filter((value) => typeof value === "number");
    return { min: numbers("minCapacity"), max: numbers("maxCapacity") };
}

function fleetOf(variant: Properties, endpointName: unknown, resources: readonly RecordedResource[]): Fleet {
    const name = String(variant["variantName"] ?? "");
    const managed = properties(variant["managedInstanceScaling"]);
    const initial = Number(variant["initialInstanceCount"] ?? 1);
    const { min, max } = bounds(endpointName, name, resources);
    return {
        variant: name,
        instanceType: String(variant["instanceType"] ?? ""),
        min: Math.min(...(min.length > 0 ? min : [Number(managed["minInstanceCount"] ?? initial)])),
        max: Math.max(...(max.length > 0 ? max : [Number(managed["maxInstanceCount"] ?? initial)])),
    };
}

function fleetText(fleet: Fleet): string {
    const count =
        fleet.min === fleet.max ? fleet.min.toString() : `${fleet.min.toString()} to ${fleet.max.toString()}`;
    return `${fleet.variant}: ${count} x ${fleet.instanceType}`;
}

/**
 * What a serverless variant costs while nobody asks it anything: nothing, or its provisioned concurrency, of which no
 * price is known here. Requests cost by their duration, the memory and what they carry, which nothing of a stack tells.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints.html
 */
function serverlessCost(
    variant: Properties,
    endpointName: unknown,
    resources: readonly RecordedResource[],
): Estimate {
    const name = String(variant["variantName"] ?? "");
    const config = properties(variant["serverlessConfig"]);
    const [memory, provisioned] = [config["memorySizeInMb"], config["provisionedConcurrency"]];
    const use = `requests to ${name}, by duration at ${String(memory)} MB and by data`;
    if (provisioned === undefined) {
        return { min: 0, max: 0, basis: `billed by use: ${use}`, verified: true };
    }
    const { min, max } = bounds(endpointName, name, resources);
    const least = Math.min(...(min.length > 0 ? min : [Number(provisioned)]));
    const most = Math.max(...(max.length > 0 ? max : [Number(provisioned)]));
    const range = least === most ? least.toString() : `${least.toString()} to ${most.toString()}`;
    return { unpriced: `no price known for a provisioned concurrency of ${range}, nor for use: ${use}` };
}

/** What the instances behind an endpoint cost: from the least that autoscaling leaves to the most that it allows. */
export function endpointCost(
    endpoint: RecordedResource,
    resources: readonly RecordedResource[],
    region: string,
): Estimate {
    const config = configOf(endpoint, resources);
    if (config === undefined) {
        return { unpriced: "no price known: its configuration is not part of the stack" };
    }
    const endpointName = endpoint.outputs["name"];
    const [serverless] = variants(config).filter((variant) => variant["serverlessConfig"] !== undefined);
    if (serverless !== undefined) {
        // SageMaker takes no other variant beside it.
        return serverlessCost(serverless, endpointName, resources);
    }
    const fleets = variants(config).map((variant) => fleetOf(variant, endpointName, resources));
    const priced = fleets.map((fleet) => ({
        fleet,
        price: findPrice("hostingHour", fleet.instanceType, region),
    }));
    const missing = priced.find(({ price }) => price === undefined);
    if (missing !== undefined) {
        return { unpriced: `no price known for ${missing.fleet.instanceType} in ${region}` };
    }
    const sum = (count: "min" | "max"): number =>
        priced.reduce(
            (total, { fleet, price }) => total + fleet[count] * (price?.usd ?? 0) * HOURS_PER_MONTH,
            0,
        );
    const prices = priced.flatMap(({ price }) => price ?? []);
    return {
        min: sum("min"),
        max: sum("max"),
        basis: fleets.map(fleetText).join(", "),
        verified: prices.every((price) => price.verified),
    };
}

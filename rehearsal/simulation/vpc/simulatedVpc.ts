import { ResourceRequest, SimulatedChild, SimulatedResource } from "../../engine/simulation";
import { SimulatedCloud } from "../simulatedCloud";
import { resourceReference, UNKNOWN_VALUE } from "../wire";
import { ChildFactory } from "./childFactory";
import { PlannedSubnet } from "./subnetLayout";
import { planVpc, VPC_DEFAULTS, VpcPlan } from "./vpcPlan";

/** The remote component that makes a whole network; its provider makes the children, not the program. */
export const VPC_TYPE = "awsx:ec2:Vpc";

/** Public subnets come first, so that the NAT gateway of a zone exists before the routes to it. */
function byCreation(subnets: PlannedSubnet[]): PlannedSubnet[] {
    const rank = (subnet: PlannedSubnet): number =>
        subnet.zoneIndex * 2 + (subnet.type.toLowerCase() === "public" ? 0 : 1);
    return [...subnets].sort((a, b) => rank(a) - rank(b));
}

function addNatGateway(make: ChildFactory, plan: VpcPlan, subnet: SimulatedChild, zoneIndex: number): void {
    const gateways = make.all("natGateway").length;
    const wanted = plan.natGateways === "oneperaz" || (plan.natGateways === "single" && gateways === 0);
    if (!wanted) {
        return;
    }
    const name = `${plan.name}-${(zoneIndex + 1).toString()}`;
    const given = plan.elasticIpAllocationIds[gateways];
    const allocation = given === undefined ? make.child("eip", name, subnet, {}) : undefined;
    make.child(
        "natGateway",
        name,
        subnet,
        { tags: { ...plan.tags, Name: name }, ...(given === undefined ? {} : { allocationId: given }) },
        { subnetId: subnet, ...(allocation === undefined ? {} : { allocationId: allocation }) },
    );
}

function addRoute(make: ChildFactory, subnet: PlannedSubnet, table: SimulatedChild): void {
    const anywhere = { destinationCidrBlock: "0.0.0.0/0" };
    const [gateway] = make.all("internetGateway");
    const nats = make.all("natGateway");
    const nat = nats[subnet.zoneIndex] ?? nats[0];
    if (subnet.type.toLowerCase() === "public" && gateway !== undefined) {
        make.child("route", subnet.name, table, anywhere, { routeTableId: table, gatewayId: gateway });
    } else if (subnet.type.toLowerCase() === "private" && nat !== undefined) {
        make.child("route", subnet.name, table, anywhere, { routeTableId: table, natGatewayId: nat });
    }
}

function addSubnet(make: ChildFactory, plan: VpcPlan, vpc: SimulatedChild, planned: PlannedSubnet): void {
    const isPublic = planned.type.toLowerCase() === "public";
    const tags = { ...plan.tags, ...planned.tags, Name: planned.name, SubnetType: planned.type };
    const inputs = {
        availabilityZone: planned.zone,
        cidrBlock: planned.cidrBlock,
        mapPublicIpOnLaunch: isPublic,
        tags,
    };
    const subnet = make.child("subnet", planned.name, vpc, inputs, { vpcId: vpc });
    const table = make.child("routeTable", planned.name, subnet, { tags }, { vpcId: vpc });
    make.child("routeTableAssociation", planned.name, table, {}, { routeTableId: table, subnetId: subnet });
    if (isPublic) {
        addNatGateway(make, plan, subnet, planned.zoneIndex);
    }
    addRoute(make, planned, table);
}

/** The subnets of one type: their ids and references to them, under the names that awsx gives the outputs. */
function subnetOutputs(make: ChildFactory, type: string): Record<string, unknown> {
    const subnets = make
        .all("subnet")
        .filter((subnet) => (subnet.inputs["tags"] as Record<string, unknown>)["SubnetType"] === type);
    const prefix = type.toLowerCase();
    return {
        [`${prefix}SubnetIds`]: subnets.map((subnet) => (subnet.id === "" ? UNKNOWN_VALUE : subnet.id)),
        [`${prefix}Subnets`]: subnets.map((subnet) => resourceReference(subnet.urn, subnet.id)),
    };
}

function vpcOutputs(make: ChildFactory, vpc: SimulatedChild, plan: VpcPlan): Record<string, unknown> {
    const references = (kind: Parameters<ChildFactory["all"]>[0]): unknown[] =>
        make.all(kind).map((child) => resourceReference(child.urn, child.id));
    return {
        vpcId: vpc.id === "" ? UNKNOWN_VALUE : vpc.id,
        vpc: resourceReference(vpc.urn, vpc.id),
        ...subnetOutputs(make, "Public"),
        ...subnetOutputs(make, "Private"),
        ...subnetOutputs(make, "Isolated"),
        subnets: references("subnet"),
        routeTables: references("routeTable"),
        routes: references("route"),
        routeTableAssociations: references("routeTableAssociation"),
        internetGateway: references("internetGateway")[0],
        natGateways: references("natGateway"),
        eips: references("eip"),
        vpcEndpoints: references("vpcEndpoint"),
        subnetLayout: plan.subnets
            .filter((subnet) => subnet.zoneIndex === 0)
            .map(({ type, cidrBlock }) => ({ type, cidrMask: Number(cidrBlock.split("/")[1]) })),
    };
}

/** The network that `awsx.ec2.Vpc` makes, with its subnets, routes, gateways and endpoints as resources. */
export function simulateVpc(request: ResourceRequest, cloud: SimulatedCloud): SimulatedResource {
    const plan = planVpc(request, cloud);
    const make = new ChildFactory(cloud);
    const passedOn = ["cidrBlock", "enableDnsHostnames", "enableDnsSupport", "instanceTenancy"];
    const given = passedOn.filter((key) => key in request.inputs).map((key) => [key, request.inputs[key]]);
    const vpcInputs = { cidrBlock: VPC_DEFAULTS.cidrBlock, ...Object.fromEntries(given), tags: plan.tags };
    const vpc = make.child("vpc", plan.name, request, vpcInputs);
    make.child("internetGateway", plan.name, vpc, { tags: plan.tags }, { vpcId: vpc });
    plan.endpoints.forEach((spec) => {
        make.child("vpcEndpoint", String(spec["serviceName"]), vpc, spec, { vpcId: vpc });
    });
    byCreation(plan.subnets).forEach((subnet) => {
        addSubnet(make, plan, vpc, subnet);
    });
    return { id: "", outputs: vpcOutputs(make, vpc, plan), children: make.children };
}

import * as assert from "node:assert";
import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import { ProgramResult, runProgram } from "../../../../rehearsal/engine/runProgram";
import { cloudSimulation } from "../../../../rehearsal/simulation/cloudSimulation";
import { cloud } from "../simulationFixtures";

async function run(program: () => unknown, preview = false, region = "eu-central-1"): Promise<ProgramResult> {
    return runProgram({
        project: "p",
        stack: "s",
        config: { "aws:region": region },
        secretKeys: [],
        preview,
        simulation: cloudSimulation(cloud({ preview, region })),
        program,
    });
}

function typesAndNames(result: ProgramResult): string[] {
    return result.resources
        .map((resource) => `${resource.type.split(":").at(-1) ?? ""} ${resource.name}`)
        .filter((line) => !line.startsWith("Stack"))
        .sort();
}

const PRIVATE_ONLY: awsx.ec2.VpcArgs = {
    numberOfAvailabilityZones: 2,
    natGateways: { strategy: "None" },
    subnetStrategy: "Auto",
    subnetSpecs: [{ type: "Private" }],
};

describe("the simulated awsx.ec2.Vpc", () => {
    it("makes the resources that its provider makes, and no route without a NAT gateway", async () => {
        const result = await run(() => void new awsx.ec2.Vpc("net", PRIVATE_ONLY));
        assert.deepStrictEqual(typesAndNames(result), [
            "InternetGateway net",
            "RouteTable net-private-1",
            "RouteTable net-private-2",
            "RouteTableAssociation net-private-1",
            "RouteTableAssociation net-private-2",
            "Subnet net-private-1",
            "Subnet net-private-2",
            "Vpc net",
            "Vpc net",
        ]);
    });

    it("puts one NAT gateway into each zone by default", async () => {
        const result = await run(() => void new awsx.ec2.Vpc("net", { numberOfAvailabilityZones: 2 }));
        const ofType = (type: string): string[] =>
            typesAndNames(result).filter((line) => line.startsWith(`${type} `));
        assert.deepStrictEqual(ofType("NatGateway"), ["NatGateway net-1", "NatGateway net-2"]);
        assert.deepStrictEqual(ofType("Eip"), ["Eip net-1", "Eip net-2"]);
        assert.strictEqual(ofType("Route").length, 4);
    });

    it("makes one NAT gateway, with a given address, when told so", async () => {
        const natGateways = { strategy: "Single", elasticIpAllocationIds: ["eipalloc-1"] } as const;
        const result = await run(() => {
            new awsx.ec2.Vpc("net", {
                natGateways: { ...natGateways, elasticIpAllocationIds: ["eipalloc-1"] },
            });
        });
        const gateways = result.resources.filter(
            (resource) => resource.type === "aws:ec2/natGateway:NatGateway",
        );
        assert.deepStrictEqual(
            gateways.map((gateway) => gateway.inputs["allocationId"]),
            ["eipalloc-1"],
        );
        assert.ok(!typesAndNames(result).some((line) => line.startsWith("Eip ")));
    });

    it("hands out ids and references that lead to those resources", async () => {
        const result = await run(() => {
            const vpc = new awsx.ec2.Vpc("net", PRIVATE_ONLY);
            const tables = vpc.routeTables.apply((all) => all.map((table) => table.id));
            const endpoint = new aws.ec2.VpcEndpoint("s3", {
                vpcId: vpc.vpcId,
                serviceName: "com.amazonaws.eu-central-1.s3",
                routeTableIds: tables,
            });
            return { vpcId: vpc.vpcId, subnets: vpc.privateSubnetIds, tables: endpoint.routeTableIds };
        });
        const idsOf = (type: string): unknown[] =>
            result.resources
                .filter((resource) => resource.type === type)
                .map((resource) => resource.outputs["id"]);
        assert.deepStrictEqual(result.outputs, {
            vpcId: idsOf("aws:ec2/vpc:Vpc")[0],
            subnets: idsOf("aws:ec2/subnet:Subnet"),
            tables: idsOf("aws:ec2/routeTable:RouteTable"),
        });
    });

    it("places subnets below the VPC below the component, as the engine's URNs show", async () => {
        const result = await run(() => void new awsx.ec2.Vpc("net", PRIVATE_ONLY));
        const subnet = result.resources.find((resource) => resource.name === "net-private-2");
        assert.strictEqual(
            result.resources.find((resource) => resource.type === "aws:ec2/subnet:Subnet")?.urn,
            "urn:pulumi:s::p::awsx:ec2:Vpc$aws:ec2/vpc:Vpc$aws:ec2/subnet:Subnet::net-private-1",
        );
        assert.ok(subnet?.dependencies.length === 1 || subnet?.dependencies.length === 2);
    });

    it("knows no id at preview, but the addresses", async () => {
        const result = await run(() => {
            const vpc = new awsx.ec2.Vpc("net", PRIVATE_ONLY);
            return {
                vpcId: vpc.vpcId,
                subnets: vpc.privateSubnetIds,
                cidr: vpc.subnets.apply((all) => all.map((subnet) => subnet.cidrBlock)),
            };
        }, true);
        assert.deepStrictEqual(result.outputs, {
            vpcId: "<unknown>",
            subnets: "<unknown>",
            cidr: ["10.0.0.0/17", "10.0.128.0/17"],
        });
    });

    it("refuses more zones than the region has", async () => {
        await assert.rejects(
            run(() => void new awsx.ec2.Vpc("net", { numberOfAvailabilityZones: 3 }), false, "us-west-1"),
            /us-west-1 has 2 availability zones, the network asks for 3; ask for fewer/,
        );
    });
});

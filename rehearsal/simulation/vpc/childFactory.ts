import { SimulatedChild } from "../../engine/simulation";
import { childUrn } from "../../engine/urn";
import { SimulatedCloud } from "../simulatedCloud";
import { checkInputs, simulateResource } from "../simulatedResource";
import { UNKNOWN_VALUE } from "../wire";

/** The kinds of resource in a network, by the name they have in `aws.ec2`. */
const TYPES = {
    vpc: "Vpc",
    subnet: "Subnet",
    routeTable: "RouteTable",
    routeTableAssociation: "RouteTableAssociation",
    route: "Route",
    internetGateway: "InternetGateway",
    natGateway: "NatGateway",
    eip: "Eip",
    vpcEndpoint: "VpcEndpoint",
} as const;

export type NetworkKind = keyof typeof TYPES;

/** Makes the children of a remote component and keeps them in the order in which they were made. */
export class ChildFactory {
    readonly children: SimulatedChild[] = [];

    constructor(private readonly cloud: SimulatedCloud) {}

    /** Every child of one kind made so far. */
    all(kind: NetworkKind): SimulatedChild[] {
        return this.children.filter((child) => child.type === `aws:ec2/${kind}:${TYPES[kind]}`);
    }

    /**
     * Makes a child.
     *
     * @param references inputs that are another child's id
     */
    child(
        kind: NetworkKind,
        name: string,
        parent: { urn: string },
        plainInputs: Record<string, unknown>,
        references: Record<string, SimulatedChild> = {},
    ): SimulatedChild {
        const type = `aws:ec2/${kind}:${TYPES[kind]}`;
        const urn = childUrn(parent.urn, type, name);
        const ids = Object.entries(references).map(([key, to]) => [
            key,
            to.id === "" ? UNKNOWN_VALUE : to.id,
        ]);
        const inputs = checkInputs({
            urn,
            type,
            name,
            inputs: { ...plainInputs, ...(Object.fromEntries(ids) as Record<string, unknown>) },
        });
        const { id, outputs } = simulateResource({ urn, type, name, inputs }, this.cloud);
        const propertyDependencies = Object.fromEntries(
            Object.entries(references).map(([key, to]) => [key, [to.urn]]),
        );
        const child = {
            urn,
            type,
            name,
            custom: true,
            parent: parent.urn,
            id,
            inputs,
            outputs,
            propertyDependencies,
        };
        this.children.push(child);
        return child;
    }
}

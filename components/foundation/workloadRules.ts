import { NatGateways } from "./networkPlan";

/** Who the workload talks to. */
export type WorkloadPeer = "endpoints" | "s3" | "itself" | "internet";

/** One rule of the workload's security group, before it has ids. */
export interface WorkloadRule {
    /** Names the rule and its resource. */
    key: string;
    direction: "egress" | "ingress";
    peer: WorkloadPeer;
    /** TCP port; left out: every protocol and port. */
    port?: number;
    description: string;
}

const HTTPS = 443;

const ALWAYS: readonly WorkloadRule[] = [
    {
        key: "endpoints",
        direction: "egress",
        peer: "endpoints",
        port: HTTPS,
        description: "AWS services, through the VPC endpoints",
    },
    {
        key: "s3",
        direction: "egress",
        peer: "s3",
        port: HTTPS,
        description: "S3, through the gateway endpoint",
    },
    // The instances of one distributed job talk to each other on ports of their choice, and the network
    // adapter for it wants every protocol: https://docs.aws.amazon.com/sagemaker/latest/dg/train-vpc.html
    { key: "itself", direction: "egress", peer: "itself", description: "Other instances of the same job" },
    { key: "itself", direction: "ingress", peer: "itself", description: "Other instances of the same job" },
];

const THROUGH_NAT: WorkloadRule = {
    key: "internet",
    direction: "egress",
    peer: "internet",
    port: HTTPS,
    description: "The internet, through the NAT gateways",
};

/** What jobs and endpoints may talk to. Nothing from outside the VPC ever reaches them. */
export function workloadRules(natGateways: NatGateways): WorkloadRule[] {
    return natGateways === NatGateways.None ? [...ALWAYS] : [...ALWAYS, THROUGH_NAT];
}

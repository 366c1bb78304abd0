import type * as pulumi from "@pulumi/pulumi";

/** Where in a VPC jobs and models run. */
export interface NetworkPlacement {
    /** Private subnets, in at least two Availability Zones, so that SageMaker can spread instances over them. */
    subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    /** Security groups of the network interfaces that SageMaker makes in those subnets; at most 5. */
    securityGroupIds: pulumi.Input<pulumi.Input<string>[]>;
}

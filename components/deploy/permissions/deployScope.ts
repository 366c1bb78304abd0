import type { AwsLocation } from "../../shared/awsLocation";

/** What the rights of one environment's deployments are scoped by. */
export interface DeployScope {
    /** Account and region of the environment. */
    location: AwsLocation;
    /** What the physical names of the environment's resources begin with. */
    namePrefix: string;
    /** What the names of the pipeline's own roles begin with; a deployment must not reach them. */
    pipelinePrefix: string;
    /** SSM parameter that holds the version the environment has live. */
    modelPackageParameter: string;
    /** ARN pattern of the versions that may be deployed. */
    modelPackagesArn: string;
}

import type { AwsLocation } from "../shared/awsLocation";
import type { DeployEnvironmentArgs } from "./environments/deployEnvironmentArgs";

/** SSM parameter that holds the version an environment has live; `serving` stacks read it. */
export function modelPackageParameter(modelName: string, environment: string): string {
    return `/mlops/${modelName}/${environment}/model-package-arn`;
}

/** Pulumi stack of an environment. */
export function stackNameOf(environment: DeployEnvironmentArgs): string {
    return environment.stackName ?? environment.name;
}

/** What the physical names of an environment's resources begin with. */
export function namePrefixOf(modelName: string, environment: DeployEnvironmentArgs): string {
    return environment.namePrefix ?? `${modelName}-${environment.name}`;
}

const CONSOLES: Record<string, string> = {
    "aws-cn": "console.amazonaws.cn",
    "aws-us-gov": "console.amazonaws-us-gov.com",
};

/** Console page with the log of every preview, which is what an approver should read. */
export function reviewUrl(location: AwsLocation, previewProject: string): string {
    const console = CONSOLES[location.partition] ?? "console.aws.amazon.com";
    const { region, accountId } = location;
    return `https://${region}.${console}/codesuite/codebuild/${accountId}/projects/${previewProject}/history`;
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { globalArn } from "../shared/awsLocation";
import { policyDocument, PolicyStatement } from "../shared/iamDocuments";
import type { BuildProject } from "./buildProject";
import { DeployBuildSetting, modelPackagesArn, targetLocation } from "./deployBuildSetting";
import type { DeployEnvironmentArgs } from "./deployEnvironmentArgs";
import { modelPackageParameter, namePrefixOf } from "./deployNames";
import { deployPolicies } from "./permissions/deployPermissions";

/** Lets a build deploy one environment: one managed policy a concern, `<name>-<concern>-policy`. */
export function attachDeployPolicies(
    name: string,
    environment: DeployEnvironmentArgs,
    build: BuildProject,
    setting: DeployBuildSetting,
): void {
    const { modelName, pipelinePrefix } = setting;
    const policies = deployPolicies({
        location: targetLocation(environment, setting),
        namePrefix: namePrefixOf(modelName, environment),
        pipelinePrefix,
        modelPackageParameter: modelPackageParameter(modelName, environment.name),
        modelPackagesArn: modelPackagesArn(setting),
    });
    for (const [concern, statements] of Object.entries(policies)) {
        attachPolicy(`${name}-${concern}-policy`, statements, build, setting);
    }
}

function attachPolicy(
    name: string,
    statements: PolicyStatement[],
    build: BuildProject,
    { location, parent, tags }: DeployBuildSetting,
): void {
    const document = pulumi.jsonStringify(policyDocument(statements));
    const policy = new aws.iam.Policy(name, { policy: document, tags }, { parent });
    const policyArn = pulumi.interpolate`${globalArn(location, "iam", "policy/")}${policy.name}`;
    new aws.iam.RolePolicyAttachment(
        `${name}-attachment`,
        { role: build.role.role.name, policyArn },
        { parent },
    );
}

import * as aws from "@pulumi/aws";
import { globalArn } from "../../shared/awsLocation";
import { policyDocument } from "../../shared/iam/iamDocuments";
import { interpolate } from "../../shared/plainInputs";
import type { BuildProject } from "../builds/buildProject";
import { DeployBuildSetting, modelPackagesArn, targetLocation } from "../builds/deployBuildSetting";
import type { DeployEnvironmentArgs } from "../environments/deployEnvironmentArgs";
import { modelPackageParameter, namePrefixOf } from "../deployNames";
import { DEPLOY_CONCERNS, deployPolicies } from "./deployPermissions";

/** Lets a build deploy one environment: one managed policy a concern, `<name>-<concern>-policy`. */
export function attachDeployPolicies(
    name: string,
    environment: DeployEnvironmentArgs,
    build: BuildProject,
    setting: DeployBuildSetting,
): void {
    const { location, modelName, pipelinePrefix, parent, tags } = setting;
    // Written out in one go: Pulumi would track each of the hundreds of texts in these documents for itself.
    const documents = modelPackagesArn(setting).apply((versionsArn) =>
        deployPolicies({
            location: targetLocation(environment, setting),
            namePrefix: namePrefixOf(modelName, environment),
            pipelinePrefix,
            modelPackageParameter: modelPackageParameter(modelName, environment.name),
            modelPackagesArn: versionsArn,
        }),
    );
    for (const concern of DEPLOY_CONCERNS) {
        const policyName = `${name}-${concern}-policy`;
        const policy = new aws.iam.Policy(
            policyName,
            { policy: documents.apply((each) => JSON.stringify(policyDocument(each[concern]))), tags },
            { parent },
        );
        new aws.iam.RolePolicyAttachment(
            `${policyName}-attachment`,
            {
                role: build.role.role.name,
                policyArn: interpolate`${globalArn(location, "iam", "policy/")}${policy.name}`,
            },
            { parent },
        );
    }
}

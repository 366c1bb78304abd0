import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AwsLocation, globalArn } from "../awsLocation";
import { policyDocument, PolicyStatement, serviceTrust } from "./iamDocuments";
import { jsonStringify } from "../plainInputs";
import { Tags } from "../tags";

/** What a role is made from. */
export interface ServiceRoleSpec {
    /** Service principal that assumes the role, for example `sagemaker.amazonaws.com`. */
    service: string;
    location: AwsLocation;
    /** What the role may do. */
    statements: pulumi.Input<PolicyStatement[]>;
    /** Narrows the trust to resources of this ARN pattern. */
    sourceArnPattern?: pulumi.Input<string>;
    tags: Tags;
}

/** A role and the policy on it. Give `policy` as a dependency to whatever uses the role at creation. */
export interface ServiceRole {
    role: aws.iam.Role;
    policy: aws.iam.RolePolicy;
    /** ARN composed from the role's name, so that it is known at preview. */
    arn: pulumi.Output<string>;
}

/**
 * Creates a role for one AWS service with one inline policy: `<name>` and `<name>-policy`.
 * The ARN is composed from the name, which is known at preview, where the provider's own `arn` is not.
 */
export function createServiceRole(
    name: string,
    spec: ServiceRoleSpec,
    opts: pulumi.CustomResourceOptions,
): ServiceRole {
    const role = new aws.iam.Role(
        name,
        {
            assumeRolePolicy: jsonStringify(
                serviceTrust(spec.service, spec.location.accountId, spec.sourceArnPattern),
            ),
            tags: spec.tags,
        },
        opts,
    );
    const policy = new aws.iam.RolePolicy(
        `${name}-policy`,
        { role: role.name, policy: jsonStringify(policyDocument(spec.statements)) },
        opts,
    );
    const arn = role.name.apply((roleName) => globalArn(spec.location, "iam", `role/${roleName}`));
    return { role, policy, arn };
}

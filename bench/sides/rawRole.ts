import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { SCENARIO } from "../scenario";
import { Statement, TRUST } from "./documents";

/** What every resource of an endpoint is tagged with: as much as components tag. */
export const TAGS = { "mlops:component": "raw", ...SCENARIO.tags };

/** A role that SageMaker assumes, with one policy. */
export function declareRole(
    name: string,
    statements: Statement<pulumi.Input<string>>[],
): { arn: pulumi.Output<string>; policy: aws.iam.RolePolicy } {
    const role = new aws.iam.Role(name, { assumeRolePolicy: JSON.stringify(TRUST), tags: TAGS });
    const policy = new aws.iam.RolePolicy(`${name}-policy`, {
        role: role.name,
        policy: pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements }),
    });
    return { arn: pulumi.interpolate`arn:aws:iam::${SCENARIO.location.accountId}:role/${role.name}`, policy };
}

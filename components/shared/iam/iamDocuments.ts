import type * as pulumi from "@pulumi/pulumi";

/** One or more values of a policy element. */
export type PolicyValues = pulumi.Input<string> | pulumi.Input<string>[];

/** Condition operators, then condition keys, then values: `{ StringEquals: { "aws:SourceAccount": "…" } }`. */
export type PolicyConditions = Record<string, Record<string, PolicyValues>>;

/** One statement of an IAM, key, bucket, topic or queue policy. Actions are named one by one, never by wildcard. */
export interface PolicyStatement {
    /** What the statement is for, letters and digits only. */
    Sid: string;
    Effect: "Allow" | "Deny";
    /** Who; only in resource policies. */
    Principal?: "*" | Record<string, PolicyValues>;
    Action: PolicyValues;
    /** What on; left out only in trust policies. */
    Resource?: PolicyValues;
    Condition?: PolicyConditions;
}

/** A policy document. Render it with `jsonStringify` of `plainInputs.ts`. */
export interface PolicyDocument<S extends pulumi.Input<PolicyStatement[]> = PolicyStatement[]> {
    Version: "2012-10-17";
    Statement: S;
}

/** Puts statements, perhaps known later, into a document. */
export function policyDocument<S extends pulumi.Input<PolicyStatement[]>>(statements: S): PolicyDocument<S> {
    return { Version: "2012-10-17", Statement: statements };
}

/**
 * Trust policy of a role that one AWS service assumes for resources of one account, and for nobody else's
 * (the confused-deputy condition).
 *
 * @param service service principal, for example `sagemaker.amazonaws.com`
 * @param accountId account whose resources the service may act for
 * @param sourceArnPattern narrows the trust to resources of this ARN pattern, where the service sends one
 */
export function serviceTrust(
    service: string,
    accountId: string,
    sourceArnPattern?: pulumi.Input<string>,
): PolicyDocument {
    const source = sourceArnPattern === undefined ? {} : { ArnLike: { "aws:SourceArn": sourceArnPattern } };
    return policyDocument([
        {
            Sid: "ServiceMayAssume",
            Effect: "Allow",
            Principal: { Service: service },
            Action: "sts:AssumeRole",
            Condition: { StringEquals: { "aws:SourceAccount": accountId }, ...source },
        },
    ]);
}

import { AwsLocation } from "../shared/awsLocation";
import { otherAccountProblems } from "../shared/otherAccounts";
import type { Problem } from "../shared/problems/problems";
import type { RegistryAccess } from "./registryPolicy";

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelPackageGroup.html, in lower case. */
const GROUP_NAME = /^[a-z0-9](-*[a-z0-9]){0,62}$/;
const ROLE_ARN = /^arn:(aws|aws-cn|aws-us-gov):iam::\d{12}:role\/[\w+=,.@/-]+$/;

/** What is wrong with a group's name and the people and accounts around it. */
export function registryProblems(location: AwsLocation, access: RegistryAccess): Problem[] {
    return [
        ...groupNameProblems(access.groupName),
        ...otherAccountProblems(location, "consumerAccountIds", access.consumerAccountIds),
        ...access.approverRoleArns.flatMap((roleArn, index) =>
            approverProblems(access.approverRoleArns, roleArn, index),
        ),
    ];
}

function groupNameProblems(groupName: string): Problem[] {
    return GROUP_NAME.test(groupName)
        ? []
        : [
              {
                  path: "groupName",
                  rule: "must be 1 to 63 lower-case letters, digits or hyphens, with no hyphen at either end",
                  got: groupName,
                  fix: "name the group after its model, in lower case, as ARNs in policies tell case apart",
              },
          ];
}

function approverProblems(all: readonly string[], roleArn: string, index: number): Problem[] {
    const path = `approverRoleArns[${index}]`;
    return ROLE_ARN.test(roleArn)
        ? repetition(path, all, roleArn, index)
        : [
              {
                  path,
                  rule: "must be the ARN of one IAM role, without wildcards",
                  got: roleArn,
                  fix: "name the role that people assume to approve",
              },
          ];
}

function repetition(path: string, all: readonly string[], value: string, index: number): Problem[] {
    return all.indexOf(value) < index
        ? [{ path, rule: "must not repeat an entry", got: value, fix: "leave it out" }]
        : [];
}

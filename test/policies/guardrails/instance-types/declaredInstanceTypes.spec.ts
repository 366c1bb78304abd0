import * as assert from "node:assert";
import { readFileSync } from "node:fs";
import * as ts from "typescript";
import {
    canDeclareInstanceTypes,
    canHoldInstanceTypes,
} from "../../../../policies/guardrails/instance-types/declaredInstanceTypes";

/** The `sagemaker` namespace of a provider's input types; parsing the whole file would take seconds. */
function sagemakerTypings(module: string): ts.SourceFile {
    const text = readFileSync(require.resolve(`${module}/types/input.d.ts`), "utf8");
    const start = text.indexOf("export declare namespace sagemaker {");
    const end = text.indexOf("\nexport declare namespace ", start);
    return ts.createSourceFile("sagemaker.d.ts", text.slice(start, end), ts.ScriptTarget.Latest);
}

/** For each interface: its properties and what they are made of. */
function interfacesOf(source: ts.SourceFile): Map<string, [string, string][]> {
    const interfaces = new Map<string, [string, string][]>();
    const visit = (node: ts.Node): void => {
        if (ts.isInterfaceDeclaration(node)) {
            const members = node.members.filter(ts.isPropertySignature);
            interfaces.set(
                node.name.text,
                members.map((member) => [member.name.getText(source), member.type?.getText(source) ?? ""]),
            );
        }
        ts.forEachChild(node, visit);
    };
    visit(source);
    return interfaces;
}

/** Every key under which an interface that holds `instanceType`, at whatever depth, hangs. */
function holderKeys(interfaces: Map<string, [string, string][]>): Set<string> {
    const members = [...interfaces].flatMap(([owner, list]) => list.map((member) => ({ owner, member })));
    const holders = new Set(
        members.filter(({ member: [key] }) => /^instanceTypes?$/.test(key)).map(({ owner }) => owner),
    );
    const keys = new Set<string>();
    for (let size = -1; size !== holders.size;) {
        size = holders.size;
        for (const { owner, member } of members) {
            const [key, type] = member;
            if ([...holders].some((holder) => new RegExp(`sagemaker\\.${holder}\\b`).test(type))) {
                holders.add(owner);
                keys.add(key);
            }
        }
    }
    return keys;
}

describe("places that can hold an instance type", () => {
    for (const [module, least] of [
        ["@pulumi/aws", 15],
        ["@pulumi/aws-native", 15],
    ] as const) {
        it(`include every one that the typings of ${module} know`, () => {
            const keys = [...holderKeys(interfacesOf(sagemakerTypings(module)))].sort();
            assert.ok(
                keys.length >= least,
                `only ${String(keys.length)} found: the typings were not understood`,
            );
            // What SageMaker reports about a placement is an output; nobody asks for it.
            const missing = keys.filter((key) => !canHoldInstanceTypes(key) && key !== "placementStatus");
            assert.deepStrictEqual(missing, []);
        });
    }

    it("do not include references and names", () => {
        const others = ["executionRoleArn", "endpointConfigName", "subnets", "kmsKeyArn", "tags", "image"];
        assert.deepStrictEqual(others.filter(canHoldInstanceTypes), []);
    });

    it("are looked for in SageMaker's resources and in what hands types on", () => {
        const types = [
            "aws:sagemaker/anythingNew:AnythingNew",
            "aws-native:lambda:Function",
            "aws:s3/bucket:Bucket",
        ];
        assert.deepStrictEqual(types.map(canDeclareInstanceTypes), [true, true, false]);
    });
});

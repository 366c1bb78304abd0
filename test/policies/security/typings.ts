import { existsSync, readFileSync } from "node:fs";
import * as path from "node:path";
import * as ts from "typescript";
import { parsePath } from "../../../policies/shared/places";

const PROVIDERS = path.join(__dirname, "..", "..", "..", "node_modules", "@pulumi");

/** The members of one interface, by name. */
type Members = ReadonlyMap<string, ts.TypeNode>;

function parse(file: string): ts.SourceFile {
    return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
}

function membersOf(declaration: ts.InterfaceDeclaration): Members {
    const members = declaration.members.flatMap((member): [string, ts.TypeNode][] =>
        ts.isPropertySignature(member) && member.type !== undefined
            ? [[member.name.getText(), member.type]]
            : [],
    );
    return new Map(members);
}

function interfacesIn(node: ts.Node, prefix = ""): [string, ts.InterfaceDeclaration][] {
    const found: [string, ts.InterfaceDeclaration][] = [];
    ts.forEachChild(node, (child) => {
        if (ts.isInterfaceDeclaration(child)) {
            found.push([`${prefix}${child.name.text}`, child]);
        } else if (ts.isModuleDeclaration(child)) {
            found.push(...interfacesIn(child, `${prefix}${child.name.text}.`));
        } else if (ts.isModuleBlock(child)) {
            found.push(...interfacesIn(child, prefix));
        }
    });
    return found;
}

/** What a property's type comes down to, without what Pulumi and lists put around it. */
function unwrapped(type: ts.TypeNode): { type: ts.TypeNode; isList: boolean } {
    if (ts.isTypeReferenceNode(type) && type.typeName.getText() === "pulumi.Input") {
        const [inner] = type.typeArguments ?? [];
        return inner === undefined ? { type, isList: false } : unwrapped(inner);
    }
    if (ts.isArrayTypeNode(type)) {
        return { type: unwrapped(type.elementType).type, isList: true };
    }
    if (ts.isUnionTypeNode(type)) {
        const [first = type] = type.types.filter((each) => each.kind !== ts.SyntaxKind.UndefinedKeyword);
        return unwrapped(first);
    }
    return { type, isList: false };
}

/** What the installed providers' type declarations say about the arguments of their resources. */
export class ProviderTypings {
    private readonly inputs = new Map<string, ReadonlyMap<string, ts.InterfaceDeclaration>>();

    private inputTypes(provider: string): ReadonlyMap<string, ts.InterfaceDeclaration> {
        let types = this.inputs.get(provider);
        if (types === undefined) {
            types = new Map(interfacesIn(parse(path.join(PROVIDERS, provider, "types", "input.d.ts"))));
            this.inputs.set(provider, types);
        }
        return types;
    }

    /** `aws:sagemaker/model:Model` and `aws-native:sagemaker:Model`. */
    private argumentsOf(token: string): Members {
        const [provider = "", modulePath = "", name = ""] = token.split(":");
        const [module = ""] = modulePath.split("/");
        const file = `${name.charAt(0).toLowerCase()}${name.slice(1)}.d.ts`;
        const full = path.join(PROVIDERS, provider, module, file);
        const declarations = existsSync(full) ? new Map(interfacesIn(parse(full))) : new Map<string, never>();
        const declaration = declarations.get(`${name}Args`);
        if (declaration === undefined) {
            throw new Error(`${token}: the provider has no such resource`);
        }
        return membersOf(declaration);
    }

    /** What is wrong with a path into a resource's arguments; nothing where the provider has it. */
    problemWith(token: string, pathText: string): string | undefined {
        const [provider = ""] = token.split(":");
        const steps = parsePath(pathText);
        let members: Members | undefined = this.argumentsOf(token);
        for (const [index, { key, isList }] of steps.entries()) {
            const declared: ts.TypeNode | undefined = members.get(key);
            if (declared === undefined) {
                return `${token} has no ${key} (${pathText}); it has ${[...members.keys()].join(", ")}`;
            }
            const isLast = index === steps.length - 1;
            const inner = unwrapped(declared);
            if (isList !== inner.isList && !(isLast && inner.isList)) {
                return `${token}: ${key} is ${inner.isList ? "a" : "no"} list (${pathText})`;
            }
            const [, name] = /^inputs\.(.+)$/.exec(inner.type.getText()) ?? [];
            const next = name === undefined ? undefined : this.inputTypes(provider).get(name);
            if (next === undefined) {
                const isMap =
                    ts.isTypeLiteralNode(inner.type) &&
                    inner.type.members.some(ts.isIndexSignatureDeclaration);
                const isOpen = isMap || inner.type.kind === ts.SyntaxKind.AnyKeyword;
                return isLast || isOpen ? undefined : `${token}: ${key} holds nothing (${pathText})`;
            }
            members = membersOf(next);
        }
        return undefined;
    }
}

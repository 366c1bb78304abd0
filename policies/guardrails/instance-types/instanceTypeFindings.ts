import { Finding } from "../../shared/findings";
import { InspectedResource } from "../../shared/ruleSpec";
import { Declaration } from "./declaration";
import { declaredInstanceTypes } from "./declaredInstanceTypes";
import { InstanceTypeSettings } from "./instanceTypeSettings";
import { objectionTo } from "./instanceTypeVerdict";

function judge(
    resource: InspectedResource,
    settings: InstanceTypeSettings,
    declaration: Declaration,
): Finding[] {
    switch (declaration.kind) {
        case "unknown":
            return [{ kind: "undecided", resource, unknown: declaration.unknown }];
        case "unreadable":
            return declaration.place === "s3" && settings.allowDefinitionInS3
                ? []
                : [{ ...declaration, kind: "violation", resource }];
        case "type": {
            const { subject, type } = declaration;
            const objection = objectionTo(type, settings);
            return objection === undefined
                ? []
                : [{ kind: "violation", resource, subject, found: `is "${type}"`, ...objection }];
        }
    }
}

/** What is wrong with the instance types that one resource asks for. */
export function instanceTypeFindings(resource: InspectedResource, settings: InstanceTypeSettings): Finding[] {
    return declaredInstanceTypes(resource.type, resource.properties).flatMap((declaration) =>
        judge(resource, settings, declaration),
    );
}

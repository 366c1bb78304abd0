import { meansProduction } from "../../shared/productionNames";
import {
    elementsOf,
    leavesOf,
    PropertyValue,
    readProperties,
    Unknown,
    valueAt,
} from "../../shared/properties";
import { ApprovalGateSettings } from "./approvalGateSettings";

/** What a pipeline's own text says about whether an action changes production. */
export interface ProductionSigns {
    isProduction: boolean;
    /** A value that a preview does not know and that might have said so. */
    unknown?: Unknown;
}

/** The values inside JSON text, such as a build's variables; what they are called says nothing. */
function textsInside(json: string): string[] | undefined {
    try {
        const value: unknown = JSON.parse(json);
        return typeof value === "object" && value !== null
            ? leavesOf(readProperties(value))
                  .filter(({ key }) => key !== "name")
                  .map((leaf) => String(leaf.value))
            : undefined;
    } catch {
        return undefined;
    }
}

/** The name of the role that an action uses; an unknown role says nothing, since most are named by Pulumi. */
function roleName(action: PropertyValue): string | undefined {
    const role = valueAt(action, "roleArn");
    return typeof role === "string" ? role.split("/").at(-1) : undefined;
}

function textsOf(stage: PropertyValue, action: PropertyValue): (string | Unknown)[] {
    const told = [
        valueAt(stage, "name"),
        valueAt(action, "name"),
        ...["configuration", "commands"]
            .flatMap((key) => leavesOf(valueAt(action, key) ?? null))
            .map(({ value }) => value),
        ...elementsOf(valueAt(action, "environmentVariables")).map((variable) => valueAt(variable, "value")),
        roleName(action),
    ];
    return told.flatMap((value): (string | Unknown)[] => {
        if (typeof value === "string") {
            return textsInside(value) ?? [value];
        }
        return value instanceof Unknown ? [value] : [];
    });
}

/** Looks for production in the names of stage and action, in what the action is told, and in whose role it uses. */
export function productionSigns(
    stage: PropertyValue,
    action: PropertyValue,
    settings: ApprovalGateSettings,
): ProductionSigns {
    const { productionWords, productionAccounts } = settings;
    const role = productionAccounts.length === 0 ? undefined : valueAt(action, "roleArn");
    const texts = textsOf(stage, action);
    const isProduction =
        (typeof role === "string" && productionAccounts.includes(role.split(":")[4] ?? "")) ||
        texts.some((text) => typeof text === "string" && meansProduction(text, productionWords));
    const unknown = [...texts, role].find((value) => value instanceof Unknown);
    return { isProduction, ...(unknown === undefined ? {} : { unknown }) };
}

import { PolicyConfigJSONSchema } from "@pulumi/policy/schema";

function bounds({ minimum, maximum }: PolicyConfigJSONSchema): string {
    if (minimum !== undefined && maximum !== undefined) {
        return ` from ${minimum.toString()} to ${maximum.toString()}`;
    }
    return minimum !== undefined
        ? ` from ${minimum.toString()}`
        : maximum !== undefined
          ? ` up to ${maximum.toString()}`
          : "";
}

/** Entries of a list, where one schema holds for all of them. */
function entries({ items }: PolicyConfigJSONSchema): string {
    return items === undefined || typeof items === "boolean" || Array.isArray(items)
        ? "values"
        : settingForm(items);
}

function words(values: readonly unknown[]): string {
    return values.map((value) => `\`${JSON.stringify(value)}\``).join(", ");
}

/** What a setting takes, in words. */
export function settingForm(schema: PolicyConfigJSONSchema): string {
    if (schema.enum !== undefined) {
        return `one of ${words(schema.enum)}`;
    }
    switch (schema.type) {
        case "boolean":
            return "`true` or `false`";
        case "integer":
            return `whole number${bounds(schema)}`;
        case "number":
            return `number${bounds(schema)}`;
        case "string":
            return schema.pattern === undefined ? "text" : `text like \`${schema.pattern}\``;
        case "array":
            return `list of ${entries(schema)}`;
        case "object":
            return schema.properties === undefined
                ? "map"
                : `object with ${Object.keys(schema.properties).join(", ")}`;
        default:
            return "value";
    }
}

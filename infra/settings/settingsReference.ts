import { z } from "zod";
import { buildSettings } from "./schema/buildSettings";
import { commonSettings } from "./schema/commonSettings";
import { deploySettings } from "./schema/deploySettings";
import { registrySettings } from "./schema/registrySettings";
import { servingSettings } from "./schema/servingSettings";

/** The parts of a JSON Schema that the reference reads. */
interface SettingSchema {
    type?: string;
    description?: string;
    default?: unknown;
    const?: unknown;
    enum?: unknown[];
    format?: string;
    minimum?: number;
    maximum?: number;
    exclusiveMinimum?: number;
    minItems?: number;
    maxLength?: number;
    properties?: Record<string, SettingSchema>;
    required?: string[];
    additionalProperties?: SettingSchema | boolean;
    items?: SettingSchema;
    anyOf?: SettingSchema[];
}

interface Row {
    path: string;
    schema: SettingSchema;
    required: boolean;
}

function range({ minimum, maximum, exclusiveMinimum }: SettingSchema): string {
    const known = (limit: number | undefined): limit is number =>
        limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER;
    const above = known(exclusiveMinimum) ? ` above ${exclusiveMinimum.toString()}` : "";
    const lower = known(minimum) ? ` ${minimum.toString()}` : above;
    if (known(maximum)) {
        return lower === "" ? ` at most ${maximum.toString()}` : `${lower} to ${maximum.toString()}`;
    }
    return known(minimum) ? ` at least ${minimum.toString()}` : above;
}

function typeOf(schema: SettingSchema): string {
    if (schema.const !== undefined) {
        return `\`${String(schema.const)}\``;
    }
    if (schema.enum !== undefined) {
        return schema.enum.map((value) => `\`${String(value)}\``).join(", ");
    }
    if (schema.anyOf !== undefined) {
        return schema.anyOf.map(typeOf).join(" or ");
    }
    switch (schema.type) {
        case "array":
            return `list of ${typeOf(schema.items ?? {})}`;
        case "object":
            return schema.properties === undefined ? "map" : "section";
        case "integer":
            return `whole number${range(schema)}`;
        case "number":
            return `number${range(schema)}`;
        case "boolean":
            return "true or false";
        default:
            return "text";
    }
}

function defaultOf({ schema, required }: Row): string {
    if (required) {
        return "required";
    }
    const value = schema.default;
    const empty = typeof value === "object" && value !== null && Object.keys(value).length === 0;
    return value === undefined || empty ? "" : `\`${JSON.stringify(value)}\``;
}

function childRows(path: string, schema: SettingSchema): Row[] {
    const properties = Object.entries(schema.properties ?? {}).flatMap(([key, child]) =>
        rows({
            path: `${path}.${key}`,
            schema: child,
            required: (schema.required ?? []).includes(key) && child.default === undefined,
        }),
    );
    const inList = schema.items === undefined ? [] : childRows(`${path}[]`, schema.items);
    const inMap =
        typeof schema.additionalProperties === "object"
            ? childRows(`${path}.<name>`, schema.additionalProperties)
            : [];
    return [...properties, ...inList, ...inMap];
}

function rows(row: Row): Row[] {
    return [row, ...childRows(row.path, row.schema)];
}

function cell(text: string): string {
    return text.replaceAll("|", "\\|").replaceAll(/\s+/g, " ");
}

function table(title: string, settings: z.ZodType): string[] {
    const { properties = {}, required = [] } = z.toJSONSchema(settings, { io: "input" }) as SettingSchema;
    const listed = Object.entries(properties).flatMap(([key, schema]) =>
        rows({ path: `mlops:${key}`, schema, required: required.includes(key) }),
    );
    return [
        `## ${title}`,
        "",
        "| Setting | Value | Default | What it does |",
        "| --- | --- | --- | --- |",
        ...listed.map((row) => {
            const { schema, path } = row;
            const text = [`\`${path}\``, typeOf(schema), defaultOf(row), schema.description ?? ""];
            return `| ${text.map(cell).join(" | ")} |`;
        }),
        "",
    ];
}

/** The page on all settings, as Markdown; what it says is what the schema checks. */
export function settingsReference(): string {
    const common = new Set(["kind", ...Object.keys(commonSettings)]);
    const serving = Object.entries(servingSettings.shape).filter(([key]) => !common.has(key));
    return [
        "# Settings",
        "",
        "Everything that a stack can be told, in `Pulumi.<stack>.yaml` below `config:`. Written by `npm run build:settings` from the schema in `infra/settings/`, which checks each run's settings and lists all problems at once.",
        "`[]` stands for each entry of a list, `<name>` for a name that you choose. `aws:region` is required beside them.",
        "",
        ...table("Every stack", z.strictObject(commonSettings)),
        ...table(
            "Platform stacks (`mlops:kind: platform`)",
            z.strictObject({ ...buildSettings, ...registrySettings, ...deploySettings }),
        ),
        ...table("Serving stacks (`mlops:kind: serving`)", z.strictObject(Object.fromEntries(serving))),
    ].join("\n");
}

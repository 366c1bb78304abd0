import { z } from "zod";
import { platformSettings } from "./schema/platformSettings";
import { servingSettings } from "./schema/servingSettings";

type JsonSchema = Record<string, unknown>;

/** The schema of one kind's settings with the keys as a stack file has them: `mlops:kind`. */
function configSchema(settings: z.ZodType): JsonSchema {
    const { properties, required } = z.toJSONSchema(settings, { io: "input" }) as {
        properties: Record<string, JsonSchema>;
        required: string[];
    };
    return {
        properties: Object.fromEntries(
            Object.entries(properties).map(([key, value]) => [`mlops:${key}`, value]),
        ),
        required: ["aws:region", ...required.map((key) => `mlops:${key}`)],
        patternProperties: { "^(?!mlops:)": {} },
        additionalProperties: false,
    };
}

/**
 * JSON Schema of a stack file (`Pulumi.<stack>.yaml`), for completion and checks in an editor.
 * Pulumi's own typed declarations in `Pulumi.yaml` cannot say this: they exist only for keys in the namespace of
 * the project's name, and know no nested shapes.
 */
export function stackFileSchema(): JsonSchema {
    return {
        $schema: "https://json-schema.org/draft/2020-12/schema",
        title: "Stack settings of sagemaker-mlops",
        type: "object",
        properties: {
            config: {
                type: "object",
                oneOf: [configSchema(platformSettings), configSchema(servingSettings)],
            },
        },
        required: ["config"],
    };
}

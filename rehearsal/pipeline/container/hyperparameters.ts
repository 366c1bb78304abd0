/** Hyperparameters that the training toolkit keeps for itself instead of handing them to the script. */
const TOOLKIT_PREFIX = "sagemaker_";
const TOOLKIT_NAMES = ["_tuning_objective_metric", "default_user_module_name"];

/** Hyperparameters as the training toolkit reads them. */
export interface DecodedHyperparameters {
    /** Those of the script: decoded from JSON where they are JSON. */
    script: Record<string, unknown>;
    /** Those of the toolkit itself. */
    toolkit: Record<string, unknown>;
    /** The script's, as arguments of its command line. */
    userArguments: string[];
}

function decode(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return text;
    }
}

/**
 * Writes a value as the toolkit, which is Python, puts it on a command line. A number keeps its spelling:
 * `1.0` is a float to a script that asks for an integer.
 */
function argumentText(value: unknown, spelling: string): string {
    switch (typeof value) {
        case "string":
            return value;
        case "boolean":
            return value ? "True" : "False";
        case "number":
            return spelling.trim();
        default:
            break;
    }
    if (value === null || value === undefined) {
        return "";
    }
    return Array.isArray(value)
        ? JSON.stringify(value)
        : Object.entries(value)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([key, item]) => `${key}=${argumentText(item, String(item))}`)
              .join(",");
}

/**
 * Decodes hyperparameters as `sagemaker-training` does: every value is a text that may be JSON, names that begin
 * with `sagemaker_` are the toolkit's, the others reach the script as `--name value`, sorted by name.
 */
export function decodeHyperparameters(given: Readonly<Record<string, string>>): DecodedHyperparameters {
    const script: Record<string, unknown> = {};
    const toolkit: Record<string, unknown> = {};
    const userArguments: string[] = [];
    for (const [name, text] of Object.entries(given).sort(([a], [b]) => (a < b ? -1 : 1))) {
        const value = decode(text);
        if (name.startsWith(TOOLKIT_PREFIX) || TOOLKIT_NAMES.includes(name)) {
            toolkit[name] = value;
            continue;
        }
        script[name] = value;
        userArguments.push(name.length > 1 ? `--${name}` : `-${name}`, argumentText(value, text));
    }
    return { script, toolkit, userArguments };
}

import * as pulumi from "@pulumi/pulumi";

/** Text settings stay text; maps and lists reach a program as JSON. */
export function parseSetting(text: string): unknown {
    const first = text.trimStart().charAt(0);
    if (first !== "{" && first !== "[") {
        return text === "true" ? true : text === "false" ? false : text;
    }
    try {
        return JSON.parse(text) as unknown;
    } catch {
        return text;
    }
}

/**
 * Everything that a stack is configured with in one namespace, by key.
 *
 * @param secrets keys whose values are not read, only that they are there
 */
export function givenConfig(namespace: string, secrets: readonly string[]): Record<string, unknown> {
    const config = new pulumi.Config(namespace);
    const keys = Object.keys(pulumi.runtime.allConfig())
        .filter((key) => key.startsWith(`${namespace}:`))
        .map((key) => key.slice(namespace.length + 1));
    return Object.fromEntries(
        keys
            .sort()
            .map((key) => [key, secrets.includes(key) ? "[secret]" : parseSetting(config.get(key) ?? "")]),
    );
}

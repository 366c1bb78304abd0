/** What known kinds of secret look like, whatever they are called. */
const FORMS: readonly (readonly [pattern: RegExp, what: string])[] = [
    [/\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/, "an AWS access key id"],
    [/-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/, "a private key"],
    [/\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{40})/, "a GitHub token"],
    [/\bglpat-[\w-]{20}/, "a GitLab token"],
    [/\bxox[abprs]-[\w-]{10}/, "a Slack token"],
    [/\bhf_[A-Za-z0-9]{30}/, "a Hugging Face token"],
    [/\bpul-[0-9a-f]{40}\b/, "a Pulumi access token"],
    [/\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\./, "a JSON web token"],
    [/\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:[^\s/@$]+@/i, "a URL with a password"],
];

/** Names whose values should be kept secret, by how they end. */
const SECRET_NAME =
    /(?:^|_)(?:password|passwd|pwd|secret|token|credentials?|(?:api|access|private|signing)_key)$/;

/** Where a secret is kept, or a value from elsewhere, instead of the secret itself. */
const REFERENCE = /^(?:arn:|s3:|ssm:|\/|\$|\{\{)/;

/** Shorter than any secret worth its name. */
const SHORTEST_SECRET = 8;

/** What kind of secret a text holds, with an article; undefined where it looks like none. */
export function secretIn(text: string): string | undefined {
    return FORMS.find(([pattern]) => pattern.test(text))?.[1];
}

/** `dbPassword`, `DB-PASSWORD` and `db_password` alike. */
function words(name: string): string {
    return name
        .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
        .replace(/[-. ]/g, "_")
        .toLowerCase();
}

/** Whether a value under such a name is itself a secret, and not where one is kept. */
function isNamedSecret(name: string, value: string): boolean {
    return (
        SECRET_NAME.test(words(name)) &&
        value.length >= SHORTEST_SECRET &&
        !REFERENCE.test(value) &&
        !/^\d+$/.test(value)
    );
}

/** What kind of secret a named value is, with an article; undefined where it looks like none. */
export function secretUnder(name: string, value: string): string | undefined {
    return secretIn(value) ?? (isNamedSecret(name, value) ? "a secret, by its name" : undefined);
}

const ASSIGNMENT = /^\s*(?:export\s+|set\s+)?([A-Za-z_]\w*)\s*=\s*["']?([^"'\s;]*)/;

/** What kinds of secret a script holds, each once. */
export function secretsInScript(script: string): string[] {
    const found = script.split("\n").flatMap((line) => {
        const [, name = "", value = ""] = ASSIGNMENT.exec(line) ?? [];
        return secretIn(line) ?? secretUnder(name, value) ?? [];
    });
    return [...new Set(found)];
}

/** A whole platform stack, with what has no default and nothing else. */
const PLATFORM: Record<string, unknown> = {
    "aws:region": "eu-central-1",
    "mlops:kind": "platform",
    "mlops:environment": "dev",
    "mlops:model": "diagnosis",
    "mlops:accountId": "111122223333",
    "mlops:buildSource": { codeCommit: { repositoryName: "build" } },
    "mlops:deploySource": { codeCommit: { repositoryName: "deploy" } },
    "mlops:training": {
        task: "binary",
        labelColumn: "malignant",
        inputDataUri: "s3://example-bucket/data/",
        metrics: [{ name: "auc", atLeast: 0.8 }],
    },
    "mlops:environments": [
        { name: "staging" },
        { name: "prod", production: true, approvals: [{ name: "release" }] },
    ],
};

/** Configuration as the engine hands it over: structured values as JSON text. `undefined` leaves a key out. */
export function engineConfig(overrides: Record<string, unknown>): Record<string, string> {
    const entries = Object.entries({ ...PLATFORM, ...overrides }).filter(([, value]) => value !== undefined);
    return Object.fromEntries(
        entries.map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
    );
}

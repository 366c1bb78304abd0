/** One statement of an IAM policy, as it was recorded. */
export interface Statement {
    Sid: string;
    Effect: string;
    Principal?: unknown;
    Action: string | string[];
    Resource: string | string[];
    Condition?: unknown;
}

/** The statements of a policy document, which resources take as JSON text. */
export function statementsIn(document: unknown): Statement[] {
    return (JSON.parse(String(document)) as { Statement: Statement[] }).Statement;
}

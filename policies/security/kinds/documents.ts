import { deniesInsecureTransport } from "../../shared/callers";
import { Judgement, Objection } from "../../shared/kinds/judgements";
import { Requirement } from "../../shared/kinds/requirements";
import { coversAction, readPolicyDocument, Statement } from "../../shared/policyDocuments";
import { Unknown } from "../../shared/properties";

/** A requirement of a policy document as a whole. */
export function documentRequirement<S = object>(
    judge: (statements: readonly Statement[], subject: string, settings: S) => Judgement[],
): Requirement<S> {
    return ({ subject, value }, settings) => {
        const statements = readPolicyDocument(value);
        return statements instanceof Unknown ? [statements] : judge(statements, subject, settings);
    };
}

/** A requirement of each statement of a document; an objection without a subject is to the statement. */
export function statementRequirement<S = object>(
    judge: (
        statement: Statement,
        settings: S,
        document: readonly Statement[],
    ) => Omit<Objection, "subject">[],
): Requirement<S> {
    return documentRequirement((statements, subject, settings: S) =>
        statements.flatMap((statement) =>
            judge(statement, settings, statements).map((objection) => ({
                subject: `${subject}.Statement[${statement.label}]`,
                ...objection,
            })),
        ),
    );
}

/** Lists texts as a message shows them. */
export function quoted(texts: readonly string[]): string {
    return texts.map((text) => `"${text}"`).join(", ");
}

/** What the denials of a document must be about. */
interface TlsScope {
    /** Each of these must be denied. */
    actions: readonly string[];
    /** Whether the resources of the denials, put together, are all that there is. */
    isWhole(resources: readonly string[]): boolean;
    fix: string;
}

/** The document must deny everybody what does not come over TLS. */
export function mustDenyInsecureTransport({ actions, isWhole, fix }: TlsScope): Requirement {
    return documentRequirement((statements, subject) => {
        const denials = statements.filter(deniesInsecureTransport);
        const isDenied = (action: string): boolean => {
            const about = denials.filter((denial) => coversAction(denial, action));
            return isWhole(about.flatMap(({ resources }) => resources));
        };
        const open = actions.filter((action) => !isDenied(action));
        const found =
            statements.length === 0
                ? "is not set"
                : `does not deny everybody ${open.join(", ")} without TLS, on everything`;
        return open.length === 0
            ? []
            : [{ subject, found, rule: "what travels to it or from it must not travel in the clear", fix }];
    });
}

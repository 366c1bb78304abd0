/** Whether a part of a composite alarm's rule holds while the alarms of the set are in ALARM and all others are OK. */
type Condition = (inAlarm: ReadonlySet<string>) => boolean;

/** A name in quotes, a word, a number with or without a percent sign, or a single sign. */
const TOKEN = /"([^"]*)"|'([^']*)'|([(),])|([^\s(),"']+)/g;

interface Token {
    text: string;
    isQuoted: boolean;
}

function tokensOf(rule: string): Token[] {
    return [...rule.matchAll(TOKEN)].map(([, double, single, sign, word]) => ({
        text: double ?? single ?? sign ?? word ?? "",
        isQuoted: double !== undefined || single !== undefined,
    }));
}

/** `arn:aws:cloudwatch:...:alarm:errors` is the alarm `errors`. */
function nameOf(text: string): string {
    return text.startsWith("arn:") ? text.split(":").slice(6).join(":") : text;
}

class RuleError extends Error {}

/** Reads a rule as CloudWatch does; NOT binds closest, then AND, then OR. */
class Parser {
    private position = 0;
    readonly names = new Set<string>();

    constructor(private readonly tokens: readonly Token[]) {}

    private isNext(word: string): boolean {
        const token = this.tokens[this.position];
        return token !== undefined && !token.isQuoted && token.text.toUpperCase() === word;
    }

    private take(word?: string): string {
        const token = this.tokens[this.position];
        if (token === undefined || (word !== undefined && !this.isNext(word))) {
            throw new RuleError();
        }
        this.position++;
        return token.text;
    }

    private name(): string {
        const name = nameOf(this.take());
        this.names.add(name);
        return name;
    }

    whole(): Condition {
        const condition = this.either();
        if (this.position < this.tokens.length) {
            throw new RuleError();
        }
        return condition;
    }

    private chain(word: "AND" | "OR", part: () => Condition): Condition[] {
        const parts = [part()];
        while (this.isNext(word)) {
            this.take(word);
            parts.push(part());
        }
        return parts;
    }

    private either(): Condition {
        const parts = this.chain("OR", () => this.both());
        return (inAlarm) => parts.some((part) => part(inAlarm));
    }

    private both(): Condition {
        const parts = this.chain("AND", () => this.single());
        return (inAlarm) => parts.every((part) => part(inAlarm));
    }

    private single(): Condition {
        if (this.isNext("(")) {
            this.take("(");
            const inner = this.either();
            this.take(")");
            return inner;
        }
        const word = this.take().toUpperCase();
        switch (word) {
            case "NOT": {
                const inner = this.single();
                return (inAlarm) => !inner(inAlarm);
            }
            case "TRUE":
            case "FALSE":
                return () => word === "TRUE";
            case "AT_LEAST":
                return this.atLeast();
            default:
                return this.ofState(word);
        }
    }

    private ofState(state: string): Condition {
        this.take("(");
        const name = this.name();
        this.take(")");
        return stateTest(state, name);
    }

    /** `AT_LEAST(2, ALARM, (a, b, c))`, or with a share such as `50%`. */
    private atLeast(): Condition {
        this.take("(");
        const wanted = this.take();
        this.take(",");
        const state = this.isNext("NOT") ? `${this.take("NOT")} ${this.take()}` : this.take();
        this.take(",");
        this.take("(");
        const tests = [stateTest(state.toUpperCase(), this.name())];
        while (this.isNext(",")) {
            this.take(",");
            tests.push(stateTest(state.toUpperCase(), this.name()));
        }
        this.take(")");
        this.take(")");
        const share = Number(wanted.replace("%", ""));
        const least = wanted.endsWith("%") ? Math.ceil((share / 100) * tests.length) : share;
        return (inAlarm) => tests.filter((test) => test(inAlarm)).length >= least;
    }
}

function stateTest(state: string, name: string): Condition {
    switch (state) {
        case "ALARM":
        case "NOT OK":
            return (inAlarm) => inAlarm.has(name);
        case "OK":
        case "NOT ALARM":
            return (inAlarm) => !inAlarm.has(name);
        case "INSUFFICIENT_DATA":
            return () => false;
        case "NOT INSUFFICIENT_DATA":
            return () => true;
        default:
            throw new RuleError();
    }
}

/**
 * The alarms of which each alone, in ALARM while all others are OK, brings the composite alarm to ALARM; an alarm that
 * is only one of several conditions is not among them. None for a rule that CloudWatch would refuse.
 *
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 */
export function alarmsHeardAlone(rule: string): string[] {
    const parser = new Parser(tokensOf(rule));
    try {
        const holds = parser.whole();
        return holds(new Set()) ? [] : [...parser.names].filter((name) => holds(new Set([name])));
    } catch (error) {
        if (error instanceof RuleError) {
            return [];
        }
        throw error;
    }
}

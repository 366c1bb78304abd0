import { typeAndNameOf } from "../engine/urn";
import { fit, Paint, Screen } from "../terminal/paint";
import { Cost, CostItem, Verdict } from "./resourceGraph";
import { shortType } from "./shortType";
import { sortVerdicts, UndecidedPolicy, waitingText } from "./undecided";

/** How many of the most expensive resources are shown. */
const SHOWN_ITEMS = 8;

function nameOf(urn: string): string {
    const { type, name } = typeAndNameOf(urn);
    return `${shortType(type)} ${name}`;
}

function levelText(verdict: Verdict, paint: Paint): string {
    const text = `${verdict.level} (${verdict.severity})`;
    return verdict.level === "mandatory" ? paint.red(text) : paint.yellow(text);
}

function verdictLines(verdict: Verdict, paint: Paint): string[] {
    const rule = `${verdict.pack}/${verdict.policy}`;
    return [
        `${levelText(verdict, paint)} ${paint.bold(rule)} on ${nameOf(verdict.urn)}`,
        ...verdict.message.split("\n").map((line) => `    ${line}`),
    ];
}

function countLine(mandatory: number, others: number, undecided: number, paint: Paint): string {
    const found =
        mandatory + others === 0
            ? "nothing found"
            : `${mandatory.toString()} mandatory, ${others.toString()} advisory`;
    const waiting = undecided === 0 ? "" : `, ${undecided.toString()} not judged yet`;
    const line = `Policies: ${found}${waiting}`;
    return mandatory + others + undecided === 0 ? paint.green(line) : line;
}

function undecidedLines(undecided: readonly UndecidedPolicy[]): string[] {
    return undecided.length === 0
        ? []
        : [
              "Not judged yet, as only the update knows some values; it judges what is left:",
              ...undecided.map((policy) => `    ${policy.rule} (${policy.severity}): ${waitingText(policy)}`),
          ];
}

/** What the policies found, what stops a deployment first; at the end, policy by policy, what a preview cannot judge. */
export function renderVerdicts(verdicts: readonly Verdict[], screen: Screen): string[] {
    const { paint } = screen;
    const { decided, undecided } = sortVerdicts(verdicts);
    const mandatory = decided.filter((verdict) => verdict.level === "mandatory");
    const others = decided.filter((verdict) => verdict.level !== "mandatory");
    return [
        countLine(mandatory.length, others.length, undecided.length, paint),
        ...[...mandatory, ...others].flatMap((verdict) => verdictLines(verdict, paint)),
        ...undecidedLines(undecided),
    ];
}

/** Money, to the cent. */
export function dollars(amount: number): string {
    return `$${amount.toFixed(2)}`;
}

/** A range of money; one figure where both ends are the same. */
export function dollarRange(range: { min: number; max: number }): string {
    return range.min === range.max ? dollars(range.min) : `${dollars(range.min)} to ${dollars(range.max)}`;
}

function itemLine(item: CostItem, screen: Screen): string {
    return fit(`    ${dollarRange(item).padStart(24)}  ${nameOf(item.urn)}: ${item.basis}`, screen.columns);
}

/** What the stack costs in a month, and what is not in the sum. */
export function renderCost(cost: Cost, unpriced: readonly CostItem[], screen: Screen): string[] {
    const priced = cost.items.filter((item) => item.max > 0 && !unpriced.includes(item));
    const byCost = [...priced].sort((a, b) => b.max - a.max || (a.urn < b.urn ? -1 : 1));
    const hidden = byCost.length - SHOWN_ITEMS;
    return [
        `Cost: ${dollarRange(cost.monthly)} a month, on-demand prices of ${cost.priceDate}, without traffic`,
        ...byCost.slice(0, SHOWN_ITEMS).map((item) => itemLine(item, screen)),
        ...(hidden > 0 ? [`    and ${hidden.toString()} smaller ones`] : []),
        ...unpriced.map((item) =>
            screen.paint.yellow(`    not in the sum: ${nameOf(item.urn)}: ${item.basis}`),
        ),
    ];
}

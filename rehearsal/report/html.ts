/** Text that is HTML already. */
export class Html {
    constructor(readonly text: string) {}
}

/** What may stand in a template: text and numbers are escaped, lists are joined, undefined is nothing. */
export type HtmlValue = Html | string | number | undefined | readonly HtmlValue[];

const ENTITIES: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
};

function render(value: HtmlValue): string {
    if (value === undefined) {
        return "";
    }
    if (value instanceof Html) {
        return value.text;
    }
    if (typeof value === "string" || typeof value === "number") {
        return String(value).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
    }
    return value.map(render).join("");
}

/** Builds HTML from a template; every value that is not HTML itself is escaped. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
    return new Html(strings.reduce((text, part, index) => `${text}${render(values[index - 1])}${part}`));
}

import { Judgement } from "../../shared/kinds/judgements";
import { Unknown } from "../../shared/properties";
import { InspectedResource } from "../../shared/ruleSpec";
import { text, textList } from "../../shared/settingKinds";
import { SettingValues, Shape } from "../../shared/settings";
import { regionOf } from "../../shared/stackRegion";
import { Declaration } from "./declaration";
import { purposeOf, REGION_TABLE_SOURCE, regionsOf } from "./regionalTypes";

/** What a team may decide about regions. */
export const REGION_SETTINGS = {
    region: text({
        description:
            "Region to check against where neither a resource nor its provider names one; empty for aws:region of the stack.",
        pattern: "^([a-z]{2}(-[a-z]+)+-[0-9])?$",
        form: 'a region such as "eu-central-1", or empty',
        fallback: "",
    }),
    newTypes: textList({
        description: "Types that AWS has come to offer in the region after the pack's table was made.",
        pattern: "^ml\\.[a-z][a-z0-9-]*\\.[a-z0-9-]+$",
        form: 'full instance types such as "ml.g7.xlarge"',
        fallback: [],
    }),
} satisfies Shape;

/** Names a few of many. */
function some(words: readonly string[]): string {
    return words.length <= 4
        ? words.join(", ")
        : `${words.slice(0, 4).join(", ")} and ${String(words.length - 4)} more`;
}

/** What is wrong with one declared type in the region where it would run. */
export function regionObjections(
    declaration: Declaration,
    resource: InspectedResource,
    settings: SettingValues<typeof REGION_SETTINGS>,
): Judgement[] {
    if (declaration.kind === "unknown") {
        return [declaration.unknown];
    }
    const purpose = declaration.kind === "type" ? purposeOf(declaration.subject) : undefined;
    if (
        declaration.kind !== "type" ||
        purpose === undefined ||
        settings.newTypes.includes(declaration.type)
    ) {
        return [];
    }
    const { subject, type } = declaration;
    const region = regionOf(resource, settings.region);
    if (region instanceof Unknown) {
        return [region];
    }
    const regions = regionsOf(type, purpose);
    if (typeof region === "string" && regions.includes(region)) {
        return [];
    }
    const offers = regions.length === 0 ? "none that is known" : some(regions);
    return [
        {
            subject,
            found: `is "${type}" in ${typeof region === "string" ? region : "a region that nothing names"}`,
            rule: `AWS must offer it there for ${purpose}; it does in ${offers} (${REGION_TABLE_SOURCE})`,
            fix: "use a type that the region offers, or name it in newTypes if AWS has added it since",
        },
    ];
}

import { requirement } from "../../shared/kinds/requirements";
import { elementsOf, isProperties, PropertyValue, valueAt } from "../../shared/properties";
import { textList } from "../../shared/settingKinds";
import { SettingValues } from "../../shared/settings";

/** What a team may decide about tags. */
export const TAG_SETTINGS = {
    requiredTags: textList({
        description:
            "Keys of the tags that every resource must carry; with none given, any one tag is enough.",
        pattern: "^[A-Za-z0-9 _.:/=+@-]{1,128}$",
        form: 'tag keys such as "team"',
        fallback: [],
    }),
};

/** Keys of the tags, which the classic provider takes as a map and the native one as a list. */
function keysOf(tags: PropertyValue | undefined): unknown[] {
    return isProperties(tags)
        ? Object.keys(tags)
        : elementsOf(tags).map((tag) => valueAt(tag, "key") ?? valueAt(tag, "Key"));
}

/** A resource must carry the tags that are asked for, or at least one. */
export const mustBeTagged = requirement({
    holds: (value, { requiredTags }: SettingValues<typeof TAG_SETTINGS>) => {
        const keys = keysOf(value);
        return keys.length > 0 && requiredTags.every((tag) => keys.includes(tag));
    },
    rule: ({ requiredTags }) =>
        `they must hold ${requiredTags.length === 0 ? "a tag" : requiredTags.join(", ")}`,
    fix: () => "add the tags that are missing",
    describe: (value) => {
        const keys = keysOf(value);
        return keys.length === 0 ? "are not set" : `are ${keys.join(", ")}`;
    },
});

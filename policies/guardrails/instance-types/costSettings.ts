import { numberBetween, numberMap, text } from "../../shared/settingKinds";
import { SettingValues, Shape } from "../../shared/settings";

/** What a team may decide about the cost of its endpoints. */
export const COST_SETTINGS = {
    monthlyCeilingUsd: numberBetween({
        description: "Most that all endpoints of a stack may cost in a month at full scale, in US dollars.",
        minimum: 0,
        maximum: 10_000_000,
        fallback: 5000,
    }),
    hourlyPricesUsd: numberMap({
        description:
            "What one instance costs in an hour of hosting, in US dollars; a type without a price is refused.",
        pattern: "^ml\\.[a-z][a-z0-9-]*\\.[a-z0-9-]+$",
        form: "instance types such as ml.m5.xlarge",
        minimum: 0,
        fallback: {},
    }),
    priceDate: text({
        description: "Day that the prices stand for; messages repeat it.",
        pattern: "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$",
        form: 'a date such as "2026-12-31"',
        fallback: "",
    }),
} satisfies Shape;

export type CostSettings = SettingValues<typeof COST_SETTINGS>;

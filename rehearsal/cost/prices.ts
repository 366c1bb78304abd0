import * as table from "./priceTable.json";

/** What a price is paid for. */
export type PriceUnit = "hostingHour" | "networkHour" | "month";

/** One price, and how far it can be relied on. */
export interface Price {
    usd: number;
    /** AWS's page that has the price. */
    source: string;
    /** Whether the figure was read there; the others are from memory. */
    verified: boolean;
}

/** Day that the prices stand for, `YYYY-MM-DD`. */
export const PRICE_DATE = table.priceDate;

/** Hours that AWS counts for a month. */
export const HOURS_PER_MONTH = 730;

/** A price in a region; undefined when none is known. */
export function findPrice(unit: PriceUnit, item: string, region: string): Price | undefined {
    for (const entry of table.tables) {
        const prices: Record<string, number | undefined> = entry.usd;
        const usd = prices[item];
        if (entry.unit === unit && (entry.region === region || entry.region === "*") && usd !== undefined) {
            return { usd, source: entry.source, verified: entry.verified };
        }
    }
    return undefined;
}

import { eventbridgeBusTags } from "../../../../policies/security/events/eventbridgeBusTags";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const MISSING = "tags are not set; they must hold a tag. Fix: add the tags that are missing.";

describeRule(
    eventbridgeBusTags,
    {
        types: ["aws:cloudwatch/eventBus:EventBus"],
        good: { tags: { team: "diagnostics" } },
        stops: {
            "no tags": [{ tags: undefined }, MISSING],
            "an empty map": [{ tags: {} }, MISSING],
        },
        notes: { "unknown tags": [{ tags: UNKNOWN }, "string value at .tags"] },
    },
    {
        types: ["aws-native:events:EventBus"],
        good: { tags: [{ key: "team", value: "diagnostics" }] },
        stops: { "an empty list": [{ tags: [] }, MISSING] },
    },
    {
        types: ["aws:cloudwatch/eventBus:EventBus"],
        config: { requiredTags: ["team", "cost-center"] },
        good: { tags: { team: "a", "cost-center": "1" } },
        stops: {
            "a tag that is asked for": [
                { tags: { team: "a" } },
                "tags are team; they must hold team, cost-center. Fix: add the tags that are missing.",
            ],
        },
    },
);

import { Settings } from "../infra/settings";
import { createPlatform } from "./platform";
import { createServing } from "./serving";

/** Creates everything of one stack and returns its outputs. */
export async function composeStack(settings: Settings): Promise<Record<string, unknown>> {
    switch (settings.kind) {
        case "platform":
            return createPlatform(settings);
        case "serving":
            return createServing(settings);
        default:
            return settings satisfies never;
    }
}

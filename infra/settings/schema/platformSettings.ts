import { z } from "zod";
import { buildSettings } from "./buildSettings";
import { commonSettings } from "./commonSettings";
import { deploySettings } from "./deploySettings";
import { Exact } from "./exact";
import { registrySettings } from "./registrySettings";

/** Settings of a platform stack: repositories, build pipeline, registry, deploy pipeline. */
export const platformSettings = z.strictObject({
    kind: z.literal("platform").describe("Kind of stack."),
    ...commonSettings,
    ...buildSettings,
    ...registrySettings,
    ...deploySettings,
});

/** Settings of a platform stack, read and checked. */
export type PlatformSettings = Exact<z.output<typeof platformSettings>>;

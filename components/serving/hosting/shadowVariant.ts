import { unless, wholeNumberProblems } from "../../shared/problems/checks";
import type { Problem } from "../../shared/problems/problems";
import type { ModelHostArgs } from "./modelHost";
import { EndpointVariantArgs, variantProblems } from "./variants";

/**
 * A model that is sent copies of the requests and whose answers nobody receives, on its own instances.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/model-shadow-deployment.html
 */
export interface ShadowVariantArgs extends ModelHostArgs {
    /** Name, another than that of the variant that answers. 1 to 63 letters, digits and hyphens. */
    name: string;
    /** Instances, at least 1. A raise is applied with the next rollout. */
    initialInstanceCount: number;
    /** Per cent of the requests that it is sent a copy of, 1 to 100. Default: 100. */
    samplingPercent?: number;
}

const SAMPLING_PERCENT = { min: 1, max: 100 };
const DEFAULTS = { samplingPercent: 100 } as const;

/** Per cent of the requests that a shadow is sent. */
export function samplingPercentOf(shadow: ShadowVariantArgs): number {
    return shadow.samplingPercent ?? DEFAULTS.samplingPercent;
}

/** What is wrong with a shadow beside these variants. SageMaker takes one shadow of one variant. */
export function shadowProblems(
    shadow: ShadowVariantArgs | undefined,
    variants: readonly EndpointVariantArgs[],
): Problem[] {
    if (shadow === undefined) {
        return [];
    }
    const fix = "give the share of requests to copy";
    return [
        ...variantProblems("shadow", shadow),
        ...wholeNumberProblems("shadow.samplingPercent", samplingPercentOf(shadow), SAMPLING_PERCENT, fix),
        ...unless(variants.length === 1, {
            path: "shadow",
            rule: "goes with exactly one variant that answers",
            got: variants.map(({ name }) => name),
            fix: "end the A/B test first, or test the model as one more variant",
        }),
        ...unless(!variants.some(({ name }) => name === shadow.name), {
            path: "shadow.name",
            rule: "must differ from the names of the variants",
            got: shadow.name,
            fix: "give the shadow a name of its own",
        }),
    ];
}

import { duplicateProblems, unless } from "../../shared/problems/checks";
import type { Problem } from "../../shared/problems/problems";
import { physicalNameProblems } from "../endpointNames";
import {
    environmentProblems,
    instanceCountProblems,
    instanceTypeProblems,
    ModelHostArgs,
    modelProblems,
} from "./modelHost";

/** One model behind an endpoint, on its own instances, with its share of the traffic. */
export interface EndpointVariantArgs extends ModelHostArgs {
    /** Stable name; the same before and after a rollout, as deployment guardrails demand. 1 to 63 letters, digits and hyphens. */
    name: string;
    /**
     * Instances when the endpoint is made, at least 1; two or more for more than one Availability Zone.
     * Later on it only ever adds: raising it raises a lower live count with the next rollout,
     * and a rollout never takes away what autoscaling has added.
     */
    initialInstanceCount: number;
    /**
     * Share of the traffic, relative to the other variants; at least 0. Default: 1. Where there are several variants
     * a change moves live traffic in the steps of the rollout, watched by the rollback alarms, without new instances.
     */
    weight?: number;
}

/** AWS's limits: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html */
const VARIANT_COUNT = { min: 1, max: 10 } as const;

const DEFAULTS = { weight: 1 } as const;

/** Share of the traffic of a variant. */
export function weightOf(variant: EndpointVariantArgs): number {
    return variant.weight ?? DEFAULTS.weight;
}

/** What is wrong with one variant by itself. */
export function variantProblems(path: string, variant: EndpointVariantArgs): Problem[] {
    return [
        ...physicalNameProblems(`${path}.name`, variant.name),
        ...modelProblems(path, variant),
        ...instanceTypeProblems(`${path}.instanceType`, variant.instanceType),
        ...instanceCountProblems(`${path}.initialInstanceCount`, variant.initialInstanceCount),
        ...unless(Number.isFinite(weightOf(variant)) && weightOf(variant) >= 0, {
            path: `${path}.weight`,
            rule: "must be at least 0",
            got: variant.weight,
            fix: "give 0 for no traffic",
        }),
        ...environmentProblems(`${path}.environment`, variant.environment ?? {}),
    ];
}

/** What is wrong with the variants of an endpoint, one by one and together. */
export function variantsProblems(variants: readonly EndpointVariantArgs[]): Problem[] {
    const { min, max } = VARIANT_COUNT;
    const names = variants.map(({ name }) => name);
    const total = variants.reduce((sum, variant) => sum + weightOf(variant), 0);
    return [
        ...unless(variants.length >= min && variants.length <= max, {
            path: "variants",
            rule: `must have ${String(min)} to ${String(max)} members`,
            got: variants.length,
            fix: "give one variant for each model that serves",
        }),
        ...duplicateProblems("variants.name", names, "give each variant a name of its own"),
        ...variants.flatMap((variant, index) => variantProblems(`variants[${String(index)}]`, variant)),
        ...unless(variants.length === 0 || total > 0 || Number.isNaN(total), {
            path: "variants.weight",
            rule: "must add up to more than 0",
            got: total,
            fix: "give at least one variant a weight",
        }),
    ];
}

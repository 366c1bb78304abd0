import * as pulumi from "@pulumi/pulumi";
import { createHostedModel, HostedModelSpec, modelContainer } from "./hostedModel";
import { HostedShadow, HostedVariant } from "../liveEndpoint";
import { samplingPercentOf, ShadowVariantArgs } from "./shadowVariant";
import { EndpointVariantArgs, weightOf } from "./variants";

/** The variants of an endpoint, and what all their models have in common. */
export interface VariantModels extends Omit<HostedModelSpec, "container"> {
    variants: EndpointVariantArgs[];
    shadow?: ShadowVariantArgs;
}

/** Creates the model of each variant and of the shadow: `<name>-model-<variant>`. */
export function createVariantModels(
    name: string,
    models: VariantModels,
    opts: pulumi.CustomResourceOptions,
): { variants: HostedVariant[]; shadow: HostedShadow | undefined } {
    const modelName = (variant: EndpointVariantArgs): pulumi.Output<string> =>
        createHostedModel(
            `${name}-model-${variant.name}`,
            { ...models, container: modelContainer(variant) },
            opts,
        ).name;
    const { variants, shadow } = models;
    return {
        variants: variants.map((variant) => ({
            ...variant,
            weight: weightOf(variant),
            modelName: modelName(variant),
        })),
        shadow: shadow && {
            ...shadow,
            samplingPercent: samplingPercentOf(shadow),
            modelName: modelName(shadow),
        },
    };
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createHostedModel, HostedModelSpec } from "./hostedModel";
import { HostedVariant } from "./liveEndpoint";
import { EndpointVariantArgs, weightOf } from "./variants";

/** The variants of an endpoint, and what all their models have in common. */
export interface VariantModels extends Omit<HostedModelSpec, "container"> {
    variants: EndpointVariantArgs[];
}

function containerOf(variant: EndpointVariantArgs): aws.types.input.sagemaker.ModelPrimaryContainer {
    const { modelPackageArn, image, modelDataUrl, environment } = variant;
    return {
        ...(modelPackageArn === undefined ? {} : { modelPackageName: modelPackageArn }),
        ...(image === undefined ? {} : { image }),
        ...(modelDataUrl === undefined ? {} : { modelDataUrl }),
        ...(environment === undefined ? {} : { environment }),
    };
}

/** Creates the model of each variant: `<name>-model-<variant>`. */
export function createVariantModels(
    name: string,
    models: VariantModels,
    opts: pulumi.CustomResourceOptions,
): HostedVariant[] {
    return models.variants.map((variant) => {
        const model = createHostedModel(
            `${name}-model-${variant.name}`,
            {
                ...models,
                container: containerOf(variant),
            },
            opts,
        );
        return { ...variant, weight: weightOf(variant), modelName: model.name };
    });
}

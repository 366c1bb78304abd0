import { elementsOrUnknown, PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { NamedResources, Stack, StackResource } from "../../shared/stack";
import { ENDPOINT_CONFIG, MODEL } from "../kinds/resourceTypes";

const VARIANTS = ["productionVariants", "shadowProductionVariants"] as const;
const NAMES = ["name", "modelName"];

/** A variant, the models that it serves as far as the stack tells, and whether it runs on no instance. */
interface Serving {
    models: StackResource[];
    modelName: PropertyValue | undefined;
    isServerless: boolean | Unknown;
}

function isServerless(variant: PropertyValue): boolean | Unknown {
    const config = variant instanceof Unknown ? variant : valueAt(variant, "serverlessConfig");
    return config instanceof Unknown ? config : config !== undefined;
}

function servingsOf(stack: Stack): Serving[] {
    const models = new NamedResources(stack.ofTypes(Object.values(MODEL)), NAMES);
    return stack.ofTypes(Object.values(ENDPOINT_CONFIG)).flatMap((config) =>
        VARIANTS.flatMap((list) =>
            elementsOrUnknown(valueAt(config.properties, list)).map((variant) => {
                const modelName = variant instanceof Unknown ? variant : valueAt(variant, "modelName");
                return {
                    models: models.meant(modelName, config, list),
                    modelName,
                    isServerless: isServerless(variant),
                };
            }),
        ),
    );
}

/** What keeps from saying that a variant does not serve a model without instances. */
function doubtOf({ models, modelName, isServerless }: Serving, model: StackResource): Unknown | undefined {
    if (isServerless === false || (models.length > 0 && !models.includes(model))) {
        return undefined;
    }
    const ownName = NAMES.map((key) => valueAt(model.properties, key));
    const unplaced = models.length > 0 ? [] : [modelName, ...ownName];
    return [isServerless, ...unplaced].find((value) => value instanceof Unknown);
}

/**
 * Tells of each model whether serverless variants serve it and, as far as the stack tells, nothing else: SageMaker
 * takes neither a VPC nor network isolation of such a model. What a preview does not know is given where it decides.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints.html#serverless-endpoints-how-it-works-exclusions
 */
export function servedWithoutInstances(stack: Stack): (model: StackResource) => boolean | Unknown {
    const servings = servingsOf(stack);
    return (model) => {
        const own = servings.filter(({ models }) => models.includes(model));
        if (own.some((serving) => serving.isServerless === false)) {
            return false;
        }
        const isServed = own.some((serving) => serving.isServerless === true);
        const doubt = servings.map((serving) => doubtOf(serving, model)).find((each) => each !== undefined);
        return isServed || (doubt ?? false);
    };
}

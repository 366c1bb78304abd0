import { Unknown, valueAt } from "../../shared/properties";
import { StackResource } from "../../shared/stack";
import { configVariants, isAsync } from "./configVariants";
import { ServedModels } from "./servedModels";

/** Whether SageMaker can capture what an endpoint with this configuration is asked. */
export function canCapture(config: StackResource, models: ServedModels): boolean {
    const isServerless = configVariants(config).every(
        (each) => !(each instanceof Unknown) && valueAt(each.variant, "serverlessConfig") !== undefined,
    );
    return !isServerless && !isAsync(config) && !models.isMultiModel(config);
}

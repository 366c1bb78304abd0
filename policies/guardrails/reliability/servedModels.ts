import { elementsOf, Unknown, valueAt } from "../../shared/properties";
import { NamedResources, Stack, StackResource } from "../../shared/stack";
import { MODEL } from "../resourceTypes";
import { ConfigVariant, configVariants } from "./configVariants";

/** The models of a stack, to be found by the variants that serve them. */
export class ServedModels {
    private readonly named: NamedResources;

    constructor(stack: Stack) {
        this.named = new NamedResources(stack.ofTypes(MODEL), ["name", "modelName"]);
    }

    /** The model of a variant, by name, then by dependency. */
    of({ config, variant }: ConfigVariant): StackResource[] {
        return this.named.meant(valueAt(variant, "modelName"), config, "productionVariants");
    }

    /** Whether a configuration serves a container that loads many models by itself. */
    isMultiModel(config: StackResource): boolean {
        return configVariants(config)
            .flatMap((variant) => (variant instanceof Unknown ? [] : this.of(variant)))
            .flatMap(({ properties }) => [
                valueAt(properties, "primaryContainer"),
                ...elementsOf(valueAt(properties, "containers")),
            ])
            .some((container) => valueAt(container, "mode") === "MultiModel");
    }
}

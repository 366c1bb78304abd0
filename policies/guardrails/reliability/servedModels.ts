import { Finding } from "../../shared/findings";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { elementsOf, Unknown, valueAt } from "../../shared/properties";
import { NamedResources, Stack, StackResource } from "../../shared/stack";
import { ENDPOINT_CONFIG, MODEL } from "../resourceTypes";
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

/**
 * What is wrong with each model that the variants of a stack serve. Variants that a preview does not know may serve any
 * model, so they are noted.
 *
 * @param isMeant which variants count; all of them unless told otherwise
 */
export function servedModelFindings(
    stack: Stack,
    judge: (model: StackResource) => Judgement[],
    isMeant: (variant: ConfigVariant) => boolean = () => true,
): Finding[] {
    const models = new ServedModels(stack);
    const read = stack
        .ofTypes(ENDPOINT_CONFIG)
        .map((config) => ({ config, variants: configVariants(config) }));
    const served = read
        .flatMap(({ variants }) => variants)
        .flatMap((each) => (each instanceof Unknown || !isMeant(each) ? [] : models.of(each)));
    return [
        ...read.flatMap(({ config, variants }) =>
            findingsOf(
                config,
                variants.filter((each) => each instanceof Unknown),
            ),
        ),
        ...[...new Set(served)].flatMap((model) => findingsOf(model, judge(model))),
    ];
}

import { ServiceError, UpdateScript } from "./behaviour";

/** A variant of a configuration, in the service's own names. */
export interface VariantRecord {
    VariantName: string;
    InitialInstanceCount: number;
    InitialVariantWeight: number;
    ServerlessConfig?: ServerlessConfig;
}

/** Capacity of a serverless variant. */
export interface ServerlessConfig {
    MemorySizeInMB: number;
    MaxConcurrency: number;
    ProvisionedConcurrency?: number;
}

/** A configuration as CreateEndpointConfig was given it. */
export interface ConfigRecord {
    EndpointConfigName: string;
    ProductionVariants: VariantRecord[];
    ShadowProductionVariants: VariantRecord[];
    input: Record<string, unknown>;
    createdAt: number;
}

/** Count and weight that a live variant has. */
export interface LiveVariant {
    instanceCount: number;
    weight: number;
    serverless?: ServerlessConfig;
}

/** An update under way. */
export interface PendingUpdate {
    configName: string;
    variants: Map<string, LiveVariant>;
    shadows: Map<string, LiveVariant>;
    script: UpdateScript;
    polls: number;
}

/** An endpoint. */
export interface EndpointRecord {
    name: string;
    status: string;
    configName: string;
    variants: Map<string, LiveVariant>;
    shadows: Map<string, LiveVariant>;
    /** Weights and counts that a call has asked for and that are not live yet. */
    pendingVariants?: Map<string, LiveVariant>;
    createdAt: number;
    modifiedAt: number;
    pending?: PendingUpdate;
    failureReason?: string;
    lastDeploymentConfig?: unknown;
}

/** Raises what the service answers when an input is wrong. */
export function invalid(message: string): never {
    throw new ServiceError("ValidationException", message);
}

/** A text member of an input; the service demands it. */
export function text(input: Record<string, unknown>, member: string): string {
    const value = input[member];
    return typeof value === "string" && value !== ""
        ? value
        : invalid(`1 validation error detected: Value at '${member}' failed to satisfy constraint`);
}

/** A list member of an input; empty when it is left out. */
export function list(input: Record<string, unknown>, member: string): Record<string, unknown>[] {
    const value = input[member];
    return Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
}

/** Reads one list of variants of a CreateEndpointConfig input. */
export function variantRecords(
    input: Record<string, unknown>,
    member: "ProductionVariants" | "ShadowProductionVariants",
): VariantRecord[] {
    return list(input, member).map((variant) => ({
        VariantName: text(variant, "VariantName"),
        InitialInstanceCount: Number(variant["InitialInstanceCount"] ?? 1),
        InitialVariantWeight: Number(variant["InitialVariantWeight"] ?? 1),
        ...(variant["ServerlessConfig"] === undefined
            ? {}
            : { ServerlessConfig: variant["ServerlessConfig"] as ServerlessConfig }),
    }));
}

/** What an update keeps of the live variants. */
export interface Retained {
    counts: boolean;
    weights: boolean;
    /** Nobody says whether SageMaker does; false unless a test says otherwise. */
    concurrency?: boolean;
}

/** What a configuration makes of an endpoint's fleets, and what the update keeps of them. */
export function fleetsOf(
    config: ConfigRecord,
    live: Pick<EndpointRecord, "variants" | "shadows"> | undefined,
    retained: Retained,
): Pick<EndpointRecord, "variants" | "shadows"> {
    return {
        variants: fleetOf(config.ProductionVariants, live?.variants ?? new Map(), retained),
        shadows: fleetOf(config.ShadowProductionVariants, live?.shadows ?? new Map(), retained),
    };
}

/** The variants of a new fleet: what the configuration says, but for what the update keeps of the live ones. */
function fleetOf(
    variants: VariantRecord[],
    live: Map<string, LiveVariant>,
    retained: Retained,
): Map<string, LiveVariant> {
    return new Map(
        variants.map((variant) => {
            const before = live.get(variant.VariantName);
            const instanceCount = retained.counts ? before?.instanceCount : undefined;
            const weight = retained.weights ? before?.weight : undefined;
            const kept = retained.concurrency === true ? before?.serverless : undefined;
            const serverless = kept ?? variant.ServerlessConfig;
            return [
                variant.VariantName,
                {
                    instanceCount: instanceCount ?? variant.InitialInstanceCount,
                    weight: weight ?? variant.InitialVariantWeight,
                    ...(serverless === undefined ? {} : { serverless }),
                },
            ];
        }),
    );
}

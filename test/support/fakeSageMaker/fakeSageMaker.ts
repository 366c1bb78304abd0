import { ControlOrder, LoggedCall, SeedVariant, ServiceError, UpdateScript } from "./behaviour";
import { advance, describe } from "./endpointUpdates";
import {
    ConfigRecord,
    EndpointRecord,
    fleetsOf,
    invalid,
    list,
    LiveVariant,
    ServerlessConfig,
    text,
    variantRecords,
} from "./records";

type Input = Record<string, unknown>;

const ARN_PREFIX = "arn:aws:sagemaker:eu-central-1:111122223333";
const DEFAULT_UPDATE: UpdateScript = { outcome: "succeeds", polls: 2 };
const BUSY = ["Creating", "Updating", "SystemUpdating", "RollingBack", "Deleting"];

function seededCapacity(seeded: NonNullable<SeedVariant["serverless"]>): ServerlessConfig {
    const { maxConcurrency: MaxConcurrency, provisionedConcurrency: provisioned } = seeded;
    const ProvisionedConcurrency = provisioned === undefined ? {} : { ProvisionedConcurrency: provisioned };
    return { MemorySizeInMB: 2048, MaxConcurrency, ...ProvisionedConcurrency };
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints-update.html; guardrails are of other endpoints. */
function refuseGuardrails(endpoint: EndpointRecord, input: Input): void {
    if ([...endpoint.variants.values()].some(({ serverless }) => serverless === undefined)) {
        invalid("An endpoint on instances cannot be updated to a serverless one.");
    }
    if (input["DeploymentConfig"] !== undefined) {
        invalid("A serverless endpoint takes no DeploymentConfig.");
    }
}

function withConcurrency(variant: LiveVariant, update: unknown): Pick<LiveVariant, "serverless"> {
    if (variant.serverless === undefined || update === undefined) {
        return variant.serverless === undefined ? {} : { serverless: variant.serverless };
    }
    const serverless = { ...variant.serverless, ...(update as Partial<ServerlessConfig>) };
    if ((serverless.ProvisionedConcurrency ?? 0) > serverless.MaxConcurrency) {
        invalid("ProvisionedConcurrency must be less than or equal to MaxConcurrency.");
    }
    return { serverless };
}

/**
 * The part of SageMaker that endpoints need, in memory: the service's rules, error names and status changes,
 * with updates that go as a test scripts them. Time passes by looking: every DescribeEndpoint moves an update on.
 */
export class FakeSageMaker {
    /** Every call, in order. */
    readonly log: LoggedCall[] = [];
    private readonly configs = new Map<string, ConfigRecord>();
    private readonly endpoints = new Map<string, EndpointRecord>();
    private readonly scripts = new Map<string, UpdateScript[]>();
    private readonly firingAlarms = new Map<string, number>();
    private weightChanges = 0;
    private keepsConcurrency = false;
    private doomed: { name: string; callsLeft: number } | undefined;
    private throttledCalls = 0;
    private callsUntilExpired = Infinity;
    private clock = Date.UTC(2026, 0, 1);

    private readonly operations: Record<string, ((input: Input) => Input) | undefined> = {
        CreateEndpointConfig: (input) => this.createConfig(input),
        DescribeEndpointConfig: (input) => this.describeConfig(input),
        DeleteEndpointConfig: (input) => this.deleteConfig(input),
        CreateEndpoint: (input) => this.createEndpoint(input),
        DescribeEndpoint: (input) => this.describeEndpoint(input),
        UpdateEndpoint: (input) => this.updateEndpoint(input),
        UpdateEndpointWeightsAndCapacities: (input) => this.updateCapacities(input),
        DeleteEndpoint: (input) => this.deleteEndpoint(input),
        DescribeAlarms: (input) => this.describeAlarms(input),
    };

    /** Answers one call, or throws the error that the service answers with. */
    call(operation: string, input: Input): Input {
        const logged: LoggedCall = { operation, input };
        this.log.push(logged);
        this.clock += 1000;
        try {
            this.refuseWhereScripted();
            this.deleteWhereScripted();
            const run = this.operations[operation];
            if (run === undefined) {
                throw new ServiceError("UnknownOperationException", `no operation ${operation}`);
            }
            return run(input);
        } catch (error) {
            logged.error = error instanceof Error ? error.name : String(error);
            throw error;
        }
    }

    /** Changes how the service behaves, or does something behind everybody's back. */
    control(order: ControlOrder): void {
        switch (order.order) {
            case "scriptUpdates":
                this.scripts.set(order.endpointName, [...order.updates]);
                return;
            case "throttle":
                this.throttledCalls = order.calls;
                return;
            case "expireCredentials":
                this.callsUntilExpired = order.expired ? 0 : Infinity;
                return;
            case "expireCredentialsAfter":
                this.callsUntilExpired = order.calls;
                return;
            case "fireAlarm":
                this.firingAlarms.set(order.alarmName, this.weightChanges + (order.afterWeightChanges ?? 0));
                return;
            case "deleteEndpointAfter":
                this.doomed = { name: order.endpointName, callsLeft: order.calls };
                return;
            case "deleteEndpoint":
                this.endpoints.delete(order.endpointName);
                return;
            case "updateEndpoint":
                this.updateEndpoint({
                    EndpointName: order.endpointName,
                    EndpointConfigName: order.endpointConfigName,
                });
                return;
            case "keepConcurrency":
                this.keepsConcurrency = order.kept;
                return;
            case "seed":
                this.seed(order);
        }
    }

    /** Names of every configuration and endpoint that exists, with the configuration each endpoint serves with. */
    state(): { configs: string[]; endpoints: Record<string, string> } {
        const served = [...this.endpoints.values()].map((endpoint) => [endpoint.name, endpoint.configName]);
        return {
            configs: [...this.configs.keys()].sort(),
            endpoints: Object.fromEntries(served) as Record<string, string>,
        };
    }

    private refuseWhereScripted(): void {
        if (this.throttledCalls > 0) {
            this.throttledCalls -= 1;
            throw new ServiceError("ThrottlingException", "Rate exceeded");
        }
        if (this.callsUntilExpired <= 0) {
            throw new ServiceError(
                "ExpiredTokenException",
                "The security token included in the request is expired",
            );
        }
        this.callsUntilExpired -= 1;
    }

    private deleteWhereScripted(): void {
        if (this.doomed !== undefined && this.doomed.callsLeft-- <= 0) {
            this.endpoints.delete(this.doomed.name);
        }
    }

    private seed(order: Extract<ControlOrder, { order: "seed" }>): void {
        this.createConfig({
            EndpointConfigName: order.endpointConfigName,
            ProductionVariants: order.variants.map(({ name, instanceCount, weight, serverless }) => ({
                VariantName: name,
                InitialInstanceCount: instanceCount,
                InitialVariantWeight: weight ?? 1,
                ...(serverless === undefined ? {} : { ServerlessConfig: seededCapacity(serverless) }),
            })),
        });
        if (order.endpointName !== undefined && !this.endpoints.has(order.endpointName)) {
            this.createEndpoint({
                EndpointName: order.endpointName,
                EndpointConfigName: order.endpointConfigName,
            });
            this.endpoint(order.endpointName).status = "InService";
        }
    }

    private config(name: string): ConfigRecord {
        const arn = `${ARN_PREFIX}:endpoint-config/${name}`;
        return this.configs.get(name) ?? invalid(`Could not find endpoint configuration "${arn}".`);
    }

    private endpoint(name: string): EndpointRecord {
        return (
            this.endpoints.get(name) ?? invalid(`Could not find endpoint "${ARN_PREFIX}:endpoint/${name}".`)
        );
    }

    private createConfig(input: Input): Input {
        const name = text(input, "EndpointConfigName");
        const arn = `${ARN_PREFIX}:endpoint-config/${name}`;
        if (this.configs.has(name)) {
            invalid(`Cannot create already existing endpoint configuration "${arn}".`);
        }
        const ProductionVariants = variantRecords(input, "ProductionVariants");
        const ShadowProductionVariants = variantRecords(input, "ShadowProductionVariants");
        if (ProductionVariants.length === 0) {
            invalid("ProductionVariants must have 1 to 10 members");
        }
        if (ShadowProductionVariants.length > 0 && ProductionVariants.length !== 1) {
            invalid("ShadowProductionVariants goes with one production variant");
        }
        this.configs.set(name, {
            EndpointConfigName: name,
            ProductionVariants,
            ShadowProductionVariants,
            input,
            createdAt: this.clock,
        });
        return { EndpointConfigArn: arn };
    }

    private describeConfig(input: Input): Input {
        const config = this.config(text(input, "EndpointConfigName"));
        const EndpointConfigArn = `${ARN_PREFIX}:endpoint-config/${config.EndpointConfigName}`;
        return { ...config.input, EndpointConfigArn, CreationTime: config.createdAt / 1000 };
    }

    private deleteConfig(input: Input): Input {
        const { EndpointConfigName: name } = this.config(text(input, "EndpointConfigName"));
        const user = [...this.endpoints.values()].find(
            (endpoint) => endpoint.configName === name || endpoint.pending?.configName === name,
        );
        if (user !== undefined) {
            invalid(`Cannot delete endpoint configuration "${name}": endpoint "${user.name}" uses it.`);
        }
        this.configs.delete(name);
        return {};
    }

    private createEndpoint(input: Input): Input {
        const name = text(input, "EndpointName");
        const config = this.config(text(input, "EndpointConfigName"));
        const EndpointArn = `${ARN_PREFIX}:endpoint/${name}`;
        if (this.endpoints.has(name)) {
            invalid(`Cannot create already existing endpoint "${EndpointArn}".`);
        }
        this.endpoints.set(name, {
            name,
            status: "Creating",
            configName: config.EndpointConfigName,
            ...fleetsOf(config, undefined, { counts: false, weights: false }),
            createdAt: this.clock,
            modifiedAt: this.clock,
        });
        return { EndpointArn };
    }

    private describeEndpoint(input: Input): Input {
        const endpoint = this.endpoint(text(input, "EndpointName"));
        advance(endpoint, this.clock);
        return describe(endpoint, `${ARN_PREFIX}:endpoint/${endpoint.name}`);
    }

    private updateEndpoint(input: Input): Input {
        const endpoint = this.endpoint(text(input, "EndpointName"));
        const config = this.config(text(input, "EndpointConfigName"));
        this.refuseUpdate(endpoint, config.EndpointConfigName);
        if (config.ProductionVariants.some(({ ServerlessConfig }) => ServerlessConfig !== undefined)) {
            refuseGuardrails(endpoint, input);
        }
        const retain = input["RetainAllVariantProperties"] === true;
        const excluded = list(input, "ExcludeRetainedVariantProperties").map(
            (property) => property["VariantPropertyType"],
        );
        endpoint.status = "Updating";
        endpoint.modifiedAt = this.clock;
        endpoint.lastDeploymentConfig = input["DeploymentConfig"];
        endpoint.pending = {
            configName: config.EndpointConfigName,
            ...fleetsOf(config, endpoint, {
                counts: retain && !excluded.includes("DesiredInstanceCount"),
                weights: retain && !excluded.includes("DesiredWeight"),
                concurrency: this.keepsConcurrency,
            }),
            script: this.scripts.get(endpoint.name)?.shift() ?? DEFAULT_UPDATE,
            polls: 0,
        };
        return { EndpointArn: `${ARN_PREFIX}:endpoint/${endpoint.name}` };
    }

    private refuseUpdate(endpoint: EndpointRecord, configName: string): void {
        const arn = `${ARN_PREFIX}:endpoint/${endpoint.name}`;
        if (BUSY.includes(endpoint.status)) {
            invalid(`Cannot update in-progress endpoint "${arn}".`);
        }
        if (endpoint.status === "Failed") {
            invalid(`Cannot update endpoint "${arn}" in status Failed.`);
        }
        if (endpoint.configName === configName) {
            invalid(
                `Cannot update endpoint "${arn}": it uses endpoint configuration "${configName}" already.`,
            );
        }
    }

    private updateCapacities(input: Input): Input {
        const endpoint = this.endpoint(text(input, "EndpointName"));
        if (BUSY.includes(endpoint.status)) {
            invalid(`Cannot update in-progress endpoint "${ARN_PREFIX}:endpoint/${endpoint.name}".`);
        }
        const variants = new Map(endpoint.variants);
        for (const desired of list(input, "DesiredWeightsAndCapacities")) {
            const name = text(desired, "VariantName");
            const variant = variants.get(name) ?? invalid(`Could not find variant "${name}".`);
            variants.set(name, {
                ...withConcurrency(variant, desired["ServerlessUpdateConfig"]),
                instanceCount: Number(desired["DesiredInstanceCount"] ?? variant.instanceCount),
                weight: Number(desired["DesiredWeight"] ?? variant.weight),
            });
        }
        if ([...variants.values()].every(({ weight }) => weight === 0)) {
            invalid("At least one variant must have a weight above 0.");
        }
        this.weightChanges += 1;
        endpoint.pendingVariants = variants;
        endpoint.status = "Updating";
        endpoint.modifiedAt = this.clock;
        return { EndpointArn: `${ARN_PREFIX}:endpoint/${endpoint.name}` };
    }

    private deleteEndpoint(input: Input): Input {
        const endpoint = this.endpoint(text(input, "EndpointName"));
        if (BUSY.includes(endpoint.status)) {
            invalid(`Cannot delete in-progress endpoint "${ARN_PREFIX}:endpoint/${endpoint.name}".`);
        }
        this.endpoints.delete(endpoint.name);
        return {};
    }

    private describeAlarms(input: Input): Input {
        const asked = input["AlarmNames"];
        const names = Array.isArray(asked) ? asked.map(String) : [];
        const firing = names.filter(
            (name) => this.weightChanges >= (this.firingAlarms.get(name) ?? Infinity),
        );
        return { MetricAlarms: firing.map((AlarmName) => ({ AlarmName, StateValue: "ALARM" })) };
    }
}

import * as path from "node:path";
import { rehearse } from "../../../rehearsal/stack/rehearseStack";
import { RecordedResource } from "../../../rehearsal/engine/recordedResource";
import { Delivery, DeliveryListener, Published } from "../../../rehearsal/firstLife/delivery";
import { ComposedStack, DeliveryWork } from "../../../rehearsal/firstLife/deliveryWork";
import { ResourceGraph } from "../../../rehearsal/graph/resourceGraph";
import { approvalEvent } from "../../../rehearsal/registry/approvalEvent";
import { LocalRegistry } from "../../../rehearsal/registry/localRegistry";
import { recorded } from "../graph/graphFixtures";

const LOCATION = { partition: "aws", region: "eu-central-1", accountId: "111122223333" };
const GROUP = "diagnosis";

/** Everything that the platform of this repository declares. */
export async function platformResources(): Promise<RecordedResource[]> {
    return (await rehearse({ stack: "dev", policies: false })).graph.resources;
}

/** The resources of a stack that a delivery looks at, for one version. */
export function servingResources(environment: string, version: string): RecordedResource[] {
    const named = (name: string): { outputs: Record<string, unknown> } => ({ outputs: { name } });
    return [
        recorded(
            "aws:sagemaker/model:Model",
            "model",
            { primaryContainer: { modelPackageName: version } },
            named("model-0000001"),
        ),
        recorded(
            "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
            "config",
            { productionVariants: [{ modelName: "model-0000001" }] },
            named("config-0000001"),
        ),
        recorded("pulumi-nodejs:dynamic/mlops:EndpointRollout", "rollout", {
            endpointName: environment,
            endpointConfigName: "config-0000001",
            watchSeconds: 8700,
            rollbackAlarmNames: ["too-many-errors"],
        }),
    ];
}

/** Work that takes no time. */
class QuickWork implements DeliveryWork {
    compose(stack: string, version: string): Promise<ComposedStack> {
        const graph: ResourceGraph = {
            ...{ stack, project: "test", outputs: {}, policies: [] },
            resources: servingResources(stack, version),
            cost: { currency: "USD", monthly: { min: 0, max: 0 }, priceDate: "", items: [] },
        };
        return Promise.resolve({ graph, description: "" });
    }

    test(): Promise<{ passed: boolean; checks: [] }> {
        return Promise.resolve({ passed: true, checks: [] });
    }
}

/** A delivery of this repository's platform at work, and what is said of it. */
export class DeliveryFixture {
    readonly registry: LocalRegistry;
    readonly delivery: Delivery;
    readonly said: string[] = [];
    private minutes = 0;

    constructor(folder: string, resources: readonly RecordedResource[]) {
        this.registry = new LocalRegistry(path.join(folder, "registry"), () => {
            this.minutes += 1;
            return new Date(Date.UTC(2026, 0, 1, 0, this.minutes)).toISOString();
        });
        this.delivery = new Delivery({
            ...{ resources, registry: this.registry, group: GROUP, folder, python: "python3" },
            work: new QuickWork(),
            listener: this.listener(),
            signal: new AbortController().signal,
        });
    }

    /** Registers the next version. */
    async register(): Promise<string> {
        const registration = { modelArchive: "", runId: "run", metrics: { auc: 0.9 }, request: {} };
        return (await this.registry.register(LOCATION, { group: GROUP, ...registration })).arn;
    }

    async approve(arn: string): Promise<Published> {
        return this.publish((await this.registry.approve(arn)).event);
    }

    async reject(arn: string): Promise<Published> {
        return this.publish((await this.registry.reject(arn)).event);
    }

    /** Delivers an event, and waits until nothing moves any more. */
    async publish(event: ReturnType<typeof approvalEvent>): Promise<Published> {
        const published = await this.delivery.publish(event);
        await this.delivery.settled();
        return published;
    }

    /** Answers the gate that has been open longest. */
    async answer(decision: "Approved" | "Rejected" = "Approved"): Promise<void> {
        this.delivery.gates[0]?.answer(decision);
        await this.delivery.settled();
    }

    /** A version that is live everywhere. */
    async liveVersion(): Promise<string> {
        const arn = await this.register();
        await this.approve(arn);
        await this.answer();
        return arn;
    }

    /** What each environment has live. */
    live(): Record<string, string | undefined> {
        const states = [...this.delivery.player.environments.values()];
        return Object.fromEntries(states.map(({ name, live }) => [name, live]));
    }

    /** Versions and ends of all executions, in order. */
    executions(): [string | undefined, string][] {
        return this.delivery.executions.map(({ variables, status }) => [
            variables["ModelPackageArn"],
            status,
        ]);
    }

    private listener(): DeliveryListener {
        return {
            begun: () => undefined,
            told: ({ number }, { stage, action }, line) => {
                this.said.push(`${number.toString()} ${stage}/${action}: ${line}`);
            },
            failed: ({ number }, { stage, action }, reason) => {
                this.said.push(`${number.toString()} ${stage}/${action} failed: ${reason}`);
            },
        };
    }
}

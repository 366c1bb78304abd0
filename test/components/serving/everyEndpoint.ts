import * as assert from "node:assert";
import { EndpointArgs } from "../../../components/serving/endpointArgs";
import { record, Recording } from "../../support/recorder";
import { CONFIG, ENDPOINT, MODEL, ROLE, ROLE_POLICY, ROLLOUT } from "./servingFixtures";

/** Records an endpoint made of valid arguments, some of them replaced. */
export type EndpointRecorder<A> = (overrides?: Partial<A>, preview?: boolean) => Promise<Recording>;

/** An endpoint component as the tests of every endpoint see it. */
export interface EndpointUnderTest {
    /** Class of the component. */
    component: string;
    /** Name that the component is given. */
    name: string;
    /** Name of its only model, and the container that it is of. */
    model: { name: string; container: Record<string, unknown> };
    /** Outputs that it has beside name, configuration and role. */
    furtherOutputs?: Record<string, unknown>;
    recordEndpoint: EndpointRecorder<EndpointArgs>;
}

/** The recorder of what `declare` makes; what it returns are the recorded outputs. */
export function endpointRecorder<A>(
    declare: (overrides: Partial<A>) => Record<string, unknown>,
): EndpointRecorder<A> {
    return (overrides = {}, preview = false) => record(() => declare(overrides), { preview });
}

/** Asserts that the component, written `Class "name"`, is refused with exactly these lines. */
export function rejection<A>(
    component: string,
    recordEndpoint: EndpointRecorder<A>,
): (overrides: Partial<A>, ...lines: string[]) => Promise<void> {
    return (overrides, ...lines) =>
        assert.rejects(recordEndpoint(overrides), {
            message: [`${component}:`, ...lines.map((line) => `  ${line}`)].join("\n"),
        });
}

function itMakesItsChildren({ component, name, model, recordEndpoint }: EndpointUnderTest): void {
    it("makes a role, a model, a configuration, the endpoint and its rollout, each with its parent", async () => {
        const recording = await recordEndpoint();
        assert.deepStrictEqual(recording.typesAndNames(), [
            `${ROLE} ${name}-execution-role`,
            `${ROLE_POLICY} ${name}-execution-role-policy`,
            `${ENDPOINT} ${name}-endpoint`,
            `${CONFIG} ${name}-endpoint-config`,
            `${MODEL} ${model.name}`,
            `mlops:index:${component} ${name}`,
            `${ROLLOUT} ${name}-endpoint-rollout`,
        ]);
        for (const { type, name, urn } of recording.resources.filter(({ custom }) => custom)) {
            assert.strictEqual(
                urn,
                `urn:pulumi:test::sagemaker-mlops::mlops:index:${component}$${type}::${name}`,
            );
        }
    });

    it("lets the caller's tags win over its own, on every child that takes tags", async () => {
        const tags = { team: "risk", "mlops:component": "ours" };
        const recording = await recordEndpoint({ tags });
        for (const type of [ROLE, MODEL, CONFIG, ENDPOINT]) {
            assert.deepStrictEqual(recording.one(type).inputs["tags"], tags, type);
        }
    });
}

function itHostsItsModel({ component, name, model, recordEndpoint }: EndpointUnderTest): void {
    it("hosts the model in the VPC, cut off every network, without a name of its own", async () => {
        const recording = await recordEndpoint();
        const { inputs, dependencies } = recording.one(MODEL);
        assert.deepStrictEqual(inputs, {
            enableNetworkIsolation: true,
            executionRoleArn: `arn:aws:iam::111122223333:role/${name}-execution-role-0a1b2c3`,
            primaryContainer: model.container,
            tags: { "mlops:component": component, team: "risk" },
            vpcConfig: { securityGroupIds: ["sg-1"], subnets: ["subnet-a", "subnet-b"] },
        });
        assert.ok(
            dependencies.includes(recording.one(ROLE_POLICY).urn),
            "SageMaker tries the role's rights at once, so the policy comes first",
        );
    });

    it("leaves out protection and isolation where it is told to", async () => {
        const recording = await recordEndpoint({ protectEndpoint: false, networkIsolation: false });
        assert.strictEqual(recording.one(ENDPOINT).options.protect, false);
        assert.strictEqual(recording.one(MODEL).inputs["enableNetworkIsolation"], false);
    });
}

function itKeepsItsEndpoint({ component, name, recordEndpoint }: EndpointUnderTest): void {
    it("gives the endpoint a stable name, protects it, and leaves what is live to the rollout", async () => {
        const { inputs, options } = (await recordEndpoint()).one(ENDPOINT);
        assert.deepStrictEqual(inputs, {
            endpointConfigName: `${name}-endpoint-config-0a1b2c3`,
            name: "fraud",
            tags: { "mlops:component": component, team: "risk" },
        });
        assert.deepStrictEqual(options, {
            protect: true,
            retainOnDelete: false,
            ignoreChanges: ["deploymentConfig", "endpointConfigName"],
        });
    });
}

function itTellsItsOutputs({ component, name, furtherOutputs, recordEndpoint }: EndpointUnderTest): void {
    for (const preview of [false, true]) {
        it(`tells what callers need ${preview ? "at preview" : "when deployed"}`, async () => {
            const recording = await recordEndpoint({}, preview);
            assert.deepStrictEqual(recording.outputs, {
                endpointConfigName: `${name}-endpoint-config-0a1b2c3`,
                endpointName: "fraud",
                executionRoleArn: `arn:aws:iam::111122223333:role/${name}-execution-role-0a1b2c3`,
                ...furtherOutputs,
            });
            assert.deepStrictEqual(
                recording.one(`mlops:index:${component}`).outputs,
                recording.outputs,
                "what is registered is what is public",
            );
            assert.ok(!JSON.stringify(recording.one(ROLE_POLICY).inputs).includes("<unknown>"));
        });
    }
}

/** The tests that every endpoint component passes, wherever its model runs. */
export function itIsReachedByName(endpoint: EndpointUnderTest): void {
    itMakesItsChildren(endpoint);
    itKeepsItsEndpoint(endpoint);
    itTellsItsOutputs(endpoint);
}

/** The tests that every endpoint component on instances passes, whatever it hosts. */
export function itIsAnEndpoint(endpoint: EndpointUnderTest): void {
    itIsReachedByName(endpoint);
    itHostsItsModel(endpoint);
}

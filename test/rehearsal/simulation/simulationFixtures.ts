import { SimulatedCloud } from "../../../rehearsal/simulation/simulatedCloud";
import { NamedResource } from "../../../rehearsal/simulation/physicalName";

/** A cloud that knows everything, as after a deployment. */
export function cloud(overrides: Partial<SimulatedCloud> = {}): SimulatedCloud {
    return {
        partition: "aws",
        region: "eu-central-1",
        accountId: "111122223333",
        preview: false,
        modelPackageArn: undefined,
        ...overrides,
    };
}

/** A resource in the stack "test". */
export function resource(type: string, name: string, inputs: Record<string, unknown> = {}): NamedResource {
    return { urn: `urn:pulumi:test::project::${type}::${name}`, type, name, inputs };
}

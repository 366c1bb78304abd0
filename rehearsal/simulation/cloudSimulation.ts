import { ResourceRequest, SimulatedResource, Simulation } from "../engine/simulation";
import { answerDataSource } from "./dataSources";
import { SimulatedCloud } from "./simulatedCloud";
import { checkInputs, simulateResource } from "./simulatedResource";
import { simulateVpc, VPC_TYPE } from "./vpc/simulatedVpc";

function createResource(request: ResourceRequest, cloud: SimulatedCloud): SimulatedResource {
    if (request.type === VPC_TYPE) {
        return simulateVpc(request, cloud);
    }
    if (!request.custom) {
        return { id: "", outputs: {} };
    }
    if (request.type === "pulumi:pulumi:StackReference") {
        throw new Error(
            `the program reads stack "${request.name}"; a rehearsal has no other stack's outputs, ` +
                "so pass the value in as a setting",
        );
    }
    const checkedInputs = checkInputs(request);
    return { ...simulateResource({ ...request, inputs: checkedInputs }, cloud, request.id), checkedInputs };
}

/** The simulated provider: AWS as far as identifiers, ARNs and outputs go. It knows no clock and no chance. */
export function cloudSimulation(cloud: SimulatedCloud): Simulation {
    return {
        createResource: (request) => createResource(request, cloud),
        invoke: (request) => answerDataSource(request, cloud),
    };
}

import { runProgram } from "../rehearsal/engine/runProgram";
import { withoutTraces } from "../rehearsal/engine/withoutTraces";
import { cloudSimulation } from "../rehearsal/simulation/cloudSimulation";
import { countEach, Declared, usage } from "./measured";
import { SCENARIO } from "./scenario";

/** Runs a side's program as a rehearsal runs it. Resources that no provider makes do not count. */
async function declare(program: () => void): Promise<Declared> {
    const simulation = cloudSimulation({ ...SCENARIO.location, preview: false, modelPackageArn: undefined });
    const surroundings = { project: "bench", stack: "bench", config: {}, secretKeys: [], preview: false };
    const started = performance.now();
    const { resources } = await withoutTraces(() => runProgram({ ...surroundings, simulation, program }));
    const programMilliseconds = performance.now() - started;
    const custom = resources.filter((resource) => resource.custom).map((resource) => resource.type);
    return { resources: countEach(custom), programMilliseconds, ...usage() };
}

/** Declares as many endpoints as the command line says, and prints what that took. */
export function declarePulumi(declareFleet: (endpoints: number) => void): void {
    const endpoints = Number(process.argv[2]);
    void declare(() => {
        declareFleet(endpoints);
    }).then((declared) => {
        console.log(JSON.stringify(declared));
    });
}

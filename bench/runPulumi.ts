import { runProgram } from "../rehearsal/engine/runProgram";
import { withoutTraces } from "../rehearsal/engine/withoutTraces";
import { cloudSimulation } from "../rehearsal/simulation/cloudSimulation";
import { countEach, Declared, usage } from "./measured";
import { SCENARIO } from "./scenario";
import { declareWithComponents } from "./sides/components";
import { declareRaw } from "./sides/raw";

const DECLARE = { components: declareWithComponents, raw: declareRaw };

/** Runs one side's program as a rehearsal runs it. Resources that no provider makes do not count. */
async function declare(side: keyof typeof DECLARE, count: number): Promise<Declared> {
    const simulation = cloudSimulation({ ...SCENARIO.location, preview: false, modelPackageArn: undefined });
    const surroundings = { project: "bench", stack: "bench", config: {}, secretKeys: [], preview: false };
    const program = () => {
        DECLARE[side](count);
    };
    const started = performance.now();
    const { resources } = await withoutTraces(() => runProgram({ ...surroundings, simulation, program }));
    const programMilliseconds = performance.now() - started;
    const custom = resources.filter((resource) => resource.custom).map((resource) => resource.type);
    return { resources: countEach(custom), programMilliseconds, ...usage() };
}

void declare(process.argv[2] === "raw" ? "raw" : "components", Number(process.argv[3])).then((declared) => {
    console.log(JSON.stringify(declared));
});

import * as assert from "node:assert";
import { SCENARIO } from "../../bench/scenario";
import { declareWithComponents } from "../../bench/sides/components";
import { policies as guardrails } from "../../policies/guardrails/policies";
import { policies as security } from "../../policies/security/policies";
import { RegisteredResource } from "../../rehearsal/engine/registeredResource";
import { runProgram } from "../../rehearsal/engine/runProgram";
import { withoutTraces } from "../../rehearsal/engine/withoutTraces";
import { cloudSimulation } from "../../rehearsal/simulation/cloudSimulation";
import { analyzeAll } from "./analyzer";

const STACK = { project: "speed", stack: "speed", config: {}, secretKeys: [], preview: false };

/** Whole endpoints, each with all that belongs to it, until there are as many resources. */
async function fleet(resources: number): Promise<RegisteredResource[]> {
    const { preview, project, stack, config, secretKeys } = STACK;
    const simulation = cloudSimulation({ ...SCENARIO.location, preview, modelPackageArn: undefined });
    const run = { project, stack, config, secretKeys, preview, simulation };
    const declare = (endpoints: number) =>
        withoutTraces(() => runProgram({ ...run, program: () => declareWithComponents(endpoints) }));
    const { registered: one } = await declare(1);
    const { registered } = await declare(Math.ceil(resources / (one.length - 1)));
    return registered.slice(0, resources);
}

/**
 * Seconds of processor time that both packs take with the resources, with the SDK's part in it. Not the time of day:
 * that depends on what else the machine does.
 */
async function seconds(resources: readonly RegisteredResource[]): Promise<number> {
    const before = process.cpuUsage();
    for (const policies of [guardrails, security]) {
        await analyzeAll(policies, resources);
    }
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
}

describe("speed of the policy packs", function () {
    this.timeout(600_000);

    it("grows no faster than the stack does", async () => {
        const [small, large] = [await fleet(1_000), await fleet(5_000)];
        // What the first run compiles is no cost of a resource.
        await seconds(small);
        const [few, many] = [await seconds(small), await seconds(large)];
        const growth = many / few / 5;
        console.log(
            `      1,000 resources ${few.toFixed(1)} s, 5,000 resources ${many.toFixed(1)} s: ` +
                `a resource takes ${growth.toFixed(2)} x the time`,
        );
        assert.ok(
            growth < 1.6,
            `each of 5,000 resources takes ${growth.toFixed(2)} x as long as each of 1,000`,
        );
    });
});

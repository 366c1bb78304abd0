import { isObject, Json } from "../../components/build/definition/json";
import { PipelineDocument } from "../../components/build/definition/pipelineDefinition";
import { placedSteps } from "../../components/build/definition/stepTree";
import { readPath } from "../pipeline/definition/propertyPath";
import { RecordedResource, UNKNOWN } from "../engine/recordedResource";
import { Estimate } from "./estimate";
import { findPrice, Price } from "./prices";

/** Where each type of step says which instances it runs on, and how many of them. */
const CLUSTERS = [
    "ProcessingResources.ClusterConfig",
    "ResourceConfig",
    "TrainingJobDefinition.ResourceConfig",
    "TransformResources",
];

/** Where a tuning says how many trainings run at the same time, each on its own instances. */
const PARALLEL = "HyperParameterTuningJobConfig.ResourceLimits.MaxParallelTrainingJobs";

/** The instances of one step of a pipeline. */
interface StepFleet {
    step: string;
    instanceType: string;
    count: number;
}

function fleetsOf(definition: string): StepFleet[] {
    const document = JSON.parse(definition) as PipelineDocument;
    return placedSteps(document).flatMap(({ step }) => {
        const given = (step.Arguments ?? null) as Json;
        const cluster = CLUSTERS.map((path) => readPath(given, path)).find((found) => isObject(found));
        const parallel = readPath(given, PARALLEL);
        const { InstanceType: instanceType, InstanceCount: count } = isObject(cluster) ? cluster : {};
        return typeof instanceType === "string" && typeof count === "number"
            ? [
                  {
                      step: step.Name,
                      instanceType,
                      count: count * (typeof parallel === "number" ? parallel : 1),
                  },
              ]
            : [];
    });
}

/** What an hour of a step costs: jobs have the hosting's prices, where both are offered. */
function hourOf({ step, instanceType, count }: StepFleet, region: string): { text: string; price?: Price } {
    const price = findPrice("hostingHour", instanceType, region);
    const fleet = `${step} ${count === 1 ? "" : `${count.toString()} x `}${instanceType}`;
    return price === undefined
        ? { text: `${fleet} (no price known)` }
        : { text: `${fleet} ${(count * price.usd).toFixed(2)}`, price };
}

/** What a pipeline costs: nothing until it runs, and then the hours of each step's instances. */
export function trainingCost(pipeline: RecordedResource, region: string): Estimate {
    const definition = pipeline.inputs["pipelineDefinition"];
    const hours =
        typeof definition === "string" && definition !== UNKNOWN
            ? fleetsOf(definition).map((fleet) => hourOf(fleet, region))
            : [];
    if (hours.length === 0) {
        return { min: 0, max: 0, basis: "billed by use: instance hours of its steps", verified: true };
    }
    return {
        min: 0,
        max: 0,
        basis: `billed by use: USD for an hour of each step, ${hours.map(({ text }) => text).join(", ")}`,
        verified: hours.every(({ price }) => price?.verified !== false),
    };
}

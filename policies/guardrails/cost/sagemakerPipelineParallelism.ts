import { machineLearningLens } from "../../shared/frameworks";
import { isValue } from "../../shared/findings";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { Properties, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, resourceRule } from "../../shared/rule";
import { wholeNumber } from "../../shared/settingKinds";
import { SAGEMAKER_PIPELINE } from "../resourceTypes";
import { jobsOf } from "./trainingJobs";

function judge(type: string, properties: Properties, most: number): Judgement[] {
    const limit = valueAt(properties, "parallelismConfiguration", "maxParallelExecutionSteps");
    const jobs = jobsOf(type, properties);
    if (limit instanceof Unknown) {
        return [limit];
    }
    if (typeof limit === "number" && limit <= most) {
        return [];
    }
    // Fewer jobs than may run at once need no bound.
    if (limit === undefined && (jobs instanceof Unknown || jobs.length <= most)) {
        return jobs instanceof Unknown ? [jobs] : [];
    }
    return [
        {
            subject: "parallelismConfiguration.maxParallelExecutionSteps",
            found: isValue(limit),
            rule: `at most ${String(most)} jobs may run at once`,
            fix: `set it to ${String(most)} or less`,
        },
    ];
}

function example(maxParallelExecutionSteps: number) {
    return {
        type: SAGEMAKER_PIPELINE[0],
        name: "fraud",
        properties: {
            pipelineDefinition: '{"Steps": []}',
            parallelismConfiguration: { maxParallelExecutionSteps },
        },
    };
}

/** A bound or a definition that is unknown at preview is noted there. */
export const sagemakerPipelineParallelism = resourceRule({
    name: "sagemaker-pipeline-parallelism",
    displayName: "Few jobs at once",
    description: "A SageMaker pipeline must bound how many of its jobs run at once.",
    why: "AWS's own bound is 50: a wide pipeline uses up the account's quota of instances, and endpoints cannot grow.",
    severity: "low",
    tags: ["cost", "jobs", "sagemaker"],
    framework: machineLearningLens("MLCOST05-BP03", "Size what hosts and trains a model for what it needs."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ParallelismConfiguration.html",
    remediationSteps: "Set parallelismConfiguration.maxParallelExecutionSteps.",
    settings: {
        maximumParallelSteps: wholeNumber({
            description: "Most jobs that a pipeline may run at once.",
            minimum: 1,
            maximum: 50,
            fallback: 10,
        }),
    },
    remedy: ({ maximumParallelSteps }) => ({
        path: ["parallelismConfiguration", "maxParallelExecutionSteps"],
        value: maximumParallelSteps,
    }),
    enforcementLevel: "mandatory",
    subject: "SageMaker pipelines",
    appliesTo: isOneOf(SAGEMAKER_PIPELINE),
    check: (resource, { maximumParallelSteps }) =>
        findingsOf(resource, judge(resource.type, resource.properties, maximumParallelSteps)),
    examples: { passes: [example(4)], fails: [example(50)] },
});

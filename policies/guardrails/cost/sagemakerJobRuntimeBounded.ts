import { machineLearningLens } from "../../shared/frameworks";
import { isValue } from "../../shared/findings";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { Unknown } from "../../shared/properties";
import { isOneOf, resourceRule } from "../../shared/rule";
import { wholeNumber } from "../../shared/settingKinds";
import { TRAINING_JOB } from "../resourceTypes";
import { DeclaredJob, JOB_TYPES, jobsOf, placeIn } from "./trainingJobs";

const PATH = ["stoppingCondition", "maxRuntimeInSeconds"];

function judge(job: DeclaredJob, longest: number): Judgement[] {
    const value = job.read(...PATH);
    if (value instanceof Unknown) {
        return [value];
    }
    return job.isComputed(...PATH) || (typeof value === "number" && value <= longest)
        ? []
        : [
              {
                  subject: placeIn(job, ...PATH),
                  found: isValue(value),
                  rule: `a job must end within ${String(longest)} s; AWS's own default is a day`,
                  fix: `set it to ${String(longest)} or less`,
              },
          ];
}

function example(stoppingCondition: object) {
    return { type: TRAINING_JOB[0], name: "fraud", properties: { stoppingCondition } };
}

/** What is unknown at preview is noted there; a time that a pipeline computes while it runs cannot be judged. */
export const sagemakerJobRuntimeBounded = resourceRule({
    name: "sagemaker-job-runtime-bounded",
    displayName: "Jobs end",
    description: "Every job, alone or in a pipeline, must have a longest run.",
    why: "A training that no longer converges, or waits for what never comes, is paid for until somebody looks.",
    severity: "medium",
    tags: ["cost", "jobs", "sagemaker"],
    framework: machineLearningLens("MLCOST05-BP03", "Size what hosts and trains a model for what it needs."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StoppingCondition.html",
    remediationSteps: "Set maxRuntimeInSeconds of the stopping condition to what the job needs at most.",
    settings: {
        maximumRuntimeSeconds: wholeNumber({
            description: "Longest run of a job, in seconds.",
            minimum: 60,
            maximum: 2_419_200,
            fallback: 86_400,
        }),
    },
    enforcementLevel: "mandatory",
    subject: "SageMaker jobs and the pipelines that run them",
    appliesTo: isOneOf(JOB_TYPES),
    check: (resource, { maximumRuntimeSeconds }) => {
        const jobs = jobsOf(resource.type, resource.properties);
        return findingsOf(
            resource,
            jobs instanceof Unknown ? [jobs] : jobs.flatMap((job) => judge(job, maximumRuntimeSeconds)),
        );
    },
    examples: { passes: [example({ maxRuntimeInSeconds: 3600 })], fails: [example({})] },
});

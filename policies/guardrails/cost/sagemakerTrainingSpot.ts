import { machineLearningLens } from "../../shared/frameworks";
import { isValue } from "../../shared/findings";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { Unknown } from "../../shared/properties";
import { isOneOf, resourceRule } from "../../shared/rule";
import { flag } from "../../shared/settingKinds";
import { TRAINING_JOB } from "../resourceTypes";
import { DeclaredJob, JOB_TYPES, jobsOf, placeIn } from "./trainingJobs";

/** What a training on spare capacity needs, so that it waits long enough and goes on where it stopped. */
function judgeSpot(job: DeclaredJob): Judgement[] {
    const wait = job.read("stoppingCondition", "maxWaitTimeInSeconds");
    const run = job.read("stoppingCondition", "maxRuntimeInSeconds");
    const checkpoints = job.read("checkpointConfig", "s3Uri");
    const isComputed = job.isComputed("checkpointConfig", "s3Uri");
    const isShort = typeof wait === "number" && typeof run === "number" && wait < run;
    return [
        ...[wait, run, checkpoints].filter((value) => value instanceof Unknown),
        ...(wait === undefined || isShort
            ? [
                  {
                      subject: placeIn(job, "stoppingCondition", "maxWaitTimeInSeconds"),
                      found: isValue(wait),
                      rule: "it must be at least maxRuntimeInSeconds, since it holds waiting and running",
                      fix: "set it to the longest run and the time that waiting is worth",
                  },
              ]
            : []),
        // The many trainings of a tuning are short and would write over each other's checkpoints.
        ...(checkpoints === undefined && !isComputed && job.kind === "training"
            ? [
                  {
                      subject: placeIn(job, "checkpointConfig", "s3Uri"),
                      found: "is not set",
                      rule: "an interrupted training must go on where it stopped",
                      fix: "name a prefix in S3 for its checkpoints",
                  },
              ]
            : []),
    ];
}

function judge(job: DeclaredJob, requireSpot: boolean): Judgement[] {
    const spot = job.read("enableManagedSpotTraining");
    if (spot instanceof Unknown) {
        return [spot];
    }
    if (spot === true) {
        return judgeSpot(job);
    }
    return requireSpot && !job.isComputed("enableManagedSpotTraining")
        ? [
              {
                  subject: placeIn(job, "enableManagedSpotTraining"),
                  found: isValue(spot),
                  rule: "trainings in this environment must use spare capacity, at a fraction of the price",
                  fix: "set it to true, with checkpoints and a longest wait",
              },
          ]
        : [];
}

function example(properties: object) {
    return {
        type: TRAINING_JOB[0],
        name: "fraud",
        properties: {
            enableManagedSpotTraining: true,
            stoppingCondition: { maxRuntimeInSeconds: 3600, maxWaitTimeInSeconds: 7200 },
            ...properties,
        },
    };
}

/** What is unknown at preview is noted there; what a pipeline computes while it runs cannot be judged. */
export const sagemakerTrainingSpot = resourceRule({
    name: "sagemaker-training-spot",
    displayName: "Spare capacity, used well",
    description:
        "A training on spare capacity must wait long enough and keep checkpoints; an environment may ask for it.",
    why: "Spare capacity costs a fraction; without checkpoints each interruption starts the training over.",
    severity: "low",
    tags: ["cost", "jobs", "sagemaker"],
    framework: machineLearningLens("MLCOST05-BP03", "Size what hosts and trains a model for what it needs."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-managed-spot-training.html",
    remediationSteps:
        "Set enableManagedSpotTraining, checkpointConfig and stoppingCondition.maxWaitTimeInSeconds.",
    settings: {
        requireSpot: flag({
            description: "Whether every training must use spare capacity.",
            fallback: false,
        }),
    },
    enforcementLevel: "mandatory",
    subject: "SageMaker jobs and the pipelines that run them",
    appliesTo: isOneOf(JOB_TYPES),
    check: (resource, { requireSpot }) => {
        const jobs = jobsOf(resource.type, resource.properties);
        return findingsOf(
            resource,
            jobs instanceof Unknown
                ? [jobs]
                : jobs.filter(({ kind }) => kind !== "processing").flatMap((job) => judge(job, requireSpot)),
        );
    },
    examples: {
        passes: [example({ checkpointConfig: { s3Uri: "s3://models/checkpoints" } })],
        fails: [example({})],
    },
});

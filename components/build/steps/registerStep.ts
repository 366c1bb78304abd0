import { calculatedMetrics, Checks, driftBaselines } from "../baselines/baselineFiles";
import {
    Execution,
    join,
    Join,
    jsonGet,
    ModelSourceStep,
    RegisterModelStep,
    registerModelStep,
} from "../definition";
import { EVALUATION_FILE, EvaluateStep } from "./evaluateStep";
import { modelCard } from "./modelCard";
import { DATA_REPORT_FILE, PrepareStep } from "./prepareStep";
import { servingInstanceTypes } from "../recipe/recipeImages";
import { servedModel } from "../recipe/servedModel";
import { metricPath } from "../recipe/taskMetrics";
import { dataDistribution } from "../recipe/dataDistribution";
import { DataDistribution } from "../recipe/stepInstances";
import { SERVICE_RETRY, TrainingContext } from "./trainingContext";

/** What a registration reads from. */
export interface RegistrationSources {
    prepare: PrepareStep;
    train: ModelSourceStep;
    evaluate: EvaluateStep;
    /** Checks whose results become the version's baselines. */
    checks: Checks;
}

/** Types that batch transforms of the model may use; `CreateTransformJob` knows fewer than `CreateEndpointConfig`. */
const TRANSFORM_INSTANCE_TYPES = ["ml.m5.large", "ml.m5.xlarge"];
const CONTENT_TYPES = ["text/csv", "application/json"];

/** Files that `evaluate.py` writes beside what the pipeline itself reads. */
const GOLDEN_FILE = "golden.json";
const SAMPLE_PAYLOAD_FILE = "sample_payload.tar.gz";

/** Tasks as Inference Recommender knows them. */
const TASKS = { binary: "CLASSIFICATION", multiclass: "CLASSIFICATION", regression: "REGRESSION" } as const;

/** Begins the names of metrics in a version's metadata, where a later run finds those of the live version. */
export const METRIC_KEY = "Metric:";

/**
 * The metrics that were asked for, as texts, so that an approver sees them beside the version. Metadata take texts
 * only, and a join of one value is how the service turns a value into a text: `PipelineVariable.to_string` of the
 * SageMaker Python SDK writes just that, for `JsonGet` too.
 */
function measuredMetrics(
    { recipe: { metrics, task } }: TrainingContext,
    evaluate: RegistrationSources["evaluate"],
): Record<string, Join> {
    const { EvaluationReport: report } = evaluate.propertyFiles;
    return Object.fromEntries(
        metrics.map(({ name }) => [
            `${METRIC_KEY}${name}`,
            join("", [jsonGet(report, metricPath(task, name))]),
        ]),
    );
}

/**
 * The fingerprint of the data, by which two versions are known to be trained on the same. Each instance of a shared
 * preparation sees a part of them only, so that there is no fingerprint of all.
 */
function dataVersion({ recipe }: TrainingContext, { propertyFiles }: PrepareStep): { DataVersion?: Join } {
    const isShared = dataDistribution(recipe, "prepare") === DataDistribution.ShardedByS3Key;
    return isShared ? {} : { DataVersion: join("", [jsonGet(propertyFiles.DataReport, "fingerprint")]) };
}

/** Address of the evaluation's report. */
export function evaluationUri(evaluate: RegistrationSources["evaluate"]): Join {
    return join("/", [evaluate.outputs.evaluation, EVALUATION_FILE]);
}

/**
 * Registers the model for approval, with what an approver wants to see of it. The files that the version names are
 * encrypted with the platform's key; what the registry itself keeps of it only where that is asked for: AWS says
 * nothing of what another account needs to read or deploy such a version.
 */
export function registerStep(context: TrainingContext, sources: RegistrationSources): RegisterModelStep {
    const { recipe, surroundings, parameters } = context;
    const { prepare, train, evaluate, checks } = sources;
    return registerModelStep({
        name: "Register",
        description: "Registers the model as pending approval",
        modelPackageGroupName: surroundings.modelPackageGroupName,
        container: servedModel(context, train),
        contentTypes: CONTENT_TYPES,
        responseTypes: CONTENT_TYPES,
        realtimeInstanceTypes: servingInstanceTypes(recipe),
        transformInstanceTypes: TRANSFORM_INSTANCE_TYPES,
        metrics: calculatedMetrics(checks, { uri: evaluationUri(evaluate) }),
        driftCheckBaselines: driftBaselines(context, checks),
        samplePayloadUrl: join("/", [evaluate.outputs.evaluation, SAMPLE_PAYLOAD_FILE]),
        purpose: { domain: "MACHINE_LEARNING", task: TASKS[recipe.task] },
        customerMetadata: {
            CommitId: parameters.commitId.value,
            Branch: parameters.branch.value,
            PipelineExecutionId: Execution.pipelineExecutionId,
            InputDataUri: parameters.inputDataUri.value,
            ...dataVersion(context, prepare),
            StartedBy: parameters.startedBy.value,
            BaselineDataUri: prepare.outputs.baseline,
            DataReportUri: join("/", [prepare.outputs.report, DATA_REPORT_FILE]),
            GoldenPredictionsUri: join("/", [evaluate.outputs.evaluation, GOLDEN_FILE]),
            ...measuredMetrics(context, evaluate),
        },
        ...(surroundings.encryptsVersions ? { packageKeyArn: surroundings.keyArn } : {}),
        modelCard: modelCard(context, evaluate.propertyFiles.EvaluationReport),
        retry: [SERVICE_RETRY],
    });
}

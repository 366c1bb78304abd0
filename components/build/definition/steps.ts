import { Json, JsonObject, present } from "./json";

/** What each type of step takes beside its arguments. */
export const STEP_TYPES = {
    Processing: { cache: true, retry: true },
    Training: { cache: true, retry: true },
    Tuning: { cache: true, retry: true },
    AutoML: { cache: true, retry: true },
    Transform: { cache: true, retry: true },
    Model: { cache: false, retry: true },
    RegisterModel: { cache: false, retry: true },
    QualityCheck: { cache: true, retry: false },
    ClarifyCheck: { cache: true, retry: false },
    EMR: { cache: true, retry: false },
    Lambda: { cache: false, retry: false },
    Callback: { cache: false, retry: false },
    Condition: { cache: false, retry: false },
    Fail: { cache: false, retry: false },
} as const;

/** Types of steps that a definition may hold. */
export type StepType = keyof typeof STEP_TYPES;

/** A JSON file among a processing step's outputs, as the definition declares it. */
export interface PropertyFileDocument extends JsonObject {
    readonly PropertyFileName: string;
    readonly OutputName: string;
    readonly FilePath: string;
}

/** A step as the definition holds it. */
export interface StepDocument {
    readonly Name: string;
    readonly Type: StepType;
    readonly DisplayName?: string;
    readonly Description?: string;
    readonly DependsOn?: readonly string[];
    readonly Arguments?: JsonObject | ConditionArguments;
    readonly PropertyFiles?: readonly PropertyFileDocument[];
    readonly CacheConfig?: JsonObject;
    readonly RetryPolicies?: readonly JsonObject[];
    /** Receiver of a Lambda or callback step, and the values that come back. */
    readonly FunctionArn?: Json;
    readonly SqsQueueUrl?: Json;
    readonly OutputParameters?: readonly JsonObject[];
    /** What a quality or Clarify check is told beside its job. */
    readonly CheckType?: string;
    readonly ModelPackageGroupName?: Json;
    readonly ModelName?: Json;
    readonly SkipCheck?: Json;
    readonly FailOnViolation?: Json;
    readonly RegisterNewBaseline?: Json;
    readonly SuppliedBaselineStatistics?: Json;
    readonly SuppliedBaselineConstraints?: Json;
}

/** Arguments of a condition step. The steps of its branches stand only here, not among the pipeline's. */
export interface ConditionArguments {
    readonly Conditions: readonly Json[];
    readonly IfSteps: readonly StepDocument[];
    readonly ElseSteps: readonly StepDocument[];
}

/** A step that a definition is built from; what others may refer to are properties of the step object. */
export interface Step {
    readonly name: string;
    readonly document: StepDocument;
}

/** What may be said about every step. */
export interface StepOptions {
    /** Name as SageMaker Studio shows it. */
    displayName?: string;
    description?: string;
    /** Steps to wait for without reading anything of them; a reference waits by itself. */
    dependsOn?: readonly Step[];
}

/** What was asked to be reused. The service compares addresses of inputs, not what lies there. */
export interface Cache {
    /** How long a result is reused, as an ISO 8601 duration: `P30D`, `PT1H`. */
    expireAfter: string;
}

/** Failures of a step that may pass when it is tried again. */
export type RetryableError =
    | "Step.SERVICE_FAULT"
    | "Step.THROTTLING"
    | "SageMaker.JOB_INTERNAL_ERROR"
    | "SageMaker.CAPACITY_ERROR"
    | "SageMaker.RESOURCE_LIMIT";

/** When to try a step again, and when to give up. */
export interface RetryPolicy {
    on: readonly RetryableError[];
    /** Wait before the first retry, 0 to 43,200 seconds. */
    intervalSeconds: number;
    /** Factor by which each wait is longer than the one before. */
    backoffRate: number;
    /** Give up after this many attempts (1 to 20), or after this many minutes (1 to 14,400). */
    until: { attempts: number } | { minutes: number };
}

/** What may be said about steps that run a job. */
export interface JobStepOptions extends StepOptions {
    cache?: Cache;
    retry?: readonly RetryPolicy[];
}

function retryDocument(policy: RetryPolicy): JsonObject {
    return {
        ExceptionType: policy.on,
        IntervalSeconds: policy.intervalSeconds,
        BackoffRate: policy.backoffRate,
        ...("attempts" in policy.until
            ? { MaxAttempts: policy.until.attempts }
            : { ExpireAfterMin: policy.until.minutes }),
    };
}

/** The part of a step's document that goes before its arguments. */
export function stepHead<T extends StepType>(name: string, type: T, options: StepOptions) {
    const { displayName, description, dependsOn = [] } = options;
    return {
        Name: name,
        Type: type,
        ...present({ DisplayName: displayName, Description: description }),
        ...(dependsOn.length === 0 ? {} : { DependsOn: dependsOn.map((step) => step.name) }),
    };
}

/** The part of a job step's document that goes behind its arguments. */
export function jobTail(options: JobStepOptions) {
    const { cache, retry = [] } = options;
    return {
        ...(cache === undefined ? {} : { CacheConfig: { Enabled: true, ExpireAfter: cache.expireAfter } }),
        ...(retry.length === 0 ? {} : { RetryPolicies: retry.map(retryDocument) }),
    };
}

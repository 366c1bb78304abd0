import { isObject, Json } from "../../../components/build/definition/json";
import { StepDocument, StepType } from "../../../components/build/definition/steps";
import { PlacedStep } from "../../../components/build/definition/stepTree";
import { Problem } from "../../../components/shared/problems/problems";
import { readPath } from "./propertyPath";
import { transformProblems } from "./transformProblems";

/** Why steps of a type cannot run on a laptop; null for those that can. */
const OBSTACLES: Record<StepType, string | null> = {
    Processing: null,
    Training: null,
    Tuning: null,
    Transform: null,
    Model: null,
    Condition: null,
    RegisterModel: null,
    Fail: null,
    AutoML: "an AWS service that has no local form",
    QualityCheck: "AWS's own analyser image",
    ClarifyCheck: "AWS's own analyser image",
    EMR: "an EMR cluster",
    Lambda: "a function in an AWS account",
    Callback: "a queue in an AWS account",
};

/** Steps that a training has for its baselines. */
const CHECKS: readonly StepType[] = ["QualityCheck", "ClarifyCheck"];

function typeProblem(placed: PlacedStep): Problem[] {
    const obstacle: string | null | undefined = OBSTACLES[placed.step.Type];
    if (obstacle === null) {
        return [];
    }
    return [
        {
            path: placed.path,
            rule: `cannot run locally: a step of this type needs ${obstacle ?? "what nobody here knows"}`,
            got: placed.step.Type,
            fix: CHECKS.includes(placed.step.Type)
                ? "leave the baselines out of this run (--no-baselines)"
                : "rehearse a pipeline without this step",
        },
    ];
}

function has(step: StepDocument, path: string): boolean {
    const value = readPath((step.Arguments ?? null) as Json, path);
    return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

/** The arguments by which a step says which program to run; without them only its image knows. */
function programProblem(placed: PlacedStep): Problem[] {
    const wanted = {
        Processing: "AppSpecification.ContainerEntrypoint",
        Training: "HyperParameters.sagemaker_program",
        Tuning: "TrainingJobDefinition.StaticHyperParameters.sagemaker_program",
    } as Readonly<Partial<Record<StepType, string>>>;
    const path = wanted[placed.step.Type];
    if (path === undefined || !isObject((placed.step.Arguments ?? null) as Json) || has(placed.step, path)) {
        return [];
    }
    return [
        {
            path: `${placed.path}.Arguments.${path}`,
            rule: "must be given to run locally: without it only the container image knows the program",
            fix: "name the program, as script mode does",
        },
    ];
}

/** Every step that this machine cannot run, before anything starts. */
export function localProblems(steps: readonly PlacedStep[]): Problem[] {
    return steps.flatMap((placed) => [
        ...typeProblem(placed),
        ...programProblem(placed),
        ...transformProblems(placed, steps),
    ]);
}

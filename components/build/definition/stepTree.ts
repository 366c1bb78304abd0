import { JsonObject, present } from "./json";
import { PipelineDocument } from "./pipelineDefinition";
import { ConditionArguments, StepDocument } from "./steps";

/** Keys of a step beside its arguments that may hold references. */
const REFERRING_KEYS = [
    "FunctionArn",
    "SqsQueueUrl",
    "ModelPackageGroupName",
    "ModelName",
    "SkipCheck",
    "FailOnViolation",
    "RegisterNewBaseline",
    "SuppliedBaselineStatistics",
    "SuppliedBaselineConstraints",
] as const;

/** A branch of a condition step. */
export interface Branch {
    /** The condition step's name. */
    condition: string;
    side: "IfSteps" | "ElseSteps";
}

/** A step and where it stands. */
export interface PlacedStep {
    step: StepDocument;
    /** Where the step stands in the document, for example `Steps.CheckMetrics.IfSteps.Register`. */
    path: string;
    /** The branches around it, outermost first; none for a step of the pipeline itself. */
    branches: readonly Branch[];
}

/** Arguments of a condition step; undefined for every other step. */
export function conditionArguments(step: StepDocument): ConditionArguments | undefined {
    // `Type` decides what `Arguments` holds; TypeScript cannot tell, as both are plain JSON.
    return step.Type === "Condition" ? (step.Arguments as ConditionArguments | undefined) : undefined;
}

function place(steps: readonly StepDocument[], path: string, branches: readonly Branch[]): PlacedStep[] {
    return steps.flatMap((step) => {
        const here = { step, path: `${path}.${step.Name}`, branches };
        const choice = conditionArguments(step);
        if (choice === undefined) {
            return [here];
        }
        const inside = (["IfSteps", "ElseSteps"] as const).flatMap((side) =>
            place(choice[side], `${here.path}.${side}`, [...branches, { condition: step.Name, side }]),
        );
        return [here, ...inside];
    });
}

/** Every step of a definition, in branches too, in the order of the document. */
export function placedSteps(definition: PipelineDocument): PlacedStep[] {
    return place(definition.Steps, "Steps", []);
}

/** What a step itself says, without the steps in its branches: its arguments, and what else may hold references. */
export function ownContent(step: StepDocument): JsonObject {
    const choice = conditionArguments(step);
    // Only a condition's arguments hold steps; all others are plain JSON.
    const args = choice === undefined ? (step.Arguments as JsonObject | undefined) : undefined;
    return present({
        Arguments: choice === undefined ? args : { Conditions: choice.Conditions },
        ...Object.fromEntries(REFERRING_KEYS.map((key) => [key, step[key]])),
    });
}

/** Whether both steps stand in the same condition, one in each branch: then at most one of them runs. */
export function excludeEachOther(a: PlacedStep, b: PlacedStep): boolean {
    return a.branches.some((mine) =>
        b.branches.some((theirs) => mine.condition === theirs.condition && mine.side !== theirs.side),
    );
}

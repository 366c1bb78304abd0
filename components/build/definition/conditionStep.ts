import { Condition } from "./conditions";
import { Step, stepHead, StepOptions } from "./steps";

/** What a condition step is made from. */
export interface ConditionStepSpec extends StepOptions {
    name: string;
    /** All must hold for the first branch to run. */
    conditions: readonly Condition[];
    /** Steps that run where the conditions hold. They stand nowhere else in the pipeline. */
    ifSteps: readonly Step[];
    /** Steps that run otherwise. */
    elseSteps: readonly Step[];
}

/** A step that chooses one of two branches. The service takes no condition step inside a branch. */
export function conditionStep(spec: ConditionStepSpec): Step {
    return {
        name: spec.name,
        document: {
            ...stepHead(spec.name, "Condition", spec),
            Arguments: {
                Conditions: spec.conditions,
                IfSteps: spec.ifSteps.map((step) => step.document),
                ElseSteps: spec.elseSteps.map((step) => step.document),
            },
        },
    };
}

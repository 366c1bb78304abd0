import { Text } from "./expressions";
import { Step, stepHead } from "./steps";

/** What a fail step is made from. It takes no `dependsOn` of its own: what leads to it is its branch. */
export interface FailStepSpec {
    name: string;
    /** Why the run failed, as everybody who looks at it reads it. */
    message: Text;
}

/** A step that ends the run as failed. */
export function failStep(spec: FailStepSpec): Step {
    return {
        name: spec.name,
        document: { ...stepHead(spec.name, "Fail", {}), Arguments: { ErrorMessage: spec.message } },
    };
}

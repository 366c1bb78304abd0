import { PipelineDocument, StepDocument } from "../../../../components/build/definition";
import { JsonObject } from "../../../../components/build/definition/json";

/** A definition with these steps and one parameter of each type. */
export function definition(
    steps: StepDocument[],
    overrides: Partial<PipelineDocument> = {},
): PipelineDocument {
    return {
        Version: "2020-12-01",
        Parameters: [
            { Name: "Text", Type: "String" },
            { Name: "Count", Type: "Integer" },
        ],
        Steps: steps,
        ...overrides,
    };
}

/** A processing step with one output, `data`. */
export function processing(name: string, overrides: Partial<StepDocument> = {}): StepDocument {
    return {
        Name: name,
        Type: "Processing",
        Arguments: { ProcessingOutputConfig: { Outputs: [{ OutputName: "data" }] } },
        ...overrides,
    };
}

/** A training step whose arguments are these. */
export function training(
    name: string,
    args: JsonObject = {},
    overrides: Partial<StepDocument> = {},
): StepDocument {
    return { Name: name, Type: "Training", Arguments: args, ...overrides };
}

/** A condition step whose condition holds. */
export function condition(name: string, ifSteps: StepDocument[], elseSteps: StepDocument[]): StepDocument {
    return {
        Name: name,
        Type: "Condition",
        Arguments: {
            Conditions: [{ Type: "Equals", LeftValue: 1, RightValue: 1 }],
            IfSteps: ifSteps,
            ElseSteps: elseSteps,
        },
    };
}

/** A step that ends the run. */
export function fail(name: string): StepDocument {
    return { Name: name, Type: "Fail", Arguments: { ErrorMessage: "no" } };
}

import { Json } from "../../../components/build/definition/json";
import { PlacedStep } from "../../../components/build/definition/stepTree";
import { Problem } from "../../../components/shared/problems/problems";
import { readPath } from "./propertyPath";

/** Where a training, and each training of a tuning, names its script. */
const PROGRAM_PATHS = [
    "HyperParameters.sagemaker_program",
    "TrainingJobDefinition.StaticHyperParameters.sagemaker_program",
];

function scriptName(value: Json | undefined): string | undefined {
    try {
        const name: unknown = typeof value === "string" ? JSON.parse(value) : undefined;
        return typeof name === "string" ? name : undefined;
    } catch {
        return undefined;
    }
}

/**
 * Every script that a training asks for and that is not there, before anything starts.
 *
 * @param scripts names of the scripts that the code consists of
 */
export function scriptProblems(steps: readonly PlacedStep[], scripts: readonly string[]): Problem[] {
    return steps.flatMap(({ step, path }) =>
        PROGRAM_PATHS.flatMap((place) => {
            const name = scriptName(readPath((step.Arguments ?? null) as Json, place));
            return name === undefined || scripts.includes(name)
                ? []
                : [
                      {
                          path: `${path}.Arguments.${place}`,
                          rule: "must name a script of the model's repository",
                          got: name,
                          fix: `write it, or choose another model type; there are ${scripts.join(", ")}`,
                      },
                  ];
        }),
    );
}

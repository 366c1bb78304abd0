import { Problem } from "../../shared/problems/problems";
import { PipelineDocument } from "./pipelineDefinition";
import { PlacedStep } from "./stepTree";

const NAME = /^[A-Za-z0-9\-_]{1,64}$/;
const NAME_RULE = "must be 1 to 64 letters, digits, hyphens or underscores";

function patternProblems(path: string, name: string): Problem[] {
    return NAME.test(name)
        ? []
        : [{ path, rule: NAME_RULE, got: name, fix: "choose a name of those characters" }];
}

function repeated(names: readonly string[]): string[] {
    return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/** Whether the only two places of a step are the two branches of one condition. */
function standsInBothBranches(places: readonly PlacedStep[]): boolean {
    const [first, second, ...more] = places.map((place) => place.branches.at(-1));
    return (
        more.length === 0 &&
        first !== undefined &&
        first.condition === second?.condition &&
        first.side !== second.side
    );
}

function repeatedStepProblem(name: string, steps: readonly PlacedStep[]): Problem {
    const places = steps.filter(({ step }) => step.Name === name);
    const path = places.at(-1)?.path ?? "Steps";
    return standsInBothBranches(places)
        ? {
              path,
              rule: "must not stand in both branches of one condition",
              got: name,
              fix: "put the step before the condition, or make two steps with names of their own",
          }
        : {
              path,
              rule: "must be the only step of its name, in branches too",
              got: name,
              fix: "rename one of the steps",
          };
}

/** What is wrong with the names of parameters and steps. */
export function nameProblems(definition: PipelineDocument, steps: readonly PlacedStep[]): Problem[] {
    const parameters = (definition.Parameters ?? []).map((parameter) => parameter.Name);
    return [
        ...parameters.flatMap((name) => patternProblems(`Parameters.${name}`, name)),
        ...repeated(parameters).map((name) => ({
            path: `Parameters.${name}`,
            rule: "must be the only parameter of its name",
            got: name,
            fix: "rename one of the parameters",
        })),
        ...steps.flatMap(({ step, path }) => patternProblems(path, step.Name)),
        ...repeated(steps.map(({ step }) => step.Name)).map((name) => repeatedStepProblem(name, steps)),
    ];
}

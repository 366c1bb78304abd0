import { Problem } from "../../shared/problems/problems";
import { conditionArguments, PlacedStep } from "./stepTree";

function nestingProblems({ step, path, branches }: PlacedStep): Problem[] {
    const around = branches.at(-1);
    return step.Type !== "Condition" || around === undefined
        ? []
        : [
              {
                  path,
                  rule: "must not be a condition step inside a branch of another",
                  got: step.Name,
                  fix: `put its conditions into ${around.condition}, combined with Or and Not`,
              },
          ];
}

function emptyProblems({ step, path }: PlacedStep): Problem[] {
    const choice = conditionArguments(step);
    if (choice === undefined) {
        return [];
    }
    const problems: Problem[] = [];
    if (choice.Conditions.length === 0) {
        problems.push({
            path: `${path}.Arguments.Conditions`,
            rule: "must hold at least one condition",
            fix: "say what the choice depends on, or take the step away",
        });
    }
    if (choice.IfSteps.length === 0 && choice.ElseSteps.length === 0) {
        problems.push({
            path: `${path}.Arguments`,
            rule: "must lead to at least one step",
            fix: "give IfSteps or ElseSteps, or take the step away",
        });
    }
    return problems;
}

/** What is wrong with condition steps. */
export function branchProblems(steps: readonly PlacedStep[]): Problem[] {
    return steps.flatMap((placed) => [...nestingProblems(placed), ...emptyProblems(placed)]);
}

import { closest } from "fastest-levenshtein";
import { Problem } from "../../shared/problems/problems";
import { PlacedStep } from "./stepTree";
import { STEP_TYPES } from "./steps";

/** What is wrong with the type of a step: a document that others wrote may hold any text. */
export function typeProblems({ step, path }: PlacedStep): Problem[] {
    const known = Object.keys(STEP_TYPES);
    return known.includes(step.Type)
        ? []
        : [
              {
                  path: `${path}.Type`,
                  rule: "must be a type of step that the service has",
                  got: step.Type,
                  fix: `use ${closest(step.Type, known)}; known are ${known.join(", ")}`,
              },
          ];
}

import { isObject, Json, JsonObject } from "../../../components/build/definition/json";
import { parseTarget } from "../../../components/build/definition/references";
import { PlacedStep } from "../../../components/build/definition/stepTree";
import { Problem } from "../../../components/shared/problems/problems";
import { isSelection } from "./jsonPath";
import { objectAt } from "../steps/stepContext";

function createsModel(name: Json | undefined, steps: readonly PlacedStep[]): boolean {
    const target = isObject(name ?? null) ? (name as JsonObject)["Get"] : undefined;
    const parsed = typeof target === "string" ? parseTarget(target) : undefined;
    return (
        parsed?.kind === "step" &&
        steps.some(({ step }) => step.Name === parsed.step && step.Type === "Model")
    );
}

function filterProblems(args: JsonObject, path: string): Problem[] {
    const data = objectAt(args, "DataProcessing");
    return ["InputFilter", "OutputFilter"].flatMap((key) => {
        const filter = data[key];
        return filter === undefined || (typeof filter === "string" && isSelection(filter))
            ? []
            : [
                  {
                      path: `${path}.Arguments.DataProcessing.${key}`,
                      rule: "must pick values of CSV records to run locally",
                      got: filter,
                      fix: "write $, $[0], $[0,3] or $[1:]",
                  },
              ];
    });
}

/** What keeps a transform from running here; nothing for steps of other types. */
export function transformProblems({ step, path }: PlacedStep, steps: readonly PlacedStep[]): Problem[] {
    const args = (step.Arguments ?? null) as Json;
    if (step.Type !== "Transform" || !isObject(args)) {
        return [];
    }
    const model: Problem[] = createsModel(args["ModelName"], steps)
        ? []
        : [
              {
                  path: `${path}.Arguments.ModelName`,
                  rule: "must be the model that a step of this pipeline creates to run locally",
                  got: args["ModelName"],
                  fix: "put a step of type Model before it, and read its ModelName",
              },
          ];
    return [...model, ...filterProblems(args, path)];
}

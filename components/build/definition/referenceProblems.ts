import { closest } from "fastest-levenshtein";
import { Problem } from "../../shared/problems/problems";
import { Execution } from "./expressions";
import { PipelineDocument } from "./pipelineDefinition";
import { parseTarget, pipelineReferences, Reference, referencesOf } from "./references";
import { propertyProblems } from "./propertyProblems";
import { excludeEachOther, PlacedStep } from "./stepTree";

const EXECUTION_VARIABLES = Object.values(Execution).map((variable) => variable.Get);

function unknownProblem(reference: Reference, kind: string, known: readonly string[]): Problem {
    const nearest = known.length === 0 ? "" : `; the nearest is ${closest(reference.target, known)}`;
    return {
        path: reference.path,
        rule: `must refer to ${kind} of this pipeline`,
        got: reference.target,
        fix: `correct the reference${nearest}`,
    };
}

function malformedProblem(reference: Reference): Problem {
    return {
        path: reference.path,
        rule: "must read Parameters.<name>, Steps.<name>.<property> or Execution.<variable>",
        got: reference.target,
        fix: "correct the reference",
    };
}

function stepTargetProblems(
    reference: Reference,
    property: string,
    target: PlacedStep,
    reader: PlacedStep | undefined,
): Problem[] {
    if (reader !== undefined && excludeEachOther(reader, target)) {
        return [
            {
                path: reference.path,
                rule: "must not read from a step of the other branch, which does not run in the same run",
                got: reference.target,
                fix: "read from a step before the condition",
            },
        ];
    }
    return propertyProblems(reference, property, target.step);
}

function problemsOf(
    reference: Reference,
    reader: PlacedStep | undefined,
    definition: PipelineDocument,
    steps: readonly PlacedStep[],
): Problem[] {
    const target = parseTarget(reference.target);
    switch (target.kind) {
        case "parameter": {
            const known = (definition.Parameters ?? []).map(({ Name }) => `Parameters.${Name}`);
            return known.includes(reference.target) ? [] : [unknownProblem(reference, "a parameter", known)];
        }
        case "execution":
            return EXECUTION_VARIABLES.includes(reference.target)
                ? []
                : [unknownProblem(reference, "an execution variable", EXECUTION_VARIABLES)];
        case "step": {
            const found = steps.find(({ step }) => step.Name === target.step);
            return found === undefined
                ? [
                      unknownProblem(
                          reference,
                          "a step",
                          steps.map(({ step }) => `Steps.${step.Name}`),
                      ),
                  ]
                : stepTargetProblems(reference, target.property, found, reader);
        }
        case "malformed":
            return [malformedProblem(reference)];
        default:
            return target satisfies never;
    }
}

/** What is wrong with references: every `Get` must find what it reads. */
export function referenceProblems(definition: PipelineDocument, steps: readonly PlacedStep[]): Problem[] {
    return [
        ...pipelineReferences(definition).flatMap((reference) =>
            problemsOf(reference, undefined, definition, steps),
        ),
        ...steps.flatMap((reader) =>
            referencesOf(reader).flatMap((reference) => problemsOf(reference, reader, definition, steps)),
        ),
    ];
}

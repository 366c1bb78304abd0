import { z } from "zod";
import { definitionProblems, PipelineDocument } from "../../../components/build/definition";
import { PlacedStep, placedSteps } from "../../../components/build/definition/stepTree";
import { describeProblem, Problem } from "../../../components/shared/problems/problems";
import { UsageError } from "../../terminal/usageError";
import { localProblems } from "./localSupport";

/** A definition that is sound and can run here. */
export interface ReadDefinition {
    definition: PipelineDocument;
    /** Its steps, in branches too, in the order of the document. */
    steps: PlacedStep[];
}

const step = z.looseObject({
    Name: z.string(),
    Type: z.string(),
    DependsOn: z.array(z.string()).optional(),
    get Arguments() {
        return z
            .looseObject({
                Conditions: z.array(z.unknown()).optional(),
                IfSteps: z.array(step).optional(),
                ElseSteps: z.array(step).optional(),
            })
            .optional();
    },
    PropertyFiles: z
        .array(z.looseObject({ PropertyFileName: z.string(), OutputName: z.string(), FilePath: z.string() }))
        .optional(),
});

/** As much of the shape as the checks of the definition stand on; these say everything else better. */
const shape = z.looseObject({
    Version: z.string(),
    Parameters: z.array(z.looseObject({ Name: z.string(), Type: z.string() })).optional(),
    Steps: z.array(step),
});

/** What is said of a definition that cannot be run. */
export function rejected(source: string, problems: readonly (Problem | string)[]): UsageError {
    const lines = problems.map((problem) =>
        typeof problem === "string" ? problem : describeProblem(problem),
    );
    return new UsageError([`${source} cannot be run:`, ...lines.map((line) => `  ${line}`)].join("\n"));
}

function parse(text: string, source: string): unknown {
    try {
        return JSON.parse(text);
    } catch (error) {
        throw rejected(source, [`it is not JSON: ${error instanceof Error ? error.message : String(error)}`]);
    }
}

/** An empty branch may be left out of a document, but not out of what is worked with. */
function withBranches(value: unknown): unknown {
    return JSON.parse(JSON.stringify(value), (_, item: unknown) => {
        if (typeof item !== "object" || item === null || !("Type" in item) || item.Type !== "Condition") {
            return item;
        }
        const given = "Arguments" in item && typeof item.Arguments === "object" ? item.Arguments : {};
        return { ...item, Arguments: { Conditions: [], IfSteps: [], ElseSteps: [], ...given } };
    });
}

/**
 * Reads a pipeline definition and checks that it is sound and that every step can run locally.
 *
 * @param more further problems, of the parameters for example, to be listed with the others
 * @throws UsageError listing every problem
 */
export function readDefinition(
    text: string,
    source: string,
    more: (definition: PipelineDocument, steps: readonly PlacedStep[]) => Problem[] = () => [],
): ReadDefinition {
    const parsed = shape.safeParse(parse(text, source));
    if (!parsed.success) {
        throw rejected(
            source,
            parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`),
        );
    }
    // The shape has been checked as far as the document's type goes; the rest is JSON at any depth.
    const definition = withBranches(parsed.data) as PipelineDocument;
    const steps = placedSteps(definition);
    const problems = [...definitionProblems(definition), ...localProblems(steps), ...more(definition, steps)];
    if (problems.length > 0) {
        throw rejected(source, problems);
    }
    return { definition, steps };
}

import { duplicateProblems, unless } from "../../shared/problems/checks";
import { Problem } from "../../shared/problems/problems";
import { TrainingRecipeArgs } from "./trainingRecipe";

/** Longest argument of a processing container. */
const MAX_ARGUMENT_CHARACTERS = 256;

function isArgument(column: string): boolean {
    return column.length > 0 && column.length <= MAX_ARGUMENT_CHARACTERS;
}

/** What is wrong with the columns that the scripts are told. */
export function columnProblems(path: string, recipe: TrainingRecipeArgs): Problem[] {
    const { labelColumn, timeColumn, dropColumns = [] } = recipe;
    const joined = dropColumns.join(",");
    return [
        ...unless(isArgument(labelColumn), {
            path: `${path}.labelColumn`,
            rule: "must be 1 to 256 characters",
            got: labelColumn,
            fix: "name the column as the header line of the data has it",
        }),
        ...unless(!dropColumns.includes(labelColumn), {
            path: `${path}.dropColumns`,
            rule: "must not hold the label column",
            got: labelColumn,
            fix: "take it out of the list; the model never sees the label as a feature",
        }),
        ...dropColumns
            .filter((column) => column === "" || column.includes(","))
            .map((column) => ({
                path: `${path}.dropColumns`,
                rule: "must hold names without a comma, which the script takes as separator",
                got: column,
                fix: "rename the column in the data",
            })),
        ...unless(joined.length <= MAX_ARGUMENT_CHARACTERS, {
            path: `${path}.dropColumns`,
            rule: "must not be longer than 256 characters together, SageMaker's limit for an argument",
            got: joined.length,
            fix: "drop the columns where the data are made, or shorten their names",
        }),
        ...unless(timeColumn === undefined || (timeColumn !== labelColumn && isArgument(timeColumn)), {
            path: `${path}.timeColumn`,
            rule: "must be 1 to 256 characters and not the label column",
            got: timeColumn,
            fix: "name the column that orders the rows in time",
        }),
        ...duplicateProblems(`${path}.dropColumns`, dropColumns, "name each column once"),
    ];
}

import { nearestFix } from "../../shared/problems/nearest";
import { Problem } from "../../shared/problems/problems";
import { accepts, describe, Hyperparameter, isText } from "./hyperparameterKinds";

/** The hyperparameters of one algorithm and task. */
export interface HyperparameterCatalogue {
    /** What the algorithm is called in messages. */
    title: string;
    parameters: Readonly<Record<string, Hyperparameter>>;
    /** Values where a recipe gives none. */
    defaults: Readonly<Record<string, string>>;
    /** A choice that decides which of the other hyperparameters are of use, by its values. Default: all are. */
    chooser?: { name: string; uses: Readonly<Record<string, readonly string[]>> };
    /** Takes any name and any text, which only the image can judge. */
    isOpen?: boolean;
    /** Metrics of the training and the validation part that training prints. */
    watched: readonly string[];
    /** Hyperparameter that names other metrics to print. */
    watchedBy?: string;
}

/** The problem of a name that an algorithm does not know. */
export function unknownProblem(path: string, name: string, catalogue: HyperparameterCatalogue): Problem {
    const names = Object.keys(catalogue.parameters);
    return {
        path: `${path}.${name}`,
        rule: `must be a hyperparameter of ${catalogue.title}`,
        got: name,
        fix: nearestFix(name, names),
    };
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html#sagemaker-CreateTrainingJob-request-HyperParameters */
const MAX_NAME_CHARACTERS = 256;
const MAX_VALUE_CHARACTERS = 2500;

function openProblems(path: string, given: Readonly<Record<string, string>>): Problem[] {
    return Object.entries(given)
        .filter(([name, value]) => name.length > MAX_NAME_CHARACTERS || value.length > MAX_VALUE_CHARACTERS)
        .map(([name, value]) => ({
            path: `${path}.${name}`,
            rule: `must have a name of at most ${String(MAX_NAME_CHARACTERS)} characters and a value of at most ${String(MAX_VALUE_CHARACTERS)}`,
            got: value.length,
            fix: "shorten it, or pass the value in a file",
        }));
}

/** What is wrong with hyperparameters: unknown names, and values of another type or out of bounds. */
export function hyperparameterProblems(
    path: string,
    given: Readonly<Record<string, string>>,
    catalogue: HyperparameterCatalogue,
): Problem[] {
    if (catalogue.isOpen === true) {
        return openProblems(path, given);
    }
    return Object.entries(given).flatMap(([name, value]): Problem[] => {
        const parameter = catalogue.parameters[name];
        if (parameter === undefined) {
            return [unknownProblem(path, name, catalogue)];
        }
        return accepts(parameter, value)
            ? []
            : [
                  {
                      path: `${path}.${name}`,
                      rule: `must be ${describe(parameter)}`,
                      got: value,
                      fix: "correct the value, or leave it out for the algorithm's default",
                  },
              ];
    });
}

/**
 * Hyperparameters that what was chosen makes no use of: the script refuses them, long after the run has begun. Not for
 * a tuning, which may try several choices with one set of hyperparameters.
 */
export function unusedProblems(
    path: string,
    given: Readonly<Record<string, string>>,
    { chooser, defaults, parameters }: HyperparameterCatalogue,
): Problem[] {
    const chosen = chooser === undefined ? "" : (given[chooser.name] ?? defaults[chooser.name] ?? "");
    const used = chooser?.uses[chosen];
    if (chooser === undefined || used === undefined) {
        return [];
    }
    return Object.entries(given)
        .filter(([name]) => name in parameters && name !== chooser.name && !used.includes(name))
        .map(([name, value]) => ({
            path: `${path}.${name}`,
            rule: `must be of use to the ${chooser.name} ${chosen}`,
            got: value,
            fix: `leave it out, or choose another ${chooser.name}; this one has ${used.join(", ")}`,
        }));
}

/** One value as the training toolkit reads it. It decodes each as JSON, so a text goes in quotes and a number does not. */
export function encodedValue(name: string, value: string, catalogue: HyperparameterCatalogue): string {
    return isText(catalogue.parameters[name]) ? JSON.stringify(value) : value;
}

/**
 * The hyperparameters of a training: the defaults of the task, overruled by what was given, written as the
 * training toolkit reads them; an own image gets them as they were given.
 */
export function encodedHyperparameters(
    given: Readonly<Record<string, string>>,
    catalogue: HyperparameterCatalogue,
): Record<string, string> {
    return Object.fromEntries(
        Object.entries({ ...catalogue.defaults, ...given }).map(([name, value]) => [
            name,
            encodedValue(name, value, catalogue),
        ]),
    );
}

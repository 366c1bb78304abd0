import { Command, InvalidArgumentError, Option } from "commander";
import { Task } from "../../components/build/trainingRecipe";
import { Threshold } from "../pipeline/trainingOverride";
import { RunPipelineOptions } from "./runPipeline";

/** What a command line says about a training. */
export interface TrainingFlags {
    data?: string;
    label?: string;
    type?: string;
    task?: Task;
    drop?: string[];
    hyperparameter?: Record<string, string>;
    atLeast?: Threshold[];
    atMost?: Threshold[];
    param?: Record<string, string>;
    settings?: string;
    verbose: boolean;
}

/** What the command line of `npm run pipeline` says. */
export interface PipelineFlags extends TrainingFlags {
    json?: string;
}

type TrainingOptions = Omit<RunPipelineOptions, "progress" | "report" | "signal">;

function pair(text: string): [string, string] {
    const at = text.indexOf("=");
    if (at < 1) {
        throw new InvalidArgumentError("It must have the form NAME=VALUE.");
    }
    return [text.slice(0, at), text.slice(at + 1)];
}

function pairs(text: string, before: Record<string, string> = {}): Record<string, string> {
    const [name, value] = pair(text);
    if (name in before) {
        throw new InvalidArgumentError(`${name} is given twice.`);
    }
    return { ...before, [name]: value };
}

function bounds(side: "atLeast" | "atMost"): (text: string, before?: Threshold[]) => Threshold[] {
    return (text, before = []) => {
        const [name, value] = pair(text);
        const bound = Number(value);
        if (value.trim() === "" || !Number.isFinite(bound)) {
            throw new InvalidArgumentError("VALUE must be a number.");
        }
        return [...before, { name, [side]: bound }];
    };
}

function names(text: string): string[] {
    return text
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name !== "");
}

const EXIT_CODES = `
Exit codes:
  0    the model was registered and waits for an approval
  1    a step failed, or the model missed what it must reach (status NotRegistered)
  2    the command line, the settings or the data cannot be used; nothing was started
  130  stopped from outside`;

/** Adds the options of a training to a command; what they leave out comes from the settings of the stack `dev`. */
export function addTrainingOptions(command: Command): Command {
    return command
        .option("--data <file>", "CSV file to train on (default: the breast-cancer data inside scikit-learn)")
        .option("--label <column>", "column that holds the truth")
        .option("--type <name>", "model type, for example xgboost")
        .addOption(new Option("--task <task>", "what the model predicts").choices(Object.values(Task)))
        .option("--drop <columns>", "columns that the model must not see, separated by commas", names)
        .option("--hyperparameter <name=value>", "hyperparameter; may be repeated", pairs)
        .option("--at-least <metric=value>", "the model must reach this; may be repeated", bounds("atLeast"))
        .option("--at-most <metric=value>", "the model must stay below; may be repeated", bounds("atMost"))
        .option("--param <name=value>", "parameter of the pipeline; may be repeated", pairs)
        .option("--settings <file>", "take the settings from another stack file")
        .option("--verbose", "show where errors came from", false);
}

/** What a run is told by those options. */
export function trainingOptions(flags: TrainingFlags): TrainingOptions {
    return {
        data: flags.data,
        label: flags.label,
        type: flags.type,
        task: flags.task,
        dropColumns: flags.drop,
        hyperparameters: flags.hyperparameter,
        thresholds: [...(flags.atLeast ?? []), ...(flags.atMost ?? [])],
        parameters: flags.param ?? {},
        settingsFile: flags.settings,
        verbose: flags.verbose,
    };
}

/** The command line of one run. */
export function pipelineCommand(): Command {
    const command = new Command("npm run pipeline --").description(
        "Runs the ML pipeline of stack dev on this machine, step by step from its own definition: no AWS needed.",
    );
    return (
        addTrainingOptions(command)
            .option("--json <file>", "write the result to a file")
            .addHelpText("after", EXIT_CODES)
            // What stands behind the name of a command of its own belongs to that command.
            .enablePositionalOptions()
    );
}

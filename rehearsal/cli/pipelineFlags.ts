import { Command, Option } from "commander";
import { Task } from "../../components/build/recipe/trainingRecipe";
import { TuningRangeArgs } from "../../components/build/tuning/tuningArgs";
import { TUNING_TRAININGS } from "../pipeline/run/runPipelineDefinition";
import { Threshold } from "../pipeline/override/trainingWish";
import { bounds, count, duration, names, pairs, ranges } from "./flagValues";
import { RunPipelineOptions } from "../training/runPipelineOptions";

/** What a command line says about a training. */
export interface TrainingFlags {
    data?: string;
    label?: string;
    type?: string;
    task?: Task;
    drop?: string[];
    timeColumn?: string;
    hyperparameter?: Record<string, string>;
    tune?: TuningRangeArgs[];
    trainings?: number;
    atLeast?: Threshold[];
    atMost?: Threshold[];
    /** False for `--no-reuse`. */
    reuse?: string | false;
    /** False for `--no-baselines`. */
    baselines: boolean;
    param?: Record<string, string>;
    settings?: string;
    verbose: boolean;
}

/** What the command line of `npm run pipeline` says. */
export interface PipelineFlags extends TrainingFlags {
    from?: string;
    fromRun?: string;
    json?: string;
}

type TrainingOptions = Omit<RunPipelineOptions, "progress" | "report" | "signal">;

const EXIT_CODES = `
Exit codes:
  0    the model was registered and waits for an approval
  1    a step failed, or the model missed what it must reach (status NotRegistered)
  2    the command line, the settings or the data cannot be used; nothing was started
  130  stopped from outside`;

/** The data, and what is to be predicted from them. */
function addDataOptions(command: Command): Command {
    return command
        .option("--data <file>", "CSV file to train on (default: the breast-cancer data inside scikit-learn)")
        .option("--label <column>", "column that holds the truth")
        .option(
            "--type <name>",
            "model type: xgboost, sklearn or pytorch (which fetches PyTorch, about 3 GB, once)",
        )
        .addOption(new Option("--task <task>", "what the model predicts").choices(Object.values(Task)))
        .option("--drop <columns>", "columns that the model must not see, separated by commas", names)
        .option(
            "--time-column <column>",
            "column of numbers or ISO 8601 dates that orders the rows; the latest are tested on",
        );
}

/** Adds the options of a training to a command; what they leave out comes from the settings of the stack `dev`. */
export function addTrainingOptions(command: Command): Command {
    return addDataOptions(command)
        .option("--hyperparameter <name=value>", "hyperparameter; may be repeated", pairs)
        .option("--tune <name=range>", "search MIN..MAX or A,B,C; may be repeated", ranges)
        .option(
            "--trainings <number>",
            `trainings of a search at most (default: ${TUNING_TRAININGS.toString()})`,
            count,
        )
        .option("--at-least <metric=value>", "the model must reach this; may be repeated", bounds("atLeast"))
        .option(
            "--at-most <metric=value>",
            "the model must not exceed this; may be repeated",
            bounds("atMost"),
        )
        .option(
            "--reuse <duration>",
            "take over what an earlier run did with the same input, P7D for a week",
            duration,
        )
        .option("--no-reuse", "do everything anew, whatever the settings say")
        .option("--no-baselines", "leave out the settings' baselines, which need AWS's own programs")
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
        timeColumn: flags.timeColumn,
        hyperparameters: flags.hyperparameter,
        tune: flags.tune,
        tuningTrainings: flags.trainings,
        thresholds: [...(flags.atLeast ?? []), ...(flags.atMost ?? [])],
        reuse: flags.reuse,
        withoutBaselines: !flags.baselines,
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
            .option(
                "--from <step>",
                "go on with an earlier run from this step; what came before is taken over",
            )
            .option("--from-run <run>", "the run to go on with (default: the latest)")
            .option("--json <file>", "write the result to a file")
            .addHelpText("after", EXIT_CODES)
            // What stands behind the name of a command of its own belongs to that command.
            .enablePositionalOptions()
    );
}

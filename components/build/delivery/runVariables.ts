import { DEFAULT_BRANCH, SourceArgs } from "../../shared/source/sourceArgs";
import { ParameterName } from "../steps/pipelineParameters";
import { TrainingRecipeArgs } from "../recipe/trainingRecipe";

/** Something that whoever starts the build pipeline may say about the run. */
export interface RunVariable {
    /** Name among the variables of the CodePipeline, and of the SageMaker pipeline's parameters. */
    name: string;
    defaultValue: string;
    description: string;
    /** Name of the environment variable that brings the value to the build. */
    environmentName: string;
}

/** Name of the environment variable that brings the commit's branch to the build. */
export const BRANCH_VARIABLE = "BRANCH";

/** A start says nothing; then the build finds out whether there is anything to compare with. */
const AUTOMATIC = "auto";

/** What a run is started by where nobody says so: no rule tells of a person or of a connection's push. */
const UNNAMED_START = "a push or a person";

/**
 * A connection says itself of which branch a commit is. CodeCommit's action only knows the one that it is set to, even
 * where the start overrides the commit; so the start says the branch, too.
 */
function branchVariables({ codeCommit }: SourceArgs): RunVariable[] {
    return codeCommit === undefined
        ? []
        : [
              {
                  name: ParameterName.Branch,
                  defaultValue: codeCommit.branch ?? DEFAULT_BRANCH,
                  description: "Branch that the commit is of, which an approver reads beside the version",
                  environmentName: BRANCH_VARIABLE,
              },
          ];
}

function baselineVariables({ baselines }: TrainingRecipeArgs): RunVariable[] {
    return baselines === undefined
        ? []
        : [
              {
                  name: ParameterName.SkipBaselineCheck,
                  defaultValue: AUTOMATIC,
                  description: "true, false, or auto: as the recipe says, and true with no approved version",
                  environmentName: "SKIP_BASELINE_CHECK",
              },
              {
                  name: ParameterName.RegisterNewBaseline,
                  defaultValue: "true",
                  description: "Register the calculated baselines, not those of the newest approved version",
                  environmentName: "REGISTER_NEW_BASELINE",
              },
          ];
}

/**
 * What a start of the build pipeline may say, by hand too:
 * `aws codepipeline start-pipeline-execution --name NAME --variables name=InputDataUri,value=s3://…`.
 */
export function runVariables(recipe: TrainingRecipeArgs, source: SourceArgs): RunVariable[] {
    return [
        {
            name: ParameterName.InputDataUri,
            defaultValue: recipe.inputDataUri,
            description: "CSV object, or prefix of CSV objects, to train on; below the recipe's prefix",
            environmentName: "INPUT_DATA_URI",
        },
        {
            name: ParameterName.StartedBy,
            defaultValue: UNNAMED_START,
            description: "Why the run was started, which an approver reads beside the version",
            environmentName: "STARTED_BY",
        },
        ...branchVariables(source),
        ...baselineVariables(recipe),
    ];
}

/** A commit that a start builds in place of the newest one of the source's branch. */
export interface CommitOverride {
    actionName: string;
    commit: string;
}

/**
 * Input of a start by EventBridge or by a function, in the form that CodePipeline takes.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-trigger-source-overrides.html
 */
export function startInput(values: Readonly<Record<string, string>>, override?: CommitOverride): string {
    return JSON.stringify({
        variables: Object.entries(values).map(([name, value]) => ({ name, value })),
        ...(override === undefined
            ? {}
            : {
                  sourceRevisions: [
                      {
                          actionName: override.actionName,
                          revisionType: "COMMIT_ID",
                          revisionValue: override.commit,
                      },
                  ],
              }),
    });
}

import { mergeTags, Tags } from "../shared/tags";
import { PushFilter, pushFilter } from "../shared/source/pushFilter";
import { SourceFetch, sourceFetch } from "../shared/source/sourceFetch";
import { BuildArns, buildArns } from "./buildArns";
import { BuildNames, buildNames } from "./buildNames";
import type { MlBuildPipelineArgs } from "./mlBuildPipeline";
import { imageRepositories } from "./recipe/recipeImages";
import { RunVariable, runVariables } from "./delivery/runVariables";
import { TrainingRecipeArgs } from "./recipe/trainingRecipe";

/** Everything that is decided about a build pipeline before its children are made. */
export interface BuildPlan extends Omit<MlBuildPipelineArgs, "source"> {
    recipe: TrainingRecipeArgs;
    names: BuildNames;
    arns: BuildArns;
    source: SourceFetch;
    pushFilter: PushFilter | undefined;
    variables: RunVariable[];
    imageRepositoryArns: string[];
    tags: Tags;
}

/** Decides what a build pipeline is made of. */
export function buildPlan(args: MlBuildPipelineArgs): BuildPlan {
    const { location, training: recipe } = args;
    const names = buildNames(args.modelName);
    const filter = pushFilter(args.source);
    return {
        ...args,
        recipe,
        names,
        arns: buildArns(names, args),
        // A filter starts the pipeline itself; without one the source action does.
        source: sourceFetch(location, args.source, filter === undefined),
        pushFilter: filter,
        variables: runVariables(recipe, args.source),
        imageRepositoryArns: imageRepositories(recipe, location),
        tags: mergeTags("MlBuildPipeline", args.tags),
    };
}

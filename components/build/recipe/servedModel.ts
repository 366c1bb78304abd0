import { ModelContainer, ModelSourceStep } from "../definition";
import { stepImage } from "./recipeImages";
import { TrainingContext } from "../steps/trainingContext";

/** The container that serves a trained model: the scripts for it lie in the model's own archive. */
export function servedModel(
    { recipe, surroundings }: TrainingContext,
    train: ModelSourceStep,
): ModelContainer {
    return {
        image: stepImage(recipe, surroundings.location, "serve"),
        modelDataUrl: train.modelArtifacts,
        environment: {
            SAGEMAKER_PROGRAM: "inference.py",
            SAGEMAKER_SUBMIT_DIRECTORY: "/opt/ml/model/code",
        },
    };
}

import { Task } from "../recipe/trainingRecipe";
import { HyperparameterCatalogue } from "./hyperparameters";

/** What `train_pytorch.py` watches on the validation part. */
const WATCHED: Readonly<Record<Task, readonly string[]>> = {
    binary: ["auc", "logloss"],
    multiclass: ["merror", "mlogloss"],
    regression: ["mae", "rmse"],
};

/** Hyperparameters of the feed-forward network of `train_pytorch.py`. */
export function pytorchHyperparameters(task: Task): HyperparameterCatalogue {
    return {
        title: "PyTorch",
        parameters: {
            /** Units of the hidden layers, from the input on. */
            hidden_units: { kind: "integers", min: 1, max: 8192 },
            epochs: { kind: "integer", min: 1 },
            /** Rows that each step learns from. */
            batch_size: { kind: "integer", min: 1 },
            learning_rate: { kind: "number", above: 0, max: 1 },
            /** PyTorch's own for the optimizer where nothing is given. */
            weight_decay: { kind: "number", min: 0 },
            dropout: { kind: "number", min: 0, max: 0.9 },
            optimizer: { kind: "choice", values: ["adamw", "adam", "sgd"] },
            /** Epochs without a better validation loss after which training stops; 0 trains all. */
            patience: { kind: "integer", min: 0 },
            seed: { kind: "integer", min: 0, max: 4_294_967_295 },
        },
        defaults: {
            hidden_units: "64,32",
            epochs: "100",
            learning_rate: "0.001",
            patience: "10",
            seed: "42",
        },
        watched: WATCHED[task],
    };
}

"""Train an XGBoost model on what ``prepare.py`` wrote.

SageMaker's training toolkit gives hyperparameters as arguments and folders by ``SM_*`` variables. The model
folder gets the model, the transformation, what serving must know, and the serving code itself, so that the
artefact needs no repacking.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import xgboost as xgb

from features import FeatureTransform
from hyperparameters import add_booster_arguments, booster_parameters
from labels import TASKS, class_names, encode_classes, regression_targets
from metrics import best_threshold, metrics_document
from problems import InputError, run_script
from tables import read_part

#: Files of this folder that serve the model.
SERVING_CODE = ("inference.py", "features.py")


@dataclass(frozen=True)
class Part:
    """One part of the data, as XGBoost takes it."""

    features: npt.NDArray[np.float32]
    target: npt.NDArray[np.float64]

    def matrix(self) -> xgb.DMatrix:
        """Give the part to XGBoost."""
        return xgb.DMatrix(self.features, label=self.target)


def train(options: argparse.Namespace) -> None:
    """Train, choose the threshold, save."""
    transform = read_transform(Path(options.transform))
    train_table = read_part(Path(options.train), "train")
    validation_table = read_part(Path(options.validation), "validation")
    classes = [] if options.task == "regression" else class_names(train_table[options.label_column])
    training = read_target(train_table, transform, options, classes)
    validation = read_target(validation_table, transform, options, classes)
    try:
        parameters = booster_parameters(vars(options), options.task, len(classes))
    except ValueError as error:
        raise InputError([str(error)]) from error
    parameters["nthread"] = options.num_cpus
    booster, metrics = fit(parameters, training, validation, options)
    info = model_info(options, classes, booster, validation)
    save_model(Path(options.model_dir), booster, transform, info)
    save_metrics(Path(options.output_data_dir), options.task, metrics)


def read_transform(folder: Path) -> FeatureTransform:
    """Read the transformation that ``prepare.py`` fitted."""
    path = folder / "features.json"
    if not path.is_file():
        raise InputError([f"{path} is missing; give the folder that prepare.py wrote the transformation to"])
    return FeatureTransform.from_json(path.read_text(encoding="utf-8"))


def read_target(
    table: pd.DataFrame, transform: FeatureTransform, options: argparse.Namespace, classes: list[str]
) -> Part:
    """Split a table into numbers and target."""
    if options.label_column not in table.columns:
        raise InputError(
            [f'the label column "{options.label_column}" is not in the data that prepare.py wrote']
        )
    labels = table[options.label_column]
    target = regression_targets(labels) if options.task == "regression" else encode_classes(labels, classes)
    features = transform.transform(table.drop(columns=options.label_column))
    return Part(features, target.astype(np.float64))


def fit(
    parameters: dict[str, Any], training: Part, validation: Part, options: argparse.Namespace
) -> tuple[xgb.Booster, dict[str, float]]:
    """Boost until the validation metric stops improving; keep the best iteration."""
    history: dict[str, dict[str, list[float]]] = {}
    booster = xgb.train(
        parameters,
        training.matrix(),
        num_boost_round=options.num_round,
        evals=[(part.matrix(), name) for name, part in (("train", training), ("validation", validation))],
        early_stopping_rounds=options.early_stopping_rounds or None,
        evals_result=history,
        verbose_eval=max(1, options.num_round // 20),
    )
    best = booster.best_iteration if options.early_stopping_rounds else options.num_round - 1
    metrics = {
        f"{part}-{metric}": float(values[best])
        for part, by_metric in history.items()
        for metric, values in by_metric.items()
    }
    print(f"best iteration: {best}")
    # SageMaker reads the last match of its metric definitions, hence after the lines of the iterations.
    for name, value in metrics.items():
        print(f"{name}:{value:.6f}")
    return booster[: best + 1], metrics


def model_info(
    options: argparse.Namespace, classes: list[str], booster: xgb.Booster, validation: Part
) -> dict[str, Any]:
    """Collect what serving and evaluation must know beside the model."""
    info: dict[str, Any] = {"task": options.task, "label_column": options.label_column, "classes": classes}
    if options.task == "binary":
        probability = booster.predict(validation.matrix()).astype(np.float64)
        info["threshold"] = best_threshold(validation.target.astype(np.int64), probability)
        print(f"decision threshold: {info['threshold']:.6f}")
    return info


def save_model(folder: Path, booster: xgb.Booster, transform: FeatureTransform, info: dict[str, Any]) -> None:
    """Write everything that serving needs into the model folder."""
    code = folder / "code"
    code.mkdir(parents=True, exist_ok=True)
    booster.save_model(folder / "model.json")
    (folder / "features.json").write_text(transform.to_json(), encoding="utf-8")
    (folder / "model_info.json").write_text(
        json.dumps(info, indent=2, sort_keys=True) + "\n", encoding="utf-8"
    )
    for name in SERVING_CODE:
        shutil.copyfile(Path(__file__).parent / name, code / name)


def save_metrics(folder: Path, task: str, metrics: dict[str, float]) -> None:
    """Keep the metrics of the training beside the model, for whoever looks into the job."""
    folder.mkdir(parents=True, exist_ok=True)
    document = json.dumps(metrics_document(task, metrics), indent=2) + "\n"
    (folder / "training_metrics.json").write_text(document, encoding="utf-8")


def parse_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    """Read the command line; the folders default to SageMaker's."""
    env = os.environ
    parser = argparse.ArgumentParser(description="Trains an XGBoost model.", allow_abbrev=False)
    parser.add_argument("--label-column", required=True)
    parser.add_argument("--task", choices=TASKS, required=True)
    parser.add_argument("--num_round", type=int, default=200)
    parser.add_argument("--early_stopping_rounds", type=int, default=20, help="0 trains all rounds")
    parser.add_argument("--train", default=env.get("SM_CHANNEL_TRAIN", "/opt/ml/input/data/train"))
    parser.add_argument(
        "--validation", default=env.get("SM_CHANNEL_VALIDATION", "/opt/ml/input/data/validation")
    )
    parser.add_argument(
        "--transform", default=env.get("SM_CHANNEL_TRANSFORM", "/opt/ml/input/data/transform")
    )
    parser.add_argument("--model-dir", default=env.get("SM_MODEL_DIR", "/opt/ml/model"))
    parser.add_argument("--output-data-dir", default=env.get("SM_OUTPUT_DATA_DIR", "/opt/ml/output/data"))
    parser.add_argument("--num-cpus", type=int, default=int(env.get("SM_NUM_CPUS", os.cpu_count() or 1)))
    # SageMaker adds this to the trainings of a tuning.
    parser.add_argument("--_tuning_objective_metric", help=argparse.SUPPRESS)
    add_booster_arguments(parser)
    options = parser.parse_args(arguments)
    if options.num_round < 1:
        parser.error(f"--num_round must be at least 1, got {options.num_round}")
    return options


if __name__ == "__main__":
    run_script("train", lambda: train(parse_arguments()))

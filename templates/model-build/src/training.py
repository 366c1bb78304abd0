"""What the training scripts share: SageMaker's command line, the parts of the data, the model folder.

SageMaker's training toolkit gives hyperparameters as arguments and folders by ``SM_*`` variables. The model
folder gets the model, the transformation, what serving must know, and the serving code itself, so that the
artefact needs no repacking.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.metrics import accuracy_score, log_loss, mean_absolute_error, mean_squared_error, roc_auc_score

from features import FeatureTransform
from labels import TASKS, class_names, encode_classes, regression_targets
from metrics import best_threshold, metrics_document
from problems import InputError
from schema import FILE as SCHEMA_FILE
from schema import Schema
from shares import Shares, read_shares
from tables import read_part

#: Files of this folder that serve the model.
SERVING_CODE = (
    "inference.py",
    "bad_request.py",
    "features.py",
    "network.py",
    "predictors.py",
    "problems.py",
    "schema.py",
)

Predictions = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Part:
    """One part of the data as numbers: classes by their position, regression targets as they are."""

    features: npt.NDArray[np.float32]
    target: npt.NDArray[np.float64]


@dataclass(frozen=True)
class TrainingData:
    """What a model is trained and validated on."""

    schema: Schema
    transform: FeatureTransform
    #: All classes, those that no row of this host has among them.
    classes: list[str]
    #: The rows of this host: on several hosts, its share of them.
    training: Part
    #: The whole validation part, on every host.
    validation: Part


def only_host(own: int) -> int:
    """Add up a number of every host where this is the only one."""
    return own


def read_data(options: argparse.Namespace, total: Callable[[int], int] = only_host) -> TrainingData:
    """Read, check and transform what ``prepare.py`` wrote, as far as this host was given it.

    Args:
        options: the command line.
        total: adds up a number over all hosts, each of which calls it once.

    Raises:
        InputError: if something is missing or there twice, or a part does not follow the schema.
    """
    schema = Schema.read(Path(options.transform))
    transform = read_transform(Path(options.transform))
    shares = Shares.read(Path(options.transform))
    train_table, files = read_shares(Path(options.train))
    validation_table = read_part(Path(options.validation), "validation")
    problems = [
        *shares.own_problems(files),
        *schema_problems(schema, options.label_column, train_table, validation_table),
    ]
    problems = problems or shares.whole_problems(total(len(train_table)))
    if problems:
        raise InputError(problems)
    classes = (
        [] if options.task == "regression" else class_names(pd.Series(schema.label.levels, dtype=object))
    )
    return TrainingData(
        schema,
        transform,
        classes,
        _numbers(train_table, transform, options, classes),
        _numbers(validation_table, transform, options, classes),
    )


def schema_problems(
    schema: Schema, label_column: str, training: pd.DataFrame, validation: pd.DataFrame
) -> list[str]:
    """List everything in which the parts differ from the schema that was written with them."""
    if schema.label.name != label_column:
        return [f'the data were prepared for the label "{schema.label.name}", not for "{label_column}"']
    return [
        f"the {name} part does not follow the schema: {problem}"
        for name, table in (("training", training), ("validation", validation))
        for problem in schema.table_problems(table)
    ]


def read_transform(folder: Path) -> FeatureTransform:
    """Read the transformation that ``prepare.py`` fitted."""
    path = folder / "features.json"
    if not path.is_file():
        raise InputError([f"{path} is missing; give the folder that prepare.py wrote the transformation to"])
    return FeatureTransform.from_json(path.read_text(encoding="utf-8"))


def watched_metrics(task: str, target: npt.NDArray[np.float64], predictions: Predictions) -> dict[str, float]:
    """Measure what a training watches, by the names that XGBoost has for the same metrics."""
    if task == "binary":
        return {
            "auc": roc_auc_score(target, predictions),
            "logloss": log_loss(target, predictions, labels=[0, 1]),
        }
    if task == "multiclass":
        labels = list(range(predictions.shape[1]))
        return {
            "merror": 1 - accuracy_score(target, np.argmax(predictions, axis=1)),
            "mlogloss": log_loss(target, predictions, labels=labels),
        }
    return {
        "mae": mean_absolute_error(target, predictions),
        "rmse": float(np.sqrt(mean_squared_error(target, predictions))),
    }


def save_model(
    options: argparse.Namespace,
    data: TrainingData,
    framework: Mapping[str, str],
    write: Callable[[Path], None],
    validated: Predictions,
) -> None:
    """Write everything that serving needs into the model folder.

    Args:
        options: the command line.
        data: what the model was trained on.
        framework: its name and version.
        write: writes the model itself into a folder.
        validated: predictions of the validation part, which decide on the threshold.
    """
    folder = Path(options.model_dir)
    code = folder / "code"
    code.mkdir(parents=True, exist_ok=True)
    write(folder)
    (folder / "features.json").write_text(data.transform.to_json(), encoding="utf-8")
    (folder / SCHEMA_FILE).write_text(data.schema.to_json(), encoding="utf-8")
    info = {**_model_info(options, data, validated), "framework": dict(framework)}
    (folder / "model_info.json").write_text(
        json.dumps(info, indent=2, sort_keys=True) + "\n", encoding="utf-8"
    )
    for name in SERVING_CODE:
        shutil.copyfile(Path(__file__).parent / name, code / name)


def report_metrics(options: argparse.Namespace, metrics: Mapping[str, float]) -> None:
    """Print the metrics for SageMaker and keep them for whoever looks into the job.

    Args:
        options: the command line.
        metrics: by part and name, for example ``validation-auc``.
    """
    # SageMaker reads the last match of its metric definitions, hence after the lines of the iterations.
    for name, value in metrics.items():
        print(f"{name}:{value:.6f}")
    folder = Path(options.output_data_dir)
    folder.mkdir(parents=True, exist_ok=True)
    document = json.dumps(metrics_document(options.task, dict(metrics)), indent=2) + "\n"
    (folder / "training_metrics.json").write_text(document, encoding="utf-8")


def add_common_arguments(parser: argparse.ArgumentParser) -> None:
    """Let the command line take what every training is told; the folders default to SageMaker's."""
    env = os.environ
    parser.add_argument("--label-column", required=True)
    parser.add_argument("--task", choices=TASKS, required=True)
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


def _numbers(
    table: pd.DataFrame, transform: FeatureTransform, options: argparse.Namespace, classes: list[str]
) -> Part:
    labels = table[options.label_column]
    target = regression_targets(labels) if options.task == "regression" else encode_classes(labels, classes)
    features = transform.transform(table.drop(columns=options.label_column))
    return Part(features, target.astype(np.float64))


def _model_info(options: argparse.Namespace, data: TrainingData, validated: Predictions) -> dict[str, Any]:
    info: dict[str, Any] = {
        "task": options.task,
        "label_column": options.label_column,
        "classes": data.classes,
    }
    if options.task == "binary":
        info["threshold"] = best_threshold(data.validation.target.astype(np.int64), validated)
        print(f"decision threshold: {info['threshold']:.6f}")
    return info

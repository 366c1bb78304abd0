"""Evaluate a trained model on the test part, with the code that will serve it.

Writes ``evaluation.json``, which the pipeline's condition reads and the model package shows to its approver,
``golden.json``: a few rows with the predictions that an endpoint must give for them, and a payload for load
tests.
"""

from __future__ import annotations

import argparse
import json
import tarfile
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from check_data import write_check_data
from golden import golden_document
from inference import Model, Prediction, Request, model_fn, predict_fn
from labels import TASKS, encode_classes, regression_targets
from live import improvement_on_live, parse_live_metrics
from metrics import (
    binary_metrics,
    class_confusion,
    metrics_document,
    multiclass_metrics,
    regression_metrics,
)
from problems import InputError, run_script
from sample_payload import write_sample_payload
from tables import read_part


def evaluate(options: argparse.Namespace) -> None:
    """Load the model, predict the test part, measure, write."""
    table = read_part(options.test_dir, "test")
    if options.label_column not in table.columns:
        raise InputError([f'the label column "{options.label_column}" is not in the test part'])
    with tempfile.TemporaryDirectory() as unpacked:
        model = load_model(options.model_dir, Path(unpacked))
    if model.task != options.task:
        raise InputError([f"the model was trained for {model.task}, not for {options.task}"])
    features = table.drop(columns=options.label_column)
    prediction = predict_fn(Request(list(features.columns), features.to_numpy().tolist()), model)
    document = measure(model, table[options.label_column], prediction)
    if options.live_metrics is not None:
        document["improvement_on_live"] = compare_with_live(document, options.live_metrics)
    if options.checks_dir is not None:
        write_check_data(options.checks_dir, model, features, table[options.label_column], prediction)
    golden = golden_document(model, features, prediction.values)
    print(write_json(document, options.output_dir / "evaluation.json"))
    write_json(golden, options.output_dir / "golden.json")
    write_sample_payload(features, model.transform.columns, options.output_dir / "sample_payload.tar.gz")


def compare_with_live(document: dict[str, Any], live_metrics: str) -> dict[str, Any]:
    """Compare every measured metric with the newest approved version's."""
    section = next(iter(document.values()))
    measured = {name: entry["value"] for name, entry in section.items() if "value" in entry}
    return improvement_on_live(measured, parse_live_metrics(live_metrics))


def write_json(document: dict[str, Any], path: Path) -> str:
    """Write a document, its folder too where needed; gives the text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(document, indent=2) + "\n"
    path.write_text(text, encoding="utf-8")
    return text


def load_model(folder: Path, unpacked: Path) -> Model:
    """Unpack and load the model archive."""
    archive = folder / "model.tar.gz"
    if not archive.is_file():
        raise InputError([f"{archive} is missing; give the folder that holds the model's archive"])
    with tarfile.open(archive, "r:gz") as tar:
        tar.extractall(unpacked, filter="data")
    return model_fn(str(unpacked))


def measure(model: Model, labels: pd.Series[str], prediction: Prediction) -> dict[str, Any]:
    """Compare predictions with the truth."""
    if model.task == "regression":
        return metrics_document(
            "regression", regression_metrics(regression_targets(labels), prediction.values)
        )
    truth = encode_classes(labels, model.classes)
    if np.unique(truth).size < 2:
        raise InputError(
            ["the test part holds one class only, so that nothing can be measured; give more rows"]
        )
    decision = encode_classes(pd.Series(prediction.labels, dtype=object), model.classes)
    if model.threshold is not None:
        document = metrics_document("binary", binary_metrics(truth, prediction.values, model.threshold))
    else:
        document = metrics_document("multiclass", multiclass_metrics(truth, prediction.values))
    section = next(iter(document.values()))
    section["confusion_matrix"] = class_confusion(truth, decision, model.classes)
    return document


def parse_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Evaluates a model on the test part.", allow_abbrev=False)
    parser.add_argument("--model-dir", type=Path, default=Path("/opt/ml/processing/input/model"))
    parser.add_argument("--test-dir", type=Path, default=Path("/opt/ml/processing/input/test"))
    parser.add_argument("--output-dir", type=Path, default=Path("/opt/ml/processing/output/evaluation"))
    parser.add_argument("--label-column", required=True)
    parser.add_argument("--task", choices=TASKS, required=True)
    parser.add_argument("--live-metrics", help="of the newest approved version: auc=0.91,recall=0.8, or none")
    parser.add_argument("--checks-dir", type=Path, help="folder for the data of the checks; none by default")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    run_script("evaluate", lambda: evaluate(parse_arguments()))

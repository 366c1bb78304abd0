"""Train an XGBoost model on what ``prepare.py`` wrote.

Where there is a folder for checkpoints, the training goes on from the one that an interrupted training left
there, and ends with the same model.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import xgboost as xgb

from checkpoints import Checkpoints
from early_stopping import History, StopWithoutProgress
from fingerprints import fingerprint
from hyperparameters import add_booster_arguments, booster_parameters
from predictors import XGBOOST_FILE
from problems import InputError, run_script
from training import Part, TrainingData, add_common_arguments, read_data, report_metrics, save_model


def train(options: argparse.Namespace) -> None:
    """Train, choose the threshold, save."""
    data = read_data(options)
    try:
        parameters = booster_parameters(vars(options), options.task, len(data.classes))
    except ValueError as error:
        raise InputError([str(error)]) from error
    booster, metrics = fit({**parameters, "nthread": options.num_cpus}, data, options)
    save_model(
        options,
        data,
        {"name": "xgboost", "version": xgb.__version__},
        lambda folder: booster.save_model(folder / XGBOOST_FILE),
        booster.predict(as_matrix(data.validation)).astype(np.float64),
    )
    report_metrics(options, metrics)


def as_matrix(part: Part) -> xgb.DMatrix:
    """Give a part to XGBoost."""
    return xgb.DMatrix(part.features, label=part.target)


def fit(
    parameters: dict[str, Any], data: TrainingData, options: argparse.Namespace
) -> tuple[xgb.Booster, dict[str, float]]:
    """Boost until the validation metric stops improving; keep the best iteration."""
    checkpoints = Checkpoints(options.checkpoint_dir, fingerprint(parameters, data.training, data.validation))
    booster, past = checkpoints.latest()
    history = History(past, max(1, options.num_round // 20))
    stop = StopWithoutProgress(history, options.early_stopping_rounds)
    training = as_matrix(data.training)
    evaluated = [(training, "train"), (as_matrix(data.validation), "validation")]
    while booster is None or (history.rounds() < options.num_round and not stop.is_due()):
        booster = xgb.train(
            # Random samples are drawn from here on, as they would be after an interruption.
            {**parameters, "seed": parameters["seed"] + history.rounds()},
            training,
            num_boost_round=checkpoints.rounds_to_next(options.num_round - history.rounds()),
            evals=evaluated,
            xgb_model=booster,
            callbacks=[history, stop],
            verbose_eval=False,
        )
        checkpoints.save(booster, history.measured)
    best = history.best_round() if options.early_stopping_rounds else history.rounds() - 1
    print(f"best iteration: {best}")
    return booster[: best + 1], history.at(best)


def parse_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Trains an XGBoost model.", allow_abbrev=False)
    add_common_arguments(parser)
    parser.add_argument("--num_round", type=int, default=200)
    parser.add_argument("--early_stopping_rounds", type=int, default=20, help="0 trains all rounds")
    parser.add_argument(
        "--checkpoint-dir", type=Path, default=Path("/opt/ml/checkpoints"), help="used where it exists"
    )
    add_booster_arguments(parser)
    options = parser.parse_args(arguments)
    if options.num_round < 1:
        parser.error(f"--num_round must be at least 1, got {options.num_round}")
    return options


if __name__ == "__main__":
    run_script("train", lambda: train(parse_arguments()))

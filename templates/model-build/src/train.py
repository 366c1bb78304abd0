"""Train an XGBoost model on what ``prepare.py`` wrote.

Where there is a folder for checkpoints, the training goes on from the one that an interrupted training left
there, and ends with the same model.

On several hosts, each trains on its own rows and all grow the same trees. Every host measures on the whole
validation part; what is measured on the training part is the mean of the hosts for AUC, and exact for all
other metrics. The first host alone writes.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import xgboost as xgb

from boosting_hosts import Hosts, reason_of, together
from checkpoints import Checkpoints
from cluster import Cluster
from early_stopping import History
from fingerprints import fingerprint
from hyperparameters import add_booster_arguments, booster_parameters
from predictors import XGBOOST_FILE
from problems import InputError, run_script
from training import Part, TrainingData, add_common_arguments, read_data, report_metrics, save_model


def train(options: argparse.Namespace, cluster: Cluster | None = None) -> None:
    """Train, choose the threshold, save."""
    cluster = cluster or Cluster.of_training()
    with together(cluster, options.cluster_timeout) as hosts:
        data = read_data(options, hosts.total)
        booster, metrics = fit_or_explain(boosting_parameters(options, data), data, options, hosts)
    if not cluster.is_first:
        print(f"{cluster.hosts[0]} writes the model and the metrics")
        return
    save_model(
        options,
        data,
        {"name": "xgboost", "version": xgb.__version__},
        lambda folder: booster.save_model(folder / XGBOOST_FILE),
        booster.predict(as_matrix(data.validation)).astype(np.float64),
    )
    report_metrics(options, metrics)


def fit_or_explain(
    parameters: dict[str, Any], data: TrainingData, options: argparse.Namespace, hosts: Hosts
) -> tuple[xgb.Booster, dict[str, float]]:
    """Fit, and give what XGBoost refuses as one problem; on several hosts, ``together`` does.

    Raises:
        InputError: if the data do not fit the parameters, as negative labels do not ``reg:gamma``.
    """
    try:
        return fit(parameters, data, options, hosts)
    except xgb.core.XGBoostError as error:
        if hosts.cluster.is_distributed:
            raise
        raise InputError(
            [f"XGBoost cannot train with these data and {parameters['objective']}: {reason_of(error)}"]
        ) from error


def boosting_parameters(options: argparse.Namespace, data: TrainingData) -> dict[str, Any]:
    """Translate the command line into XGBoost's parameters.

    Raises:
        InputError: if they do not fit the task.
    """
    try:
        parameters = booster_parameters(vars(options), options.task, len(data.classes))
    except ValueError as error:
        raise InputError([str(error)]) from error
    return {**parameters, "nthread": options.num_cpus}


def as_matrix(part: Part) -> xgb.DMatrix:
    """Give a part to XGBoost."""
    return xgb.DMatrix(part.features, label=part.target)


def fit(
    parameters: dict[str, Any], data: TrainingData, options: argparse.Namespace, hosts: Hosts
) -> tuple[xgb.Booster, dict[str, float]]:
    """Boost until the validation metric stops improving; keep the best iteration."""
    is_first = hosts.cluster.is_first
    name = hosts.name_of_all(fingerprint(parameters, data.training, data.validation))
    checkpoints = Checkpoints(options.checkpoint_dir, name)
    # All hosts go on from the first one's checkpoint, and at the same rounds.
    rounds_between, (booster, past) = hosts.from_first(
        lambda: (checkpoints.rounds_between(), checkpoints.latest())
    )
    print_every = max(1, options.num_round // 20) if is_first else 0
    history = History(past, options.early_stopping_rounds, print_every)
    training = as_matrix(data.training)
    evaluated = [(training, "train"), (as_matrix(data.validation), "validation")]
    while booster is None or (history.rounds() < options.num_round and not history.is_due()):
        booster = xgb.train(
            # Random samples are drawn from here on, as they would be after an interruption.
            {**parameters, "seed": parameters["seed"] + history.rounds()},
            training,
            num_boost_round=min(rounds_between or options.num_round, options.num_round - history.rounds()),
            evals=evaluated,
            xgb_model=booster,
            callbacks=[history],
            verbose_eval=False,
        )
        if is_first:
            checkpoints.save(booster, history.measured)
    best = history.best_round() if options.early_stopping_rounds else history.rounds() - 1
    if is_first:
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
    parser.add_argument(
        "--cluster-timeout",
        type=int,
        default=900,
        help="seconds to wait for another host; it may have more to read",
    )
    add_booster_arguments(parser)
    options = parser.parse_args(arguments)
    if options.num_round < 1:
        parser.error(f"--num_round must be at least 1, got {options.num_round}")
    return options


if __name__ == "__main__":
    run_script("train", lambda: train(parse_arguments()))

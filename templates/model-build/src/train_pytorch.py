"""Train a feed-forward network with PyTorch on what ``prepare.py`` wrote.

Several hosts share the rows and have the same network after each step; the first one writes it. A GPU is used
where there is one; of several, the first.

Where there is a folder for checkpoints, the training goes on from the one that an interrupted training left
there, and ends with the same model.
"""

from __future__ import annotations

import argparse
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch

from cluster import Cluster
from fingerprints import fingerprint
from network import network_predict, write_network
from network_checkpoints import NetworkCheckpoints
from network_design import Hyperparameters
from network_training import OPTIMIZERS, NetworkTraining
from problems import InputError, run_script
from process_group import joined
from training import (
    Predictions,
    TrainingData,
    add_common_arguments,
    read_data,
    report_metrics,
    save_model,
    watched_metrics,
)

#: Hyperparameters that only say when to stop: with others, a training may go on from a checkpoint.
ENDS = ("epochs", "patience")


def train(options: argparse.Namespace) -> None:
    """Train, choose the threshold, save."""
    hyperparameters = read_hyperparameters(options)
    prepare_processor(options.num_cpus)
    cluster = Cluster.of_training()
    with joined(cluster, options.cluster_timeout) as group:
        # Only now, so that the others notice where one cannot read its rows.
        data = read_data(options, group.total)
        training = NetworkTraining(data, options.task, hyperparameters, group)
        fit(training, open_checkpoints(options, training, data), hyperparameters)
        network = training.network()
        predict = network_predict(network, options.task)
        truths = group.collect((data.training.target, predict(data.training.features)))
    if not group.is_first:
        print(f"{cluster.hosts[0]} writes the model and the metrics")
        return
    validated = predict(data.validation.features)
    save_model(
        options,
        data,
        {"name": "pytorch", "version": torch.__version__},
        lambda folder: write_network(network, folder),
        validated,
    )
    report_metrics(options, final_metrics(options.task, truths, (data.validation.target, validated)))


def prepare_processor(num_cpus: int) -> None:
    """Let the same training give the same network, on a GPU too.

    https://docs.pytorch.org/docs/2.6/notes/randomness.html
    """
    os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")
    torch.use_deterministic_algorithms(True)
    torch.set_num_threads(num_cpus)


def open_checkpoints(
    options: argparse.Namespace, training: NetworkTraining, data: TrainingData
) -> NetworkCheckpoints | None:
    """Give the first host its checkpoints, and every host what the latest one holds."""
    group = training.group
    settings = {name: value for name, value in asdict(training.hyperparameters).items() if name not in ENDS}
    # By name, as a host may be given another one's share after an interruption.
    shares = sorted(group.collect(fingerprint(settings, data.training)))
    checkpoints = None
    state = None
    if group.is_first:
        name = fingerprint({"shares": shares, "task": options.task}, data.validation)
        checkpoints = NetworkCheckpoints(options.checkpoint_dir, name, options.seconds_between_checkpoints)
        state = checkpoints.latest()
    # Without a checkpoint, the first host's own beginning.
    training.go_on(group.share(state or training.state()))
    if group.is_first and training.measured:
        print(f"going on from the checkpoint after {len(training.measured)} epochs")
    return checkpoints


def fit(
    training: NetworkTraining, checkpoints: NetworkCheckpoints | None, hyperparameters: Hyperparameters
) -> None:
    """Train until the validation loss stops getting better."""
    print_every = max(1, hyperparameters.epochs // 20)
    while not training.is_over():
        training.run_epoch()
        epoch = len(training.measured) - 1
        if checkpoints is None:
            continue
        if epoch % print_every == 0:
            metrics = " ".join(
                f"validation-{name}:{value:.6f}" for name, value in training.measured[epoch].items()
            )
            print(f"[{epoch}] {metrics}")
        checkpoints.save(training.state, training.is_over())
    if checkpoints is not None:
        print(f"best epoch: {training.best_epoch}")


def final_metrics(
    task: str,
    trained: list[tuple[Predictions, Predictions]],
    validated: tuple[Predictions, Predictions],
) -> dict[str, float]:
    """Measure pairs of truth and predictions: one a host of the training part, one of the validation part."""
    targets, predictions = zip(*trained)
    parts = {"train": (np.concatenate(targets), np.concatenate(predictions)), "validation": validated}
    return {
        f"{part}-{name}": value
        for part, (target, predicted) in parts.items()
        for name, value in watched_metrics(task, target, predicted).items()
    }


def read_hyperparameters(options: argparse.Namespace) -> Hyperparameters:
    """Check the hyperparameters.

    Raises:
        InputError: listing every value out of bounds.
    """
    problems = [
        f"{name} must be {rule}, got {getattr(options, name)}"
        for name, is_right, rule in (
            ("hidden_units", all(units >= 1 for units in options.hidden_units), "whole numbers from 1"),
            ("epochs", options.epochs >= 1, "at least 1"),
            ("batch_size", options.batch_size >= 1, "at least 1"),
            ("learning_rate", options.learning_rate > 0, "above 0"),
            ("weight_decay", options.weight_decay is None or options.weight_decay >= 0, "at least 0"),
            ("dropout", 0 <= options.dropout < 1, "at least 0 and below 1"),
            ("patience", options.patience >= 0, "at least 0"),
            ("seed", options.seed >= 0, "at least 0"),
        )
        if not is_right
    ]
    if problems:
        raise InputError(problems)
    names = Hyperparameters.__dataclass_fields__
    given: dict[str, Any] = {name: getattr(options, name) for name in names}
    return Hyperparameters(**given)


def parse_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Trains a feed-forward network.", allow_abbrev=False)
    add_common_arguments(parser)
    group = parser.add_argument_group("hyperparameters")
    group.add_argument("--hidden_units", type=_units, default=[64, 32], help="by commas, from the input on")
    group.add_argument("--epochs", type=int, default=100)
    group.add_argument("--batch_size", type=int, default=64, help="rows a step, on all hosts together")
    group.add_argument("--learning_rate", type=float, default=0.001)
    group.add_argument("--weight_decay", type=float, help="PyTorch's own for the optimizer by default")
    group.add_argument("--dropout", type=float, default=0.0)
    group.add_argument("--optimizer", choices=tuple(OPTIMIZERS), default="adamw")
    group.add_argument(
        "--patience",
        type=int,
        default=10,
        help="epochs without a better validation loss; 0 trains all, and keeps the best",
    )
    group.add_argument("--seed", type=int, default=42)
    parser.add_argument(
        "--checkpoint-dir", type=Path, default=Path("/opt/ml/checkpoints"), help="used where it exists"
    )
    parser.add_argument("--seconds-between-checkpoints", type=float, default=30.0)
    parser.add_argument(
        "--cluster-timeout",
        type=int,
        default=900,
        help="seconds to wait for another host; it may have more to read",
    )
    return parser.parse_args(arguments)


def _units(text: str) -> list[int]:
    return [int(units) for units in text.split(",")]


if __name__ == "__main__":
    run_script("train_pytorch", lambda: train(parse_arguments()))

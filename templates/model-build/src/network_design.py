"""The form of a network for given data, and where its training begins."""

from __future__ import annotations

from dataclasses import dataclass

import torch

from network import Architecture
from process_group import Group
from training import Part, TrainingData


@dataclass(frozen=True)
class Hyperparameters:
    """What decides on a training beside the data."""

    hidden_units: list[int]
    epochs: int
    #: Rows that each step learns from, on all hosts together.
    batch_size: int
    learning_rate: float
    #: Strength of the pull towards 0; PyTorch's own for the optimizer where nothing is given.
    weight_decay: float | None
    dropout: float
    optimizer: str
    #: Epochs without a better validation loss after which the training stops; 0 trains all.
    patience: int
    seed: int


def design(
    data: TrainingData, task: str, hyperparameters: Hyperparameters, group: Group
) -> tuple[Architecture, torch.Tensor]:
    """Decide on a network for the data, and on the bias of its last layer: what is right without any feature.

    A network that knows from the start how rare a class is need not learn that first, in many small steps.
    """
    target = torch.from_numpy(data.training.target)
    outputs = len(data.classes) if task == "multiclass" else 1
    mean, scale, bias = 0.0, 1.0, torch.zeros(outputs)
    if task == "regression":
        mean, scale = _mean_and_deviation(target, group)
    else:
        counts = torch.bincount(target.long(), minlength=len(data.classes)).double()
        group.add_up(counts)
        chances = torch.log((counts + 1) / (counts + 1).sum())
        bias = chances if task == "multiclass" else (chances[1:] - chances[:1])
    architecture = Architecture(
        inputs=data.training.features.shape[1],
        hidden_units=hyperparameters.hidden_units,
        outputs=outputs,
        dropout=hyperparameters.dropout,
        target_mean=mean,
        target_scale=scale,
    )
    return architecture, bias


def as_target(part: Part, task: str, architecture: Architecture) -> torch.Tensor:
    """Write the truth as the loss takes it."""
    target = torch.from_numpy(part.target)
    if task == "multiclass":
        return target.long()
    return ((target - architecture.target_mean) / architecture.target_scale).float()


def _mean_and_deviation(target: torch.Tensor, group: Group) -> tuple[float, float]:
    sums = torch.stack([target.sum(), torch.tensor(float(len(target)), dtype=torch.float64)])
    group.add_up(sums)
    mean = sums[0] / sums[1]
    # From the differences, not from squares of large numbers, whose own difference would be lost.
    squares = ((target - mean) ** 2).sum()
    group.add_up(squares)
    deviation = float(torch.sqrt(squares / sums[1]))
    return float(mean), deviation if deviation > 0 else 1.0

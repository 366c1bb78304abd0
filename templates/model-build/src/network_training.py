"""Training of a feed-forward network, epoch by epoch, by one host or by several."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch import nn

from network import Network, device, network_predict
from network_checkpoints import State
from network_design import Hyperparameters, as_target, design
from problems import InputError
from process_group import Group
from training import TrainingData, watched_metrics

#: By the name of the hyperparameter; each takes parameters, a learning rate and a weight decay.
OPTIMIZERS: dict[str, Callable[..., Any]] = {
    "adamw": torch.optim.AdamW,
    "adam": torch.optim.Adam,
    "sgd": lambda parameters, **options: torch.optim.SGD(parameters, momentum=0.9, **options),
}
#: Sums over rows of what each task learns from.
LOSSES: dict[str, Callable[[torch.Tensor, torch.Tensor], torch.Tensor]] = {
    "binary": lambda outputs, target: nn.functional.binary_cross_entropy_with_logits(
        outputs[:, 0], target, reduction="sum"
    ),
    "multiclass": lambda outputs, target: nn.functional.cross_entropy(outputs, target, reduction="sum"),
    "regression": lambda outputs, target: nn.functional.mse_loss(outputs[:, 0], target, reduction="sum"),
}


class NetworkTraining:
    """A training, and how far it is. All hosts have the same weights after each step."""

    def __init__(self, data: TrainingData, task: str, hyperparameters: Hyperparameters, group: Group) -> None:
        self.task = task
        self.hyperparameters = hyperparameters
        self.group = group
        self.validation = data.validation
        self.architecture, bias = design(data, task, hyperparameters, group)
        torch.manual_seed(hyperparameters.seed)
        self.layers = self.architecture.build()
        with torch.no_grad():
            self.layers[-1].bias.copy_(bias)
        self.layers.to(device())
        decay = hyperparameters.weight_decay
        self.optimizer = OPTIMIZERS[hyperparameters.optimizer](
            self.layers.parameters(),
            lr=hyperparameters.learning_rate,
            **({} if decay is None else {"weight_decay": decay}),
        )
        self.features = torch.from_numpy(data.training.features)
        self.target = as_target(data.training, task, self.architecture)
        self.rows_per_step = math.ceil(hyperparameters.batch_size / group.size)
        self.steps = math.ceil(
            group.share(max(group.collect(len(self.target)), default=0)) / self.rows_per_step
        )
        #: Metrics of the validation part after each epoch.
        self.measured: list[dict[str, float]] = []
        self.best_weights: State = {}

    @property
    def best_epoch(self) -> int:
        """Give the first of the epochs with the lowest validation loss, counted from 0."""
        losses = [_loss(metrics) for metrics in self.measured]
        return losses.index(min(losses))

    def is_over(self) -> bool:
        """Say whether all epochs are done, or too many lie behind the best one."""
        done, patience = len(self.measured), self.hyperparameters.patience
        if done >= self.hyperparameters.epochs:
            return True
        return done > 0 and patience > 0 and done - 1 - self.best_epoch >= patience

    def run_epoch(self) -> None:
        """Learn from every row once, and measure.

        Raises:
            InputError: if the loss has left all bounds.
        """
        # Chance follows from the number of the epoch, so that it is the same after an interruption.
        chance = np.random.SeedSequence([self.hyperparameters.seed, len(self.measured), self.group.rank])
        torch.manual_seed(int(chance.generate_state(1, np.uint64)[0]))
        order = torch.randperm(len(self.target))
        self.layers.train()
        for step in range(self.steps):
            self._learn(order[step * self.rows_per_step : (step + 1) * self.rows_per_step])
        self._measure()

    def network(self) -> Network:
        """Give the network with the weights of the best epoch."""
        layers = self.architecture.build()
        layers.load_state_dict(self.best_weights)
        return Network(self.architecture, layers)

    def state(self) -> State:
        """Give all that the training needs to go on."""
        return {
            "layers": self.layers.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "measured": self.measured,
            "best": self.best_weights,
        }

    def go_on(self, state: State) -> None:
        """Take up where another training was."""
        self.layers.load_state_dict(state["layers"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.measured = list(state["measured"])
        self.best_weights = state["best"]

    def _learn(self, rows: torch.Tensor) -> None:
        """Take one step; a host that has no rows left goes along with the others."""
        where = device()
        self.optimizer.zero_grad()
        outputs = self.layers(self.features[rows].to(where))
        LOSSES[self.task](outputs, self.target[rows].to(where)).backward()
        gradients = [parameter.grad for parameter in self.layers.parameters()]
        count = self._add_up(gradients, len(rows)) if self.group.size > 1 else len(rows)
        for gradient in gradients:
            gradient /= count
        self.optimizer.step()

    def _add_up(self, gradients: list[torch.Tensor], rows: int) -> float:
        """Replace gradients by their sums over all hosts; gives the number of the rows that these are of.

        Each row weighs the same, however many of them a host has.
        """
        parts = [*(gradient.flatten().cpu() for gradient in gradients), torch.tensor([float(rows)])]
        together = torch.cat(parts)
        self.group.add_up(together)
        *sums, count = together.split([len(part) for part in parts])
        for gradient, total in zip(gradients, sums):
            gradient.copy_(total.view_as(gradient))
        return float(count)

    def _measure(self) -> None:
        metrics = self.group.share(self._validate() if self.group.is_first else {})
        if not metrics:
            raise InputError(
                [
                    f"after epoch {len(self.measured) + 1} the network predicts what is no number: its steps "
                    f"are too long; give a learning_rate below {self.hyperparameters.learning_rate:g}"
                ]
            )
        self.measured.append(metrics)
        if self.best_epoch == len(self.measured) - 1:
            weights = self.layers.state_dict()
            self.best_weights = {name: values.detach().cpu().clone() for name, values in weights.items()}

    def _validate(self) -> dict[str, float]:
        """Measure on the validation part; nothing where a prediction is no number."""
        current = Network(self.architecture, self.layers)
        predictions = network_predict(current, self.task)(self.validation.features)
        if not np.isfinite(predictions).all():
            return {}
        metrics = watched_metrics(self.task, self.validation.target, predictions)
        # Plain numbers, which are all that a checkpoint takes.
        return {name: float(value) for name, value in metrics.items()}


def _loss(metrics: dict[str, float]) -> float:
    # The last metric is the loss, which moves less by chance than the others.
    return list(metrics.values())[-1]

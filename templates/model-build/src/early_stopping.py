"""What a boosting has measured after each round, and whether it still makes progress.

XGBoost's own early stopping forgets what it saw when a training goes on from a checkpoint.
"""

from __future__ import annotations

from typing import Any

import xgboost as xgb

#: Values after each round, by part and metric.
Measured = dict[str, dict[str, list[float]]]

#: Metrics that grow as the model gets better; all others that a task may watch are losses and errors.
GROWING = frozenset({"auc", "aucpr"})


class History(xgb.callback.TrainingCallback):
    """Keeps what is measured after each round and what was before an interruption; stops without progress.

    One callback does both: XGBoost calls several in no certain order, and one that stops must know the last
    round, or a host would stop a round after the others and wait for them.
    """

    def __init__(self, past: Measured, patience: int, print_every: int) -> None:
        """Start with what was measured before.

        Args:
            past: what an interrupted training has measured.
            patience: rounds after the best one to stop at; 0 stops at none.
            print_every: prints every so many rounds; 0 prints none.
        """
        super().__init__()
        self.patience = patience
        self.print_every = print_every
        self.measured: Measured = {
            part: {metric: list(values) for metric, values in by_metric.items()}
            for part, by_metric in past.items()
        }

    def after_iteration(self, model: Any, epoch: int, evals_log: Any) -> bool:  # noqa: ANN401
        """Add the round that has just ended, and say whether to stop."""
        for part, by_metric in evals_log.items():
            for metric, values in by_metric.items():
                self.measured.setdefault(part, {}).setdefault(metric, []).append(float(values[-1]))
        index = self.rounds() - 1
        if self.print_every and index % self.print_every == 0:
            print(f"[{index}] " + " ".join(f"{name}:{value:.6f}" for name, value in self.at(index).items()))
        return self.is_due()

    def is_due(self) -> bool:
        """Say whether the best round lies so far back that there is reason to stop."""
        if self.patience == 0 or self.rounds() == 0:
            return False
        return self.rounds() - 1 - self.best_round() >= self.patience

    def rounds(self) -> int:
        """Count the rounds so far."""
        return len(self._watched()[1])

    def best_round(self) -> int:
        """Give the first of the best rounds, counted from 0, by the last metric of the validation part."""
        name, values = self._watched()
        return values.index((max if name in GROWING else min)(values))

    def at(self, index: int) -> dict[str, float]:
        """Give all metrics of a round, for example ``validation-auc``."""
        return {
            f"{part}-{metric}": values[index]
            for part, by_metric in self.measured.items()
            for metric, values in by_metric.items()
        }

    def _watched(self) -> tuple[str, list[float]]:
        by_metric = self.measured.get("validation", {})
        return list(by_metric.items())[-1] if by_metric else ("", [])

"""How a model compares with the newest approved version, which others rely on."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from problems import InputError

#: What is said where there is no approved version yet.
NONE = "none"

#: Metrics of which a lower value is the better one.
LOWER_IS_BETTER = frozenset({"log_loss", "mae", "mse", "rmse"})


def parse_live_metrics(text: str) -> dict[str, float]:
    """Read ``auc=0.91,recall=0.8``, or ``none``.

    Raises:
        InputError: naming every part that is neither.
    """
    if text.strip() in ("", NONE):
        return {}
    metrics: dict[str, float] = {}
    problems = []
    for part in text.split(","):
        name, _, value = part.strip().partition("=")
        try:
            metrics[name] = float(value)
        except ValueError:
            metrics[name] = math.nan
        if not name or not math.isfinite(metrics[name]):
            problems.append(f'--live-metrics holds "{part}"; write name=number, or {NONE}')
    if problems:
        raise InputError(problems)
    return metrics


def improvement_on_live(metrics: Mapping[str, float], live: Mapping[str, float]) -> dict[str, dict[str, Any]]:
    """Say for each metric by how much it is better than the live version's: above 0 is better for all.

    Where the live version has no such metric, nothing got worse, and the value is 0.
    """
    return {
        name: {
            "value": _improvement(name, value, live[name]) if name in live else 0.0,
            "live": live.get(name),
        }
        for name, value in metrics.items()
    }


def _improvement(name: str, value: float, live: float) -> float:
    return live - value if name in LOWER_IS_BETTER else value - live

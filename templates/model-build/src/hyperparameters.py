"""Hyperparameters of the training: which there are, of which type, with which defaults for each task."""

from __future__ import annotations

import argparse
from typing import Any

#: XGBoost's own parameters; https://xgboost.readthedocs.io/en/release_3.0.0/parameter.html
BOOSTER_PARAMETERS: dict[str, type] = {
    "objective": str,
    "eta": float,
    "gamma": float,
    "max_depth": int,
    "min_child_weight": float,
    "max_delta_step": float,
    "subsample": float,
    "colsample_bytree": float,
    "colsample_bylevel": float,
    "colsample_bynode": float,
    "lambda": float,
    "alpha": float,
    "scale_pos_weight": float,
    "tree_method": str,
    "grow_policy": str,
    "max_leaves": int,
    "max_bin": int,
    "seed": int,
}

#: What each task is trained and stopped on; only objectives whose prediction is a probability or a value.
OBJECTIVES = {
    "binary": ("binary:logistic",),
    "multiclass": ("multi:softprob",),
    "regression": (
        "reg:squarederror",
        "reg:absoluteerror",
        "reg:pseudohubererror",
        "reg:squaredlogerror",
        "reg:gamma",
        "reg:tweedie",
        "count:poisson",
    ),
}
#: The last one stops the training: with few positives, AUC jumps from round to round, log-loss less.
EVAL_METRICS = {
    "binary": ["auc", "logloss"],
    "multiclass": ["merror", "mlogloss"],
    "regression": ["mae", "rmse"],
}


def add_booster_arguments(parser: argparse.ArgumentParser) -> None:
    """Let the command line take every parameter of ``BOOSTER_PARAMETERS``, by its own name."""
    group = parser.add_argument_group("XGBoost parameters")
    group.add_argument(
        "--eval_metric", type=_names, default=None, help="separated by commas; the last one stops"
    )
    for name, kind in BOOSTER_PARAMETERS.items():
        group.add_argument(f"--{name}", type=kind, default=None)


def booster_parameters(given: dict[str, Any], task: str, class_count: int) -> dict[str, Any]:
    """Join what was given with the task's defaults.

    Raises:
        ValueError: if the objective does not belong to the task.
    """
    parameters: dict[str, Any] = {
        "objective": OBJECTIVES[task][0],
        "eval_metric": given.get("eval_metric") or EVAL_METRICS[task],
        "tree_method": "hist",
        "seed": 42,
    }
    parameters.update({name: given[name] for name in BOOSTER_PARAMETERS if given.get(name) is not None})
    if parameters["objective"] not in OBJECTIVES[task]:
        allowed = ", ".join(OBJECTIVES[task])
        raise ValueError(
            f"objective {parameters['objective']} does not fit the task {task}; use one of {allowed}"
        )
    if task == "multiclass":
        parameters["num_class"] = class_count
    return parameters


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]

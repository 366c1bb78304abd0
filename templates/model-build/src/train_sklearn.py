"""Train a scikit-learn model on what ``prepare.py`` wrote.

The hyperparameter ``estimator`` chooses one of ``gradient_boosting``, ``random_forest``, ``logistic`` (for
classes) and ``ridge`` (for a value). Gradient boosting keeps as many trees as
predict the validation part best.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import sklearn
import threadpoolctl
from sklearn.ensemble import (
    HistGradientBoostingClassifier,
    HistGradientBoostingRegressor,
    RandomForestClassifier,
    RandomForestRegressor,
)
from sklearn.linear_model import LogisticRegression, Ridge

from predictors import SKLEARN_FILE, sklearn_predict
from problems import InputError, quoted, run_script
from training import (
    Part,
    TrainingData,
    add_common_arguments,
    read_data,
    report_metrics,
    save_model,
    watched_metrics,
)

#: Hyperparameters beside the estimator's name, and their types.
PARAMETERS: dict[str, type] = {
    "n_estimators": int,
    "max_depth": int,
    "min_samples_leaf": int,
    "max_leaf_nodes": int,
    "max_features": float,
    "learning_rate": float,
    "l2_regularization": float,
    "C": float,
    "alpha": float,
    "class_weight": str,
    "seed": int,
}

#: What each estimator makes use of, by the name that it has for it.
TREES = ("max_depth", "min_samples_leaf", "max_leaf_nodes")
ACCEPTED: dict[str, dict[str, str]] = {
    "gradient_boosting": {
        "n_estimators": "max_iter",
        **{name: name for name in (*TREES, "learning_rate", "l2_regularization", "class_weight")},
        "seed": "random_state",
    },
    "random_forest": {
        **{name: name for name in ("n_estimators", *TREES, "max_features", "class_weight")},
        "seed": "random_state",
    },
    "logistic": {"C": "C", "class_weight": "class_weight", "seed": "random_state"},
    "ridge": {"alpha": "alpha", "seed": "random_state"},
}

#: What is fitted for classes and for a value; the defaults where nothing is given.
CLASSIFIERS: dict[str, Callable[..., Any]] = {
    "gradient_boosting": HistGradientBoostingClassifier,
    "random_forest": RandomForestClassifier,
    "logistic": LogisticRegression,
}
REGRESSORS: dict[str, Callable[..., Any]] = {
    "gradient_boosting": HistGradientBoostingRegressor,
    "random_forest": RandomForestRegressor,
    "ridge": Ridge,
}
DEFAULTS: dict[str, dict[str, Any]] = {
    # It would set rows of the training part aside by itself; there is a validation part for that.
    "gradient_boosting": {"max_iter": 200, "early_stopping": False},
    "random_forest": {"n_estimators": 200},
    "logistic": {"max_iter": 2000},
    "ridge": {},
}


def train(options: argparse.Namespace) -> None:
    """Train, choose the threshold, save."""
    arguments = estimator_arguments(options)
    data = read_data(options)
    with threadpoolctl.threadpool_limits(options.num_cpus):
        estimator = fit(options, arguments, data)
    predict = sklearn_predict(estimator, options.task)
    metrics = {
        f"{name}-{metric}": value
        for name, part in (("train", data.training), ("validation", data.validation))
        for metric, value in watched_metrics(options.task, part.target, predict(part.features)).items()
    }
    save_model(
        options,
        data,
        {"name": "sklearn", "version": sklearn.__version__},
        lambda folder: _write(estimator, folder),
        predict(data.validation.features),
    )
    report_metrics(options, metrics)


def estimator_arguments(options: argparse.Namespace) -> dict[str, Any]:
    """Translate the hyperparameters into those of the estimator.

    Raises:
        InputError: if the estimator does not fit the task, or makes no use of a hyperparameter. In a tuning,
            which may try several estimators with one set of hyperparameters, those are left aside.
    """
    name, known = options.estimator, REGRESSORS if options.task == "regression" else CLASSIFIERS
    if name not in known:
        raise InputError([f'estimator "{name}" does not fit the task {options.task}; use {quoted(known)}'])
    given = {key: value for key in PARAMETERS if (value := getattr(options, key)) is not None}
    accepted = {key: new for key, new in ACCEPTED[name].items() if not _is_for_classes(key, options.task)}
    unused = [key for key in given if key not in accepted]
    if unused and options._tuning_objective_metric is None:
        raise InputError([f"{name} makes no use of {quoted(unused)}; it has {quoted(accepted)}"])
    arguments = {accepted[key]: value for key, value in given.items() if key in accepted}
    if arguments.get("class_weight") == "none":
        arguments["class_weight"] = None
    if name == "random_forest":
        arguments["n_jobs"] = options.num_cpus
    return {"random_state": 42, **DEFAULTS[name], **arguments}


def fit(options: argparse.Namespace, arguments: dict[str, Any], data: TrainingData) -> Any:  # noqa: ANN401
    """Fit the estimator; gradient boosting a second time, up to the tree after which validation got worse."""
    make = (REGRESSORS if options.task == "regression" else CLASSIFIERS)[options.estimator]
    training, validation = data.training, data.validation
    estimator = make(**arguments).fit(training.features, training.target)
    if options.estimator == "gradient_boosting":
        best = best_round(estimator, validation, options.task)
        print(f"best iteration: {best - 1}")
        if best < arguments["max_iter"]:
            # The same seed grows the same trees again, so that this is a prefix of what was measured.
            estimator = make(**{**arguments, "max_iter": best}).fit(training.features, training.target)
    return estimator


def best_round(estimator: Any, validation: Part, task: str) -> int:  # noqa: ANN401
    """Count the trees after which the validation part is predicted best."""
    if task == "regression":
        stages = estimator.staged_predict(validation.features)
    else:
        stages = estimator.staged_predict_proba(validation.features)
    # The last metric is the loss, which moves less by chance than the others.
    predictions = (stage[:, 1] if task == "binary" else stage for stage in stages)
    losses = [list(watched_metrics(task, validation.target, stage).values())[-1] for stage in predictions]
    return int(np.argmin(losses)) + 1


def _is_for_classes(name: str, task: str) -> bool:
    return name == "class_weight" and task == "regression"


def _write(estimator: object, folder: Path) -> None:
    joblib.dump(estimator, folder / SKLEARN_FILE, compress=3)


def parse_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Trains a scikit-learn model.", allow_abbrev=False)
    add_common_arguments(parser)
    parser.add_argument("--estimator", choices=tuple(ACCEPTED), default="gradient_boosting")
    group = parser.add_argument_group("hyperparameters of the estimator")
    for name, kind in PARAMETERS.items():
        choices = ("none", "balanced") if name == "class_weight" else None
        group.add_argument(f"--{name}", type=kind, choices=choices)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    run_script("train_sklearn", lambda: train(parse_arguments()))

"""The model itself, whichever framework trained it: a matrix of numbers in, predictions out.

A prediction is a probability of the second class, one probability a class, or a value. Each container has its
own framework only, hence the imports inside the functions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

Predict = Callable[[npt.NDArray[np.float32]], npt.NDArray[np.float64]]

XGBOOST_FILE = "model.json"
SKLEARN_FILE = "model.joblib"


def load_predictor(folder: Path, framework: Mapping[str, str], task: str) -> Predict:
    """Load what a training script wrote into the model folder.

    Args:
        folder: the model folder.
        framework: name and version, as ``model_info.json`` has them.
        task: what the model was trained for.
    """
    return _LOADERS[framework["name"]](folder, framework["version"], task)


def _load_xgboost(folder: Path, version: str, task: str) -> Predict:
    import xgboost as xgb

    booster = xgb.Booster()
    booster.load_model(folder / XGBOOST_FILE)
    return lambda features: booster.predict(xgb.DMatrix(features)).astype(np.float64)


def _load_sklearn(folder: Path, version: str, task: str) -> Predict:
    import joblib
    import sklearn

    if sklearn.__version__ != version:
        raise RuntimeError(
            f"the model was trained with scikit-learn {version}, which promises nothing of a model in "
            f"another version, and this is {sklearn.__version__}; serve it in the image that trained it"
        )
    return sklearn_predict(joblib.load(folder / SKLEARN_FILE), task)


def sklearn_predict(estimator: object, task: str) -> Predict:
    """Give a fitted scikit-learn estimator's predictions in the form that all models have here."""
    if task == "regression":
        return lambda features: np.asarray(estimator.predict(features), dtype=np.float64)  # type: ignore[attr-defined]
    if task == "binary":
        return lambda features: np.asarray(estimator.predict_proba(features)[:, 1], dtype=np.float64)  # type: ignore[attr-defined]
    return lambda features: np.asarray(estimator.predict_proba(features), dtype=np.float64)  # type: ignore[attr-defined]


def _load_pytorch(folder: Path, version: str, task: str) -> Predict:
    # Weights alone are the same to every version, and were perhaps trained on a GPU by another build.
    from network import network_predict, read_network

    return network_predict(read_network(folder), task)


_LOADERS = {"xgboost": _load_xgboost, "sklearn": _load_sklearn, "pytorch": _load_pytorch}

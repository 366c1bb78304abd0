import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import sklearn
import threadpoolctl
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import log_loss

import train_sklearn
from inference import input_fn, model_fn, output_fn, predict_fn
from predictors import SKLEARN_FILE
from problems import InputError
from samples import TABLES
from steps import Prepared, contents, metrics_in, run_evaluate, run_training
from tables import read_table
from training import read_data

ESTIMATORS = [
    *[(task, name) for task in ("binary", "multiclass") for name in train_sklearn.CLASSIFIERS],
    *[("regression", name) for name in train_sklearn.REGRESSORS],
]
#: What scikit-learn has by the same name and the scripts leave aside: gradient boosting has it since 1.4.
LEFT_OUT = {"gradient_boosting": {"max_features"}}
#: A model that has learnt nothing is far from these; the worst of the estimators is not.
REACHED = {
    "binary": ("auc", 0.9),
    "multiclass": ("accuracy", 0.8),
    "regression": ("r2", 0.95),
}


def run(prepared: Path, model_dir: Path, task: str, *more: str) -> Path:
    return run_training("train_sklearn", prepared, model_dir, TABLES[task][1], task, *more)


@pytest.mark.parametrize(("task", "estimator"), ESTIMATORS)
def test_an_estimator_is_told_what_scikit_learn_has_for_it_and_nothing_else(
    task: str, estimator: str
) -> None:
    makers = train_sklearn.REGRESSORS if task == "regression" else train_sklearn.CLASSIFIERS
    known = set(makers[estimator]().get_params())
    accepted = {
        ours: theirs
        for ours, theirs in train_sklearn.ACCEPTED[estimator].items()
        if task != "regression" or ours != "class_weight"
    }
    assert set(accepted.values()) <= known
    # Of what scikit-learn has by our name, nobody may be told that the estimator makes no use of it.
    left_out = known.intersection(train_sklearn.PARAMETERS) - set(accepted)
    assert left_out == LEFT_OUT.get(estimator, set())


@pytest.mark.parametrize(("task", "estimator"), ESTIMATORS)
def test_every_estimator_learns_and_is_served_as_it_was_evaluated(
    task: str, estimator: str, prepared: Prepared, tmp_path: Path
) -> None:
    data = prepared(task)
    model_dir = run(data, tmp_path / "model", task, "--estimator", estimator)
    document = run_evaluate(model_dir, data, tmp_path / "evaluation", TABLES[task][1], task)
    metric, bound = REACHED[task]
    assert next(iter(document.values()))[metric]["value"] > bound
    # The golden rows were asked for in JSON; the same raw rows in CSV must be answered alike.
    golden = json.loads((tmp_path / "evaluation" / "golden.json").read_text())
    columns = golden["columns"]
    test = read_table(data / "test" / "test.csv")
    chosen = np.unique(np.linspace(0, len(test) - 1, 20).astype(int))
    body = test.iloc[chosen][columns].to_csv(index=False)
    served = output_fn(predict_fn(input_fn(body, "text/csv"), model_fn(str(model_dir))), "application/json")
    assert json.loads(served[0])["predictions"] == golden["predictions"]


def test_the_same_seed_gives_the_same_model_and_another_does_not(prepared: Prepared, tmp_path: Path) -> None:
    forest = ("--estimator", "random_forest", "--n_estimators", "5")
    first = contents(run(prepared("binary"), tmp_path / "a" / "model", "binary", *forest))
    assert contents(run(prepared("binary"), tmp_path / "b" / "model", "binary", *forest)) == first
    other = contents(run(prepared("binary"), tmp_path / "c" / "model", "binary", *forest, "--seed", "7"))
    assert other[SKLEARN_FILE] != first[SKLEARN_FILE]


@pytest.fixture
def one_thread() -> Iterator[None]:
    """Threads that wait for a busy machine make hundreds of tiny fits slow."""
    with threadpoolctl.threadpool_limits(1):
        yield


@pytest.mark.usefixtures("one_thread")
def test_gradient_boosting_keeps_the_trees_that_predict_the_validation_part_best(
    prepared: Prepared, tmp_path: Path
) -> None:
    """By hand: fit every number of trees up to the limit and take the first with the lowest loss."""
    options = train_sklearn.parse_arguments(
        [
            *["--label-column", "fraud", "--task", "binary"],
            *[f"--{name}={prepared('binary') / name}" for name in ("train", "validation", "transform")],
        ]
    )
    data = read_data(options)
    losses = []
    for trees in range(1, 41):
        model = HistGradientBoostingClassifier(
            max_iter=trees, learning_rate=0.3, early_stopping=False, random_state=42
        ).fit(data.training.features, data.training.target)
        losses.append(log_loss(data.validation.target, model.predict_proba(data.validation.features)))
    more = ("--learning_rate", "0.3", "--n_estimators", "40")
    model_dir = run(prepared("binary"), tmp_path / "model", "binary", *more)
    expected = int(np.argmin(losses)) + 1
    assert 1 < expected < 40
    predict = model_fn(str(model_dir)).predict
    best = HistGradientBoostingClassifier(
        max_iter=expected, learning_rate=0.3, early_stopping=False, random_state=42
    ).fit(data.training.features, data.training.target)
    assert np.array_equal(
        predict(data.validation.features), best.predict_proba(data.validation.features)[:, 1]
    )


@pytest.mark.parametrize(
    ("task", "more", "problem"),
    [
        ("binary", ["--estimator", "ridge"], 'estimator "ridge" does not fit the task binary; use "grad'),
        ("regression", ["--estimator", "logistic"], 'estimator "logistic" does not fit the task regression'),
        (
            "binary",
            ["--estimator", "logistic", "--max_depth", "3", "--alpha", "1"],
            'logistic makes no use of "max_depth", "alpha"; it has "C", "class_weight", "seed"',
        ),
        (
            "regression",
            ["--class_weight", "balanced"],
            'gradient_boosting makes no use of "class_weight"; it has "n_estimators"',
        ),
    ],
)
def test_what_an_estimator_cannot_use_is_refused(
    task: str, more: list[str], problem: str, prepared: Prepared, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=f"^{re.escape(problem)}"):
        run(prepared(task), tmp_path / "model", task, *more)
    assert not (tmp_path / "model").exists()


def test_a_tuning_may_try_estimators_that_make_no_use_of_a_hyperparameter(
    prepared: Prepared, tmp_path: Path
) -> None:
    more = ("--estimator", "logistic", "--max_depth", "3", "--_tuning_objective_metric", "validation:auc")
    assert (run(prepared("binary"), tmp_path / "model", "binary", *more) / SKLEARN_FILE).is_file()


def test_balanced_classes_call_more_rows_positive(prepared: Prepared, tmp_path: Path) -> None:
    means = []
    for weight in ("none", "balanced"):
        more = ("--estimator", "logistic", "--class_weight", weight)
        model = model_fn(str(run(prepared("binary"), tmp_path / weight / "model", "binary", *more)))
        rows = read_table(prepared("binary") / "test" / "test.csv").drop(columns="fraud")
        means.append(model.predict(model.transform.transform(rows)).mean())
    assert means[0] < means[1]


def test_the_log_carries_each_watched_metric_once(
    prepared: Prepared, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(prepared("regression"), tmp_path / "model", "regression")
    assert metrics_in(capsys.readouterr().out) == [
        "train-mae",
        "train-rmse",
        "validation-mae",
        "validation-rmse",
    ]


def test_a_model_of_another_version_of_scikit_learn_is_not_served(prepared: Prepared, tmp_path: Path) -> None:
    model_dir = run(prepared("binary"), tmp_path / "model", "binary", "--estimator", "logistic")
    info = json.loads((model_dir / "model_info.json").read_text())
    assert info["framework"] == {"name": "sklearn", "version": sklearn.__version__}
    info["framework"]["version"] = "0.1"
    (model_dir / "model_info.json").write_text(json.dumps(info))
    with pytest.raises(RuntimeError, match=r"trained with scikit-learn 0\.1, .* serve it in the image that"):
        model_fn(str(model_dir))

from pathlib import Path

import pytest
import xgboost as xgb

from problems import InputError
from samples import TABLES, houses, write
from steps import Prepared, contents, run_prepare, run_train
from trained import TrainedFor


@pytest.mark.parametrize("task", TABLES)
def test_the_same_seed_gives_the_same_model(task: str, trained: TrainedFor, tmp_path: Path) -> None:
    first = trained(task)
    again = run_train(first.prepared, tmp_path / "model", first.label, task)
    assert contents(again) == contents(first.model_dir)


def test_a_training_of_a_tuning_is_told_the_objective(prepared: Prepared, tmp_path: Path) -> None:
    objective = "--_tuning_objective_metric=validation:auc"
    run_train(prepared("binary"), tmp_path / "model", "fraud", "binary", objective)
    assert (tmp_path / "model" / "model.json").is_file()


def test_the_log_carries_the_metrics_that_sagemaker_reads(
    prepared: Prepared, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_train(prepared("binary"), tmp_path / "model", "fraud", "binary")
    values = [
        line.split(":")[1]
        for line in capsys.readouterr().out.splitlines()
        if line.startswith("validation-auc:")
    ]
    assert len(values) == 1
    assert 0.9 < float(values[0]) <= 1


def test_training_stops_when_the_validation_metric_no_longer_improves(
    prepared: Prepared, tmp_path: Path
) -> None:
    more = ["--num_round", "500", "--early_stopping_rounds", "5"]
    model_dir = run_train(prepared("binary"), tmp_path / "model", "fraud", "binary", *more)
    assert xgb.Booster(model_file=model_dir / "model.json").num_boosted_rounds() < 500


def test_an_objective_of_another_task_is_refused(prepared: Prepared, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="objective reg:squarederror does not fit the task binary"):
        run_train(
            prepared("binary"),
            tmp_path / "model",
            "fraud",
            "binary",
            "--objective",
            "reg:squarederror",
        )
    assert not (tmp_path / "model").exists()


def test_an_unknown_hyperparameter_is_refused(prepared: Prepared, tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        run_train(prepared("binary"), tmp_path / "model", "fraud", "binary", "--max_dept", "3")


def test_labels_that_an_objective_cannot_take_are_explained_in_a_line(tmp_path: Path) -> None:
    table = houses()
    table["price"] = table["price"] - table["price"].median()
    prepared = run_prepare(write(table, tmp_path / "in"), tmp_path / "prepared", "price", "regression")
    with pytest.raises(InputError) as caught:
        run_train(prepared, tmp_path / "model", "price", "regression", "--objective", "reg:gamma")
    assert caught.value.problems == [
        "XGBoost cannot train with these data and reg:gamma: label must be positive for gamma regression."
    ]

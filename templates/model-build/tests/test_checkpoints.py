import json
import sys
from pathlib import Path

import numpy as np
import pytest
import xgboost as xgb

import train
from checkpoints import FILE
from early_stopping import History
from interruption import kill_after_a_checkpoint
from steps import Prepared, contents, training_folders

#: Long enough to be interrupted, and with samples drawn by chance, which must be the same after it.
ROUNDS = 600
PARAMETERS = ["--max_depth=3", "--eta=0.05", "--subsample=0.7", "--colsample_bynode=0.7"]


def arguments(prepared: Prepared, out: Path, checkpoints: Path, *more: str) -> list[str]:
    checkpoints.mkdir(exist_ok=True)
    folders = training_folders(prepared("binary"), out / "model", out / "output")
    given = [f"--checkpoint-dir={checkpoints}", "--label-column=fraud", "--task=binary"]
    return [*folders, *given, *PARAMETERS, *more]


def run(given: list[str]) -> None:
    train.train(train.parse_arguments(given))


def test_a_killed_training_goes_on_and_ends_with_the_same_model(
    prepared: Prepared, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = (f"--num_round={ROUNDS}", "--early_stopping_rounds=0")
    run(arguments(prepared, tmp_path / "whole", tmp_path / "checkpoints of the whole", *more))
    folder = tmp_path / "checkpoints"
    resumable = arguments(prepared, tmp_path / "resumed", folder, *more)
    kill_after_a_checkpoint([sys.executable, train.__file__, *resumable], folder / FILE)
    rounds = xgb.Booster(model_file=folder / FILE).num_boosted_rounds()
    assert 0 < rounds < ROUNDS
    assert not (tmp_path / "resumed" / "model").exists()
    capsys.readouterr()

    run(resumable)

    assert f"going on from the checkpoint after {rounds} iterations" in capsys.readouterr().out
    assert contents(tmp_path / "resumed" / "model") == contents(tmp_path / "whole" / "model")
    assert contents(tmp_path / "resumed" / "output") == contents(tmp_path / "whole" / "output")


def test_early_stopping_remembers_what_was_before_the_interruption(
    prepared: Prepared, tmp_path: Path
) -> None:
    more = ("--num_round=400", "--early_stopping_rounds=15")
    run(arguments(prepared, tmp_path / "whole", tmp_path / "checkpoints of the whole", *more))
    folder = tmp_path / "checkpoints"
    resumable = arguments(prepared, tmp_path / "resumed", folder, *more)
    run(resumable)
    # The last checkpoint is the stopped training itself, as if it had been killed before it saved the model.
    left = json.loads(xgb.Booster(model_file=folder / FILE).attr("history") or "")
    assert len(left["validation"]["auc"]) < 400

    run(resumable)

    assert contents(tmp_path / "resumed" / "model") == contents(tmp_path / "whole" / "model")


def test_a_checkpoint_of_another_training_is_left_aside(
    prepared: Prepared, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, short = tmp_path / "checkpoints", "--num_round=30"
    run(arguments(prepared, tmp_path / "a", folder, short))
    run(arguments(prepared, tmp_path / "b", folder, short, "--gamma=1"))
    assert "is of another training" in capsys.readouterr().out
    run(arguments(prepared, tmp_path / "c", tmp_path / "fresh", short, "--gamma=1"))
    assert contents(tmp_path / "b" / "model") == contents(tmp_path / "c" / "model")


def test_without_the_folder_nothing_is_kept(prepared: Prepared, tmp_path: Path) -> None:
    folder = tmp_path / "checkpoints"
    given = arguments(prepared, tmp_path / "a", folder, "--num_round=30")
    folder.rmdir()
    run(given)
    assert not folder.exists()


PAST = {
    "train": {"logloss": [0.5, 0.4, 0.3, 0.2], "auc": [0.5, 0.6, 0.7, 0.8]},
    "validation": {"logloss": [0.5, 0.6, 0.7, 0.8], "auc": [0.5, 0.9, 0.9, 0.6]},
}


def test_the_last_metric_of_the_validation_part_stops() -> None:
    history = History(PAST, patience=0, print_every=10)
    assert (history.rounds(), history.best_round()) == (4, 1)
    assert history.at(1) == {
        "train-logloss": 0.4,
        "train-auc": 0.6,
        "validation-logloss": 0.6,
        "validation-auc": 0.9,
    }
    assert [History(PAST, patience, print_every=0).is_due() for patience in (0, 1, 2, 3)] == [
        False,
        True,
        True,
        False,
    ]


def test_a_training_stops_at_the_very_round_at_which_it_is_due() -> None:
    generator = np.random.default_rng(1)
    part = xgb.DMatrix(generator.normal(size=(300, 4)), label=generator.integers(0, 2, 300))
    other = xgb.DMatrix(generator.normal(size=(300, 4)), label=generator.integers(0, 2, 300))
    for patience in (1, 2, 3, 5, 8):
        history = History({}, patience, print_every=0)
        xgb.train(
            {"objective": "binary:logistic"},
            part,
            num_boost_round=200,
            evals=[(other, "validation")],
            callbacks=[history],
            verbose_eval=False,
        )
        assert history.rounds() - 1 - history.best_round() == patience

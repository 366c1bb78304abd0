import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import xgboost as xgb

import train
from checkpoints import FILE
from early_stopping import History
from samples import claims, write
from steps import contents, run_prepare

#: Long enough to be interrupted, and with samples drawn by chance, which must be the same after it.
ROUNDS = 600
PARAMETERS = ["--max_depth=3", "--eta=0.05", "--subsample=0.7", "--colsample_bynode=0.7"]


def arguments(prepared: Path, out: Path, *more: str) -> list[str]:
    return [
        *["--label-column=fraud", "--task=binary", "--num-cpus=1", *PARAMETERS],
        *[f"--{name}={prepared / name}" for name in ("train", "validation", "transform")],
        *[f"--model-dir={out / 'model'}", f"--output-data-dir={out / 'output'}"],
        *more,
    ]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checkpoints")
    return run_prepare(write(claims(), folder / "in"), folder / "prepared", "fraud", "binary")


def kill_after_a_checkpoint(command: list[str], checkpoint: Path) -> int:
    """Start a training and kill it, as AWS does with a spot instance; gives the rounds of the checkpoint."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as training:
        try:
            deadline = time.monotonic() + 60
            while not checkpoint.is_file():
                assert training.poll() is None, "the training ended before there was a checkpoint"
                assert time.monotonic() < deadline, "no checkpoint after a minute"
                time.sleep(0.005)
        finally:
            training.kill()
    return xgb.Booster(model_file=checkpoint).num_boosted_rounds()


def test_a_killed_training_goes_on_and_ends_with_the_same_model(
    prepared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = (f"--num_round={ROUNDS}", "--early_stopping_rounds=0")
    whole = tmp_path / "checkpoints of the whole"
    whole.mkdir()
    uninterrupted = arguments(prepared, tmp_path / "whole", *more, f"--checkpoint-dir={whole}")
    train.train(train.parse_arguments(uninterrupted))
    folder = tmp_path / "checkpoints"
    folder.mkdir()
    resumable = arguments(prepared, tmp_path / "resumed", *more, f"--checkpoint-dir={folder}")
    rounds = kill_after_a_checkpoint([sys.executable, train.__file__, *resumable], folder / FILE)
    assert 0 < rounds < ROUNDS
    assert not (tmp_path / "resumed" / "model").exists()
    capsys.readouterr()

    train.train(train.parse_arguments(resumable))

    assert f"going on from the checkpoint after {rounds} iterations" in capsys.readouterr().out
    assert contents(tmp_path / "resumed" / "model") == contents(tmp_path / "whole" / "model")
    assert contents(tmp_path / "resumed" / "output") == contents(tmp_path / "whole" / "output")


def test_early_stopping_remembers_what_was_before_the_interruption(prepared: Path, tmp_path: Path) -> None:
    more = ("--num_round=400", "--early_stopping_rounds=15")
    whole = tmp_path / "checkpoints of the whole"
    whole.mkdir()
    uninterrupted = arguments(prepared, tmp_path / "whole", *more, f"--checkpoint-dir={whole}")
    train.train(train.parse_arguments(uninterrupted))
    folder = tmp_path / "checkpoints"
    folder.mkdir()
    resumable = arguments(prepared, tmp_path / "resumed", *more, f"--checkpoint-dir={folder}")
    train.train(train.parse_arguments(resumable))
    # The last checkpoint is the stopped training itself, as if it had been killed before it saved the model.
    left = json.loads(xgb.Booster(model_file=folder / FILE).attr("history") or "")
    assert len(left["validation"]["auc"]) < 400

    train.train(train.parse_arguments(resumable))

    assert contents(tmp_path / "resumed" / "model") == contents(tmp_path / "whole" / "model")


def test_a_checkpoint_of_another_training_is_left_aside(
    prepared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "checkpoints"
    folder.mkdir()
    more = ("--num_round=30", f"--checkpoint-dir={folder}")
    train.train(train.parse_arguments(arguments(prepared, tmp_path / "a", *more)))
    train.train(train.parse_arguments(arguments(prepared, tmp_path / "b", *more, "--gamma=1")))
    assert "is of another training" in capsys.readouterr().out
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    alone = ("--num_round=30", "--gamma=1", f"--checkpoint-dir={fresh}")
    train.train(train.parse_arguments(arguments(prepared, tmp_path / "c", *alone)))
    assert contents(tmp_path / "b" / "model") == contents(tmp_path / "c" / "model")


def test_without_the_folder_nothing_is_kept(prepared: Path, tmp_path: Path) -> None:
    folder = tmp_path / "checkpoints"
    more = ("--num_round=30", f"--checkpoint-dir={folder}")
    train.train(train.parse_arguments(arguments(prepared, tmp_path / "a", *more)))
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

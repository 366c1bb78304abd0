import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from interruption import kill_after_a_checkpoint
from steps import Prepared, contents, prepare_sample, training_folders

if find_spec("torch"):
    import torch

    import train_pytorch
    from network_checkpoints import FILE

pytestmark = pytest.mark.skipif(
    find_spec("torch") is None, reason="PyTorch is not installed (requirements-pytorch.txt)"
)

#: With rows and units drawn by chance in each epoch, which must be the same after an interruption.
PARAMETERS = ["--hidden_units=16,8", "--dropout=0.2", "--optimizer=adam", "--learning_rate=0.01"]


def arguments(prepared: Path, out: Path, checkpoints: Path, *more: str) -> list[str]:
    checkpoints.mkdir(exist_ok=True)
    return [
        *training_folders(prepared, out / "model", out / "output"),
        *["--label-column=fraud", "--task=binary", *PARAMETERS],
        *[f"--checkpoint-dir={checkpoints}", "--seconds-between-checkpoints=0", *more],
    ]


def run(given: list[str]) -> None:
    train_pytorch.train(train_pytorch.parse_arguments(given))


def epochs_in(checkpoint: Path) -> int:
    return len(torch.load(checkpoint, weights_only=True)["measured"])


def test_a_killed_training_goes_on_and_ends_with_the_same_model(
    prepared: Prepared, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ("--epochs=300", "--patience=0")
    run(arguments(prepared("binary"), tmp_path / "whole", tmp_path / "checkpoints of the whole", *more))
    folder = tmp_path / "checkpoints"
    resumable = arguments(prepared("binary"), tmp_path / "resumed", folder, *more)
    kill_after_a_checkpoint([sys.executable, train_pytorch.__file__, *resumable], folder / FILE)
    epochs = epochs_in(folder / FILE)
    assert 0 < epochs < 300
    assert not (tmp_path / "resumed" / "model").exists()
    capsys.readouterr()

    run(resumable)

    assert f"going on from the checkpoint after {epochs} epochs" in capsys.readouterr().out
    assert contents(tmp_path / "resumed" / "model") == contents(tmp_path / "whole" / "model")
    assert contents(tmp_path / "resumed" / "output") == contents(tmp_path / "whole" / "output")


def test_early_stopping_remembers_what_was_before_the_interruption(
    prepared: Prepared, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An interruption after each epoch, of which the training itself can be told only by its last one."""
    data, whole = prepared("binary"), tmp_path / "checkpoints of the whole"
    run(arguments(data, tmp_path / "whole", whole, "--patience=6"))
    expected = epochs_in(whole / FILE)
    assert 6 < expected < 100
    folder = tmp_path / "checkpoints"
    for epochs in range(1, expected + 10):
        run(arguments(data, tmp_path / "resumed", folder, "--patience=6", f"--epochs={epochs}"))
    assert epochs_in(folder / FILE) == expected
    assert contents(tmp_path / "resumed" / "model") == contents(tmp_path / "whole" / "model")


@pytest.mark.parametrize("changed", ["the seed", "the data", "nothing but the file is broken"])
def test_a_checkpoint_of_something_else_is_left_aside(
    changed: str, prepared: Prepared, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "checkpoints"
    run(arguments(prepared("binary"), tmp_path / "before", folder, "--epochs=3"))
    more = ["--epochs=3"]
    data = prepared("binary")
    problem = "is of another training (other data or hyperparameters), so it is left aside"
    if changed == "the seed":
        more.append("--seed=7")
    elif changed == "the data":
        data = prepare_sample(tmp_path, "binary", seed=8)
    else:
        whole = (folder / FILE).read_bytes()
        (folder / FILE).write_bytes(whole[: len(whole) // 2])
        problem = "cannot be read ("
    capsys.readouterr()
    run(arguments(data, tmp_path / "after", folder, *more))
    assert problem in capsys.readouterr().out
    run(arguments(data, tmp_path / "fresh", tmp_path / "none", *more))
    assert contents(tmp_path / "after" / "model") == contents(tmp_path / "fresh" / "model")


def test_without_a_folder_for_checkpoints_there_are_none(prepared: Prepared, tmp_path: Path) -> None:
    folder = tmp_path / "checkpoints"
    given = arguments(prepared("binary"), tmp_path / "out", folder, "--epochs=2")
    folder.rmdir()
    run(given)
    assert not folder.exists()
    assert (tmp_path / "out" / "model").is_dir()


def test_checkpoints_are_as_far_apart_as_wanted_and_the_last_one_is_kept(
    prepared: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, folder = prepared("binary"), tmp_path / "checkpoints"
    saved: list[int] = []
    replace = Path.replace

    def noted(path: Path, target: Path) -> Path:
        result = replace(path, target)
        saved.append(epochs_in(target))
        return result

    monkeypatch.setattr(Path, "replace", noted)
    more = ("--epochs=4", "--seconds-between-checkpoints=3600")
    run(arguments(data, tmp_path / "out", folder, *more))
    assert saved == [4]
    assert [path.name for path in folder.iterdir()] == [FILE]

import json
import re
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from inference import input_fn, model_fn, output_fn, predict_fn
from problems import InputError
from samples import TABLES, claims, houses, write
from steps import Prepared, contents, metrics_in, run_evaluate, run_prepare, run_training
from tables import read_table

if find_spec("torch"):
    import torch

    import network
    from network import NETWORK_FILE, WEIGHTS_FILE

pytestmark = pytest.mark.skipif(
    find_spec("torch") is None, reason="PyTorch is not installed (requirements-pytorch.txt)"
)

#: A network that has learnt nothing is far from these.
REACHED = {"binary": ("auc", 0.9), "multiclass": ("accuracy", 0.85), "regression": ("r2", 0.95)}


def run(prepared: Path, folder: Path, task: str, *more: str) -> Path:
    return run_training("train_pytorch", prepared, folder / "model", TABLES[task][1], task, *more)


def weights(model_dir: Path) -> bytes:
    return (model_dir / WEIGHTS_FILE).read_bytes()


def best_epoch(output: str) -> int:
    found = re.search(r"^best epoch: (\d+)$", output, re.MULTILINE)
    assert found
    return int(found[1])


@pytest.mark.parametrize("task", TABLES)
def test_a_network_learns_and_is_served_as_it_was_evaluated(
    task: str, prepared: Prepared, tmp_path: Path
) -> None:
    data = prepared(task)
    model_dir = run(data, tmp_path, task, "--learning_rate", "0.01", "--optimizer", "adam")
    document = run_evaluate(model_dir, data, tmp_path / "evaluation", TABLES[task][1], task)
    metric, bound = REACHED[task]
    assert next(iter(document.values()))[metric]["value"] > bound
    # The golden rows were asked for in JSON, all at once; each alone in CSV must be answered alike.
    golden = json.loads((tmp_path / "evaluation" / "golden.json").read_text())
    test = read_table(data / "test" / "test.csv")[golden["columns"]]
    chosen = np.unique(np.linspace(0, len(test) - 1, 20).astype(int))
    model = model_fn(str(model_dir))
    for place, expected in zip(chosen, golden["predictions"]):
        body = test.iloc[[place]].to_csv(index=False)
        answer, _ = output_fn(predict_fn(input_fn(body, "text/csv"), model), "application/json")
        assert json.loads(answer)["predictions"][0] == pytest.approx(expected, rel=1e-9)


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(prepared: Prepared, tmp_path: Path) -> None:
    more = ("--epochs", "5", "--dropout", "0.2")
    first = contents(run(prepared("binary"), tmp_path / "a", "binary", *more))
    assert contents(run(prepared("binary"), tmp_path / "b", "binary", *more)) == first
    other = contents(run(prepared("binary"), tmp_path / "c", "binary", *more, "--seed", "7"))
    assert other[WEIGHTS_FILE] != first[WEIGHTS_FILE]


def test_training_stops_without_progress_and_keeps_the_best_epoch(
    prepared: Prepared, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By hand: as many epochs as lead to the best one, and one less."""
    more = ("--learning_rate", "0.02", "--hidden_units", "128,64")
    stopped = weights(
        run(prepared("binary"), tmp_path / "stopped", "binary", *more, "--epochs=200", "--patience=7")
    )
    output = capsys.readouterr().out
    best = best_epoch(output)
    printed = {
        int(epoch): float(loss) for epoch, loss in re.findall(r"^\[(\d+)\].* \S+:(\S+)$", output, re.M)
    }
    assert 0 < best < 190
    assert max(printed) <= best + 7
    assert min(printed.values()) >= float(re.findall(r"^validation-logloss:(\S+)$", output, re.M)[0])

    whole = ("--patience=0", f"--epochs={best + 1}")
    assert weights(run(prepared("binary"), tmp_path / "whole", "binary", *more, *whole)) == stopped
    assert best_epoch(capsys.readouterr().out) == best
    shorter = ("--patience=0", f"--epochs={best}")
    assert weights(run(prepared("binary"), tmp_path / "shorter", "binary", *more, *shorter)) != stopped


def test_values_of_any_scale_are_learnt_alike(prepared: Prepared, tmp_path: Path) -> None:
    table = houses()
    errors = []
    for name, scale, offset in (("small", 1e-6, 0.0), ("large", 1e6, 1e12)):
        moved = table.assign(price=table["price"] * scale + offset)
        data = run_prepare(
            write(moved, tmp_path / name / "in"), tmp_path / name / "prepared", "price", "regression"
        )
        model_dir = run(data, tmp_path / name, "regression", "--learning_rate", "0.01")
        document = run_evaluate(model_dir, data, tmp_path / name / "evaluation", "price", "regression")
        assert document["regression_metrics"]["r2"]["value"] > 0.95
        errors.append(document["regression_metrics"]["rmse"]["value"] / scale)
    assert errors[0] == pytest.approx(errors[1], rel=0.05)


def test_a_rare_class_is_taken_for_rare_from_the_start(tmp_path: Path) -> None:
    table = claims(2000)
    rare = table[(table["fraud"] == 0) | (np.arange(len(table)) % 20 == 0)]
    share = float(rare["fraud"].mean())
    assert share < 0.03
    data = run_prepare(write(rare, tmp_path / "in"), tmp_path / "prepared", "fraud", "binary")
    # So short a step that the network stays what it was at first.
    model_dir = run(data, tmp_path, "binary", "--epochs=1", "--learning_rate=1e-9")
    model = model_fn(str(model_dir))
    rows = read_table(data / "test" / "test.csv").drop(columns="fraud")
    assert float(model.predict(model.transform.transform(rows)).mean()) == pytest.approx(share, rel=0.5)


def test_the_log_carries_each_watched_metric_once(
    prepared: Prepared, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model_dir = run(prepared("multiclass"), tmp_path, "multiclass", "--epochs=3")
    assert metrics_in(capsys.readouterr().out) == [
        "train-merror",
        "train-mlogloss",
        "validation-merror",
        "validation-mlogloss",
    ]
    info = json.loads((model_dir / "model_info.json").read_text())
    assert info["framework"] == {"name": "pytorch", "version": torch.__version__}


def test_every_hyperparameter_out_of_bounds_is_named(prepared: Prepared, tmp_path: Path) -> None:
    wrong = ["--hidden_units=8,0", "--epochs=0", "--batch_size=0", "--learning_rate=0", "--weight_decay=-1"]
    wrong += ["--dropout=1", "--patience=-1", "--seed=-1"]
    with pytest.raises(InputError) as raised:
        run(prepared("binary"), tmp_path, "binary", *wrong)
    assert raised.value.problems == [
        "hidden_units must be whole numbers from 1, got [8, 0]",
        "epochs must be at least 1, got 0",
        "batch_size must be at least 1, got 0",
        "learning_rate must be above 0, got 0.0",
        "weight_decay must be at least 0, got -1.0",
        "dropout must be at least 0 and below 1, got 1.0",
        "patience must be at least 0, got -1",
        "seed must be at least 0, got -1",
    ]


def test_steps_that_are_too_long_are_told_from_other_errors(prepared: Prepared, tmp_path: Path) -> None:
    more = ("--optimizer", "sgd", "--learning_rate", "1", "--hidden_units", "512,512,512,512")
    with pytest.raises(InputError, match=r"after epoch \d+ .* no number: .* give a learning_rate below 1"):
        run(prepared("regression"), tmp_path, "regression", *more)
    assert not (tmp_path / "model").exists()


def test_weights_that_cannot_be_read_are_named(prepared: Prepared, tmp_path: Path) -> None:
    model_dir = run(prepared("binary"), tmp_path, "binary", "--epochs=1")
    file, whole = model_dir / WEIGHTS_FILE, weights(model_dir)
    problem = rf"{re.escape(str(file))} does not hold the weights of the network in {NETWORK_FILE} \("
    damaged = [whole[: len(whole) // 2], whole[:-1], whole[:64] + bytes(64) + whole[128:], b"", b"weights"]
    for content in damaged:
        file.write_bytes(content)
        with pytest.raises(RuntimeError, match=problem):
            model_fn(str(model_dir))
    torch.save(network.Architecture(3, [2], 1, 0.0).build().state_dict(), file)
    with pytest.raises(RuntimeError, match=problem):
        model_fn(str(model_dir))
    file.unlink()
    with pytest.raises(
        RuntimeError, match=rf"{re.escape(str(file))} is missing from the model; train it again"
    ):
        model_fn(str(model_dir))


class Evil:
    """Runs a command where it is unpickled without care."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return Path.touch, (self.file,)  # type: ignore[return-value]


def test_no_code_in_a_file_of_weights_is_run(prepared: Prepared, tmp_path: Path) -> None:
    model_dir = run(prepared("binary"), tmp_path, "binary", "--epochs=1")
    trace = tmp_path / "trace"
    torch.save(Evil(trace), model_dir / WEIGHTS_FILE)
    with pytest.raises(RuntimeError, match="does not hold the weights"):
        model_fn(str(model_dir))
    assert not trace.exists()
    torch.load(model_dir / WEIGHTS_FILE, weights_only=False)
    assert trace.exists()


def test_what_a_step_learns_is_the_mean_over_its_rows(prepared: Prepared, tmp_path: Path) -> None:
    """By hand: the third step of a gradient descent on all rows at once, from where the first two led to."""
    data, rate = prepared("multiclass"), 0.1
    more = ("--batch_size=100000", "--optimizer=sgd", f"--learning_rate={rate}", "--hidden_units=8")
    folders = [run(data, tmp_path / str(n), "multiclass", *more, f"--epochs={n}") for n in (1, 2, 3)]
    first, second, third = (torch.load(folder / WEIGHTS_FILE, weights_only=True) for folder in folders)
    layers = torch.nn.Sequential(
        torch.nn.Linear(2, 8), torch.nn.ReLU(), torch.nn.Dropout(0), torch.nn.Linear(8, 3)
    )
    layers.load_state_dict(second)
    model = model_fn(str(folders[0]))
    table = read_table(data / "train" / "train.csv")
    target = torch.tensor([model.classes.index(kind) for kind in table["kind"]])
    features = torch.from_numpy(model.transform.transform(table.drop(columns="kind")))
    torch.nn.functional.cross_entropy(layers(features), target).backward()
    for name, parameter in layers.named_parameters():
        momentum = 0.9 * (first[name] - second[name]) / rate
        expected = second[name] - rate * (momentum + parameter.grad)
        assert torch.allclose(third[name], expected, rtol=0, atol=1e-6)
        assert not torch.allclose(third[name], second[name], rtol=0, atol=1e-4)

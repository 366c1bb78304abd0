import re
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from hosts import PATIENCE, Training, all_fine, folder_of, give_shares, names, prepare_for, told
from inference import model_fn
from labels import encode_classes
from measures import measured
from samples import TABLES
from steps import contents, run_training
from tables import read_table

if find_spec("torch"):
    import torch

    import network_fit_and_tell
    import train_pytorch
    from network import WEIGHTS_FILE
    from network_checkpoints import FILE

pytestmark = pytest.mark.skipif(
    find_spec("torch") is None, reason="PyTorch is not installed (requirements-pytorch.txt)"
)

#: One step an epoch, on all rows: then the order of the rows, which the hosts share, decides on nothing.
ALL_ROWS = ("--batch_size=100000", "--learning_rate=0.05", "--optimizer=adam", "--epochs=30", "--patience=0")
BY_CHANCE = ("--batch_size=50", "--dropout=0.2", "--patience=3", "--epochs=40", "--learning_rate=0.01")
LONG = ("--epochs=100000", "--patience=0", "--seconds-between-checkpoints=0")


def arguments(task: str, *more: str) -> list[str]:
    return [f"--label-column={TABLES[task][1]}", f"--task={task}", *more]


def measured_again(model_dir: Path, part: Path, task: str) -> dict[str, float]:
    model, label = model_fn(str(model_dir)), TABLES[task][1]
    table = pd.concat([read_table(path) for path in sorted(part.glob("*.csv"))])
    predicted = model.predict(model.transform.transform(table.drop(columns=label)))
    target = (
        table[label].astype(float) if task == "regression" else encode_classes(table[label], model.classes)
    )
    return measured(np.asarray(target), predicted, task)


@pytest.mark.parametrize("task", ["multiclass", "regression"])
def test_two_hosts_with_unequal_shares_train_the_network_that_one_trains(task: str, tmp_path: Path) -> None:
    # Of three files, one host gets two.
    prepared = prepare_for(tmp_path, task, 3)
    label = TABLES[task][1]
    alone = run_training("train_pytorch", prepared, tmp_path / "alone" / "model", label, task, *ALL_ROWS)
    hosts = names(2)
    give_shares(prepared, tmp_path, hosts)
    training = Training(prepared, tmp_path, hosts, train_pytorch.__file__, *arguments(task, *ALL_ROWS))
    said = all_fine(training.ends())

    model = folder_of(tmp_path, hosts[0]) / "model"
    assert "algo-1 writes the model and the metrics" in said["algo-2"]
    assert not (folder_of(tmp_path, "algo-2") / "model").exists()
    assert not (folder_of(tmp_path, "algo-2") / "output").exists()
    assert not list((folder_of(tmp_path, "algo-2") / "checkpoints").iterdir())
    assert "validation-" not in said["algo-2"]
    assert set(contents(model)) == set(contents(alone))

    here, there = (torch.load(folder / WEIGHTS_FILE, weights_only=True) for folder in (alone, model))
    for name, values in here.items():
        assert torch.allclose(values, there[name], rtol=0, atol=2e-3), name
    # What was printed is of all rows of both parts, as somebody else measures them.
    for part in ("train", "validation"):
        for name, value in measured_again(model, prepared / part, task).items():
            found = re.search(rf"^{part}-{name}:([0-9.]+)$", said["algo-1"], re.MULTILINE)
            assert found
            assert float(found[1]) == pytest.approx(value, rel=1e-6, abs=1e-6)


def test_all_hosts_end_with_one_network(tmp_path: Path) -> None:
    hosts = names(3)
    prepared = prepare_for(tmp_path, "binary", 4)
    give_shares(prepared, tmp_path, hosts)
    program = network_fit_and_tell.__file__
    ended = Training(prepared, tmp_path, hosts, program, *arguments("binary", *BY_CHANCE)).ends()
    outcomes = told(ended)
    rows = [one.pop("rows") for one in outcomes]
    assert sum(rows) == len(pd.concat([read_table(path) for path in (prepared / "train").glob("*.csv")]))
    assert max(rows) > 1.5 * min(rows)
    assert outcomes[1:] == [outcomes[0], outcomes[0]]
    assert outcomes[0]["best"] != outcomes[0]["last"]
    assert outcomes[0]["measured"][-1]["auc"] > 0.85


@pytest.mark.parametrize("victim", ["algo-1", "algo-2"])
def test_a_host_that_dies_ends_the_training_on_all(victim: str, tmp_path: Path) -> None:
    hosts = names(2)
    prepared = prepare_for(tmp_path, "binary", 2)
    give_shares(prepared, tmp_path, hosts)
    long = arguments("binary", *LONG, "--cluster-timeout=600")
    training = Training(prepared, tmp_path, hosts, train_pytorch.__file__, *long)
    training.wait_for_checkpoint(name=FILE)
    training.kill(victim)
    ended = training.ends()
    (other,) = {*hosts} - {victim}
    assert ended[other].code == 1, ended[other]
    assert f"{other} cannot go on with the training on 2 hosts" in ended[other].said
    assert f"look at the logs of the others ({victim}) too" in ended[other].said
    assert not any((folder_of(tmp_path, host) / "model").exists() for host in hosts)


def test_a_host_that_never_comes_is_not_waited_for_without_end(tmp_path: Path) -> None:
    prepared = prepare_for(tmp_path, "binary", 2)
    give_shares(prepared, tmp_path, names(2))
    given = arguments("binary", "--cluster-timeout=4")
    training = Training(prepared, tmp_path, names(2), train_pytorch.__file__, *given)
    training.kill("algo-1")
    end = training.ends()["algo-2"]
    assert end.code == 1, end
    assert "the hosts algo-1, algo-2 did not come together within 4 s" in end.said


def test_a_host_whose_data_are_wrong_says_so_and_the_others_end(tmp_path: Path) -> None:
    hosts = names(2)
    prepared = prepare_for(tmp_path, "binary", 2)
    give_shares(prepared, tmp_path, hosts)
    [path] = (folder_of(tmp_path, "algo-2") / "train").glob("*.csv")
    path.rename(path.with_name("train-0123456789ab-00002-of-00002.csv"))
    given = arguments("binary", PATIENCE)
    ended = Training(prepared, tmp_path, hosts, train_pytorch.__file__, *given).ends()
    assert {host: end.code for host, end in ended.items()} == {"algo-1": 1, "algo-2": 1}
    assert "which the preparation does not list" in ended["algo-2"].said
    assert "algo-1 cannot go on with the training on 2 hosts" in ended["algo-1"].said


def test_an_interrupted_training_goes_on_from_the_first_hosts_checkpoint(tmp_path: Path) -> None:
    hosts = names(2)
    prepared = prepare_for(tmp_path, "binary", 2)
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    given = arguments("binary", *BY_CHANCE, "--epochs=60", "--patience=0", "--seconds-between-checkpoints=0")
    for root in (whole, cut):
        give_shares(prepared, root, hosts)
    all_fine(Training(prepared, whole, hosts, train_pytorch.__file__, *given).ends())

    interrupted = Training(prepared, cut, hosts, train_pytorch.__file__, *given)
    interrupted.wait_for_checkpoint(name=FILE)
    interrupted.kill()
    interrupted.ends()
    kept = folder_of(cut, "algo-1") / "checkpoints" / FILE
    epochs = len(torch.load(kept, weights_only=True)["measured"])
    assert 0 < epochs < 60
    # What another host has there, of another training perhaps, makes no difference.
    (folder_of(cut, "algo-2") / "checkpoints" / FILE).write_bytes(b"")

    said = all_fine(Training(prepared, cut, hosts, train_pytorch.__file__, *given).ends())
    assert f"going on from the checkpoint after {epochs} epochs" in said["algo-1"]
    assert contents(folder_of(cut, "algo-1") / "model") == contents(folder_of(whole, "algo-1") / "model")
    assert contents(folder_of(cut, "algo-1") / "output") == contents(folder_of(whole, "algo-1") / "output")

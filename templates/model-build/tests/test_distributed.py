from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import xgboost as xgb

import fit_and_tell
import train
from hosts import PATIENCE, Training, all_fine, folder_of, give_shares, names, prepare_for, told
from measures import Numbers, measured
from samples import TABLES
from steps import contents, run_train
from training import read_data

BOOSTING = ("--num_round=40", "--max_depth=3")


def arguments(task: str, *more: str) -> list[str]:
    return [f"--label-column={TABLES[task][1]}", f"--task={task}", *BOOSTING, *more]


def validation(prepared: Path, task: str) -> tuple[xgb.DMatrix, Numbers]:
    folders = [f"--{name}={prepared / name}" for name in ("train", "validation", "transform")]
    data = read_data(train.parse_arguments([*folders, *arguments(task)]))
    return xgb.DMatrix(data.validation.features), data.validation.target


def predictions(model: Path, prepared: Path, task: str) -> Numbers:
    matrix, _ = validation(prepared, task)
    return xgb.Booster(model_file=model / "model.json").predict(matrix)


@pytest.mark.parametrize(("task", "count"), [("binary", 3), ("multiclass", 2), ("regression", 2)])
def test_several_hosts_train_the_model_that_one_host_trains(task: str, count: int, tmp_path: Path) -> None:
    prepared = prepare_for(tmp_path, task, count)
    label = TABLES[task][1]
    alone = run_train(prepared, tmp_path / "alone" / "model", label, task)
    hosts = names(count)
    give_shares(prepared, tmp_path, hosts)
    said = all_fine(Training(prepared, tmp_path, hosts, train.__file__, *arguments(task)).ends())

    model = folder_of(tmp_path, hosts[0]) / "model"
    for host in hosts[1:]:
        assert "algo-1 writes the model and the metrics" in said[host]
        assert not (folder_of(tmp_path, host) / "model").exists()
        assert not (folder_of(tmp_path, host) / "output").exists()
        assert "validation-" not in said[host]
    assert set(contents(model)) == set(contents(alone))

    _, target = validation(prepared, task)
    here, there = predictions(alone, prepared, task), predictions(model, prepared, task)
    # Sums of numbers in another order, and quantiles that are merged, differ a little; nothing else may.
    spread = float(np.ptp(here))
    assert float(np.mean(np.abs(here - there))) < 0.01 * spread
    one, many = measured(target, here, task), measured(target, there, task)
    assert many == pytest.approx(one, rel=0.05, abs=0.01)
    # What was printed is of the whole validation part, as somebody else measures it.
    for name, value in many.items():
        assert f"validation-{name}:{value:.3f}"[:-1] in said[hosts[0]]


def test_all_hosts_end_with_one_model_and_the_same_metrics(tmp_path: Path) -> None:
    hosts = names(3)
    prepared = prepare_for(tmp_path, "binary", 3)
    give_shares(prepared, tmp_path, hosts)
    by_chance = ("--subsample=0.6", "--colsample_bynode=0.5", "--early_stopping_rounds=5", "--num_round=300")
    started = Training(prepared, tmp_path, hosts, fit_and_tell.__file__, *arguments("binary", *by_chance))
    first, *others = told(started.ends())
    assert others == [first, first]
    assert first["classes"] == ["0", "1"]


def test_a_class_that_one_host_has_no_row_of_is_known_to_all(tmp_path: Path) -> None:
    hosts = names(2)
    prepared = prepare_for(tmp_path, "multiclass", 2)
    give_shares(prepared, tmp_path, hosts)
    kinds = []
    for host, mine in zip(hosts, (["setosa"], ["versicolor", "virginica"])):
        [path] = (folder_of(tmp_path, host) / "train").glob("*.csv")
        whole = pd.concat([pd.read_csv(file, dtype=str) for file in (prepared / "train").glob("*.csv")])
        share = whole[whole["kind"].isin(mine)]
        share.to_csv(path, index=False)
        kinds.append(set(share["kind"]))
    assert not kinds[0] & kinds[1]
    started = Training(prepared, tmp_path, hosts, fit_and_tell.__file__, *arguments("multiclass"))
    first, second = told(started.ends())
    assert first == second
    assert first["classes"] == ["setosa", "versicolor", "virginica"]
    assert first["metrics"]["validation-merror"] < 0.2


@pytest.mark.parametrize("victim", ["algo-1", "algo-3"])
def test_a_host_that_dies_ends_the_training_on_all(victim: str, tmp_path: Path) -> None:
    hosts = names(3)
    prepared = prepare_for(tmp_path, "binary", 3)
    give_shares(prepared, tmp_path, hosts)
    long = arguments("binary", "--num_round=100000", "--early_stopping_rounds=0", PATIENCE)
    training = Training(prepared, tmp_path, hosts, train.__file__, *long)
    training.wait_for_checkpoint()
    training.kill(victim)
    for host, end in training.ends().items():
        assert not (folder_of(tmp_path, host) / "model").exists()
        if host != victim:
            assert end.code == 1, end
            others = ", ".join(other for other in hosts if other != host)
            assert f"{host} cannot go on with the training on 3 hosts" in end.said
            assert f"look at the logs of the others ({others}) too" in end.said
            assert "Segmentation fault" not in end.said


@pytest.mark.parametrize("present", ["algo-1", "algo-2"])
def test_a_host_that_never_comes_is_not_waited_for_without_end(present: str, tmp_path: Path) -> None:
    prepared = prepare_for(tmp_path, "binary", 2)
    give_shares(prepared, tmp_path, names(2))
    training = Training(
        prepared, tmp_path, names(2), train.__file__, *arguments("binary", "--cluster-timeout=4")
    )
    absent = ({*names(2)} - {present}).pop()
    training.kill(absent)
    end = training.ends()[present]
    assert end.code == 1, end
    assert "the hosts algo-1, algo-2 did not come together within 4 s" in end.said
    assert end.seconds < 40


def test_a_host_whose_data_are_wrong_says_so_and_the_others_end(tmp_path: Path) -> None:
    hosts = names(2)
    prepared = prepare_for(tmp_path, "binary", 2)
    give_shares(prepared, tmp_path, hosts)
    [path] = (folder_of(tmp_path, "algo-2") / "train").glob("*.csv")
    path.rename(path.with_name("train-0123456789ab-00002-of-00002.csv"))
    ended = Training(prepared, tmp_path, hosts, train.__file__, *arguments("binary", PATIENCE)).ends()
    assert {host: end.code for host, end in ended.items()} == {"algo-1": 1, "algo-2": 1}
    assert (
        'holds "train-0123456789ab-00002-of-00002.csv", which the preparation does not list'
        in ended["algo-2"].said
    )
    assert "algo-1 cannot go on with the training on 2 hosts" in ended["algo-1"].said


def test_rows_that_two_hosts_were_given_are_not_counted_twice(tmp_path: Path) -> None:
    hosts = names(2)
    prepared = prepare_for(tmp_path, "binary", 2)
    give_shares(prepared, tmp_path, hosts)
    [path] = (folder_of(tmp_path, "algo-1") / "train").glob("*.csv")
    (folder_of(tmp_path, "algo-2") / "train" / path.name).write_bytes(path.read_bytes())
    for end in (
        Training(prepared, tmp_path, hosts, train.__file__, *arguments("binary", PATIENCE)).ends().values()
    ):
        assert end.code == 1
        assert "the hosts have 540 training rows together, the preparation wrote 360" in end.said


SLOW = ("--num_round=400", "--early_stopping_rounds=0", "--eta=0.05", "--subsample=0.7")


def test_an_interrupted_training_goes_on_from_the_first_hosts_checkpoint(tmp_path: Path) -> None:
    hosts = names(2)
    prepared = prepare_for(tmp_path, "binary", 2)
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    for root in (whole, cut):
        give_shares(prepared, root, hosts)
    all_fine(Training(prepared, whole, hosts, train.__file__, *arguments("binary", *SLOW)).ends())

    interrupted = Training(prepared, cut, hosts, train.__file__, *arguments("binary", *SLOW))
    interrupted.wait_for_checkpoint()
    interrupted.kill()
    interrupted.ends()
    assert not list((folder_of(cut, "algo-2") / "checkpoints").iterdir())
    rounds = xgb.Booster(
        model_file=folder_of(cut, "algo-1") / "checkpoints" / "boosting.json"
    ).num_boosted_rounds()
    assert 0 < rounds < 400
    # What another host has there, of another training perhaps, makes no difference.
    (folder_of(cut, "algo-2") / "checkpoints" / "boosting.json").write_text("{}")

    said = all_fine(Training(prepared, cut, hosts, train.__file__, *arguments("binary", *SLOW)).ends())
    assert f"going on from the checkpoint after {rounds} iterations" in said["algo-1"]
    assert contents(folder_of(cut, "algo-1") / "model") == contents(folder_of(whole, "algo-1") / "model")
    assert contents(folder_of(cut, "algo-1") / "output") == contents(folder_of(whole, "algo-1") / "output")


def test_shares_that_change_hosts_are_the_same_training(tmp_path: Path) -> None:
    hosts = names(2)
    prepared = prepare_for(tmp_path, "binary", 2)
    give_shares(prepared, tmp_path, hosts)
    short = arguments("binary", "--num_round=50", "--early_stopping_rounds=0")
    all_fine(Training(prepared, tmp_path, hosts, train.__file__, *short).ends())
    one, two = (folder_of(tmp_path, host) / "train" for host in hosts)
    one.rename(tmp_path / "swapped")
    two.rename(one)
    (tmp_path / "swapped").rename(two)
    said = all_fine(Training(prepared, tmp_path, hosts, train.__file__, *short).ends())
    assert "going on from the checkpoint after 50 iterations" in said["algo-1"]

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from problems import InputError
from samples import claims, flowers, write
from shares import Shares, file_count, file_names, read_shares, write_shares
from steps import contents, run_prepare


def instance_config(folder: Path, rank: int, count: int) -> Path:
    hosts = [f"algo-{index + 1}" for index in range(count)]
    path = folder / f"resourceconfig-{rank}.json"
    path.write_text(json.dumps({"current_host": hosts[rank], "hosts": hosts}))
    return path


def run_instances(data: Path, root: Path, count: int, label: str, task: str, *more: str) -> Path:
    """Prepare on several instances, and put together what they write; nothing may be written twice."""
    root.mkdir()
    joined = root / "joined"
    for rank in range(count):
        config = instance_config(root, rank, count)
        out = run_prepare(data, root / f"out-{rank}", label, task, *more, f"--resource-config={config}")
        for name, content in contents(out).items():
            target = joined / name
            assert not target.exists(), f"{name} is written by two instances"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    return joined


@pytest.mark.parametrize(
    ("instances", "hosts", "files"), [(1, 3, 3), (2, 1, 1), (2, 2, 2), (3, 1, 2), (4, 2, 4)]
)
def test_instances_write_together_what_one_would(
    instances: int, hosts: int, files: int, tmp_path: Path
) -> None:
    data = write(claims(), tmp_path / "in")
    alone = run_prepare(data, tmp_path / "alone", "fraud", "binary")
    joined = run_instances(data, tmp_path / "many", instances, "fraud", "binary", f"--train-hosts={hosts}")
    # How the training part is cut into files is looked at below; everything else is the same to the byte.
    own = {"transform/shares.json", "train/train.csv"}
    expected = {name: content for name, content in contents(alone).items() if name not in own}
    written = contents(joined)
    assert {name: written.get(name) for name in expected} == expected
    assert len(written) == len(expected) + 1 + files

    shares = Shares.read(joined / "transform")
    train, names = read_shares(joined / "train")
    assert (names, shares.rows, len(names)) == (shares.files, len(train), files)
    pd.testing.assert_frame_equal(train, read_shares(alone / "train")[0])
    sizes = [len(pd.read_csv(path)) for path in (joined / "train").iterdir()]
    assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize("seed", range(20))
def test_files_and_rows_are_shared_evenly_whatever_the_numbers(seed: int, tmp_path: Path) -> None:
    generator = np.random.default_rng(seed)
    writers, readers = (int(number) for number in generator.integers(1, 7, 2))
    files = file_count(writers, readers)
    assert files % readers == 0
    assert writers <= files < writers + readers
    rows = int(generator.integers(files, 200))
    part = pd.DataFrame({"value": [str(index) for index in range(rows)]})
    names = file_names("0123456789abcdef", files)
    written = [write_shares(part, tmp_path, names, writer, writers) for writer in range(writers)]
    assert sum(written) == rows
    assert min(written) > 0
    together, found = read_shares(tmp_path)
    assert found == names == sorted(names)
    assert together.equals(part)


def test_each_share_has_rows_from_everywhere(tmp_path: Path) -> None:
    part = pd.DataFrame({"kind": ["a"] * 50 + ["b"] * 50})
    names = file_names("0123456789abcdef", 4)
    write_shares(part, tmp_path, names, 0, 1)
    for name in names:
        counts = pd.read_csv(tmp_path / name)["kind"].value_counts()
        assert abs(counts["a"] - counts["b"]) <= 1


def test_files_of_other_data_have_other_names() -> None:
    assert not set(file_names("a" * 64, 3)) & set(file_names("b" * 64, 3))


def test_what_the_preparation_does_not_list_is_named() -> None:
    shares = Shares(["train-a-00001-of-00002.csv", "train-a-00002-of-00002.csv"], 10)
    assert shares.own_problems(shares.files) == []
    assert shares.own_problems(["train-b-00001-of-00002.csv", shares.files[0]]) == [
        'the training part holds "train-b-00001-of-00002.csv", which the preparation does not list '
        "(shares.json); its instances did not see the same data, so prepare again when none arrive"
    ]


def test_rows_that_are_missing_are_noticed() -> None:
    assert Shares(["train.csv"], 10).whole_problems(10) == []
    [problem] = Shares(["train.csv"], 10).whole_problems(9)
    assert problem.startswith("the hosts have 9 training rows together, the preparation wrote 10; ")


def test_a_host_without_a_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_shares(tmp_path)
    assert caught.value.problems == [
        f"{tmp_path} holds no file of the training part; give the folder that prepare.py wrote it to, and at "
        "least as many files as hosts"
    ]


def test_more_hosts_than_rows_are_refused(tmp_path: Path) -> None:
    data = write(claims(30), tmp_path / "in")
    with pytest.raises(InputError) as caught:
        run_prepare(data, tmp_path / "out", "fraud", "binary", "--train-hosts=40")
    assert caught.value.problems == [
        "the training part has 18 rows for 40 files, and each host that trains and each instance that "
        "prepares needs one; use fewer of them"
    ]


def test_classes_that_come_after_the_training_part_are_refused_before_anybody_trains(tmp_path: Path) -> None:
    table = flowers(100)
    table["month"] = np.arange(len(table))
    table.loc[85:, "kind"] = "new"
    data = write(table, tmp_path / "in")
    with pytest.raises(InputError) as caught:
        run_prepare(data, tmp_path / "out", "kind", "multiclass", "--time-column=month")
    assert caught.value.problems == [
        'the test part has the classes "new", which the training part has not; give more rows of them, or '
        "leave theirs out"
    ]

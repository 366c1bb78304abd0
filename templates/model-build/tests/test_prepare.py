import json
from pathlib import Path

import pandas as pd
import pytest

from samples import claims, houses, write
from steps import contents, read_parts, run_prepare
from tables import read_table


def test_every_row_lands_in_exactly_one_part(tmp_path: Path) -> None:
    out = run_prepare(write(claims(), tmp_path / "in"), tmp_path / "out", "fraud", "binary")
    parts = read_parts(out)
    ids = pd.concat(part["policy_id"] for part in parts.values())
    assert sorted(ids.astype(int)) == list(range(1, 401))
    assert [len(part) for part in parts.values()] == [240, 80, 80]


def test_every_part_has_its_share_of_each_class(tmp_path: Path) -> None:
    out = run_prepare(write(claims(), tmp_path / "in"), tmp_path / "out", "fraud", "binary")
    whole = (claims()["fraud"] == 1).mean()
    for part in read_parts(out).values():
        assert (part["fraud"] == "1").mean() == pytest.approx(whole, abs=0.01)


def test_identical_rows_stay_in_one_part(tmp_path: Path) -> None:
    table = pd.concat([claims(100)] * 4, ignore_index=True)
    parts = read_parts(run_prepare(write(table, tmp_path / "in"), tmp_path / "out", "fraud", "binary"))
    ids = [set(part["policy_id"]) for part in parts.values()]
    assert not ids[0] & ids[1]
    assert not ids[0] & ids[2]
    assert not ids[1] & ids[2]


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(tmp_path: Path) -> None:
    folder = write(claims(), tmp_path / "in")
    first = contents(run_prepare(folder, tmp_path / "a", "fraud", "binary"))
    assert first == contents(run_prepare(folder, tmp_path / "b", "fraud", "binary"))
    other = contents(run_prepare(folder, tmp_path / "c", "fraud", "binary", "--seed", "43"))
    assert first["train/train.csv"] != other["train/train.csv"]


def test_nothing_outside_the_training_part_reaches_the_transformation(tmp_path: Path) -> None:
    table = claims()
    before = run_prepare(write(table, tmp_path / "in"), tmp_path / "before", "fraud", "binary")
    outside = pd.concat([read_parts(before)["test"], read_parts(before)["validation"]])["policy_id"].astype(
        int
    )
    changed = table.copy()
    rows = changed["policy_id"].isin(outside)
    changed.loc[rows, ["amount", "age"]] = [1e9, -500]
    changed.loc[rows, "severity"] = "Unheard of"
    after = run_prepare(write(changed, tmp_path / "changed"), tmp_path / "after", "fraud", "binary")
    assert read_parts(before)["test"]["policy_id"].tolist() == read_parts(after)["test"]["policy_id"].tolist()
    for name in ("transform/features.json", "baseline/baseline.csv"):
        assert (before / name).read_bytes() == (after / name).read_bytes()


def test_the_baseline_holds_the_raw_training_columns_that_the_endpoint_receives(tmp_path: Path) -> None:
    out = run_prepare(write(claims(), tmp_path / "in"), tmp_path / "out", "fraud", "binary")
    baseline = read_table(out / "baseline" / "baseline.csv")
    assert list(baseline.columns) == ["amount", "age", "severity", "authorities"]
    assert baseline.equals(read_parts(out)["train"][list(baseline.columns)])


def test_the_report_counts_what_was_found(tmp_path: Path) -> None:
    table = claims().astype(object)
    table.loc[:4, "fraud"] = ""
    out = run_prepare(write(table, tmp_path / "in"), tmp_path / "out", "fraud", "binary")
    report = json.loads((out / "report" / "data_report.json").read_text())
    assert report["rows"] == {"train": 237, "validation": 79, "test": 79, "total": 395}
    assert report["rows_without_label_dropped"] == 5
    assert report["duplicated_rows"] == 0
    assert {column["name"] for column in report["columns_dropped"]} == {"policy_id", "note", "country"}
    used = {column["name"]: column for column in report["columns_used"]}
    assert used["severity"]["kind"] == "category"
    assert 0 < used["age"]["missing"] <= 20
    counts = [sum(part["classes"].values()) for part in report["label"]["parts"].values()]
    assert counts == [237, 79, 79]


def test_several_files_are_one_table(tmp_path: Path) -> None:
    table = claims()
    folder = write(table.iloc[:200], tmp_path / "in", "a.csv")
    write(table.iloc[200:][table.columns[::-1]], folder / "deeper", "b.csv")
    out = run_prepare(folder, tmp_path / "out", "fraud", "binary")
    assert sum(len(part) for part in read_parts(out).values()) == 400


def test_empty_lines_and_long_values_are_read_as_pandas_reads_them(tmp_path: Path) -> None:
    table = claims()
    table["note"] = "a" * 200_000
    folder = write(table[:50], tmp_path / "in")
    text = (folder / "data.csv").read_text()
    (folder / "data.csv").write_text("\n\n" + text.replace("\n", "\n\n"))
    parts = read_parts(run_prepare(folder, tmp_path / "out", "fraud", "binary", "--drop-columns", "note"))
    assert sum(map(len, parts.values())) == 50


def test_a_regression_keeps_its_numbers(tmp_path: Path) -> None:
    out = run_prepare(write(houses(), tmp_path / "in"), tmp_path / "out", "price", "regression")
    report = json.loads((out / "report" / "data_report.json").read_text())
    prices = houses()["price"]
    parts = report["label"]["parts"].values()
    assert min(part["minimum"] for part in parts) == prices.min()
    assert max(part["maximum"] for part in parts) == prices.max()


def test_one_class_has_one_spelling(tmp_path: Path) -> None:
    table = claims().astype(object)
    table["fraud"] = table["fraud"].map({0: "0.0", 1: "1"})
    out = run_prepare(write(table, tmp_path / "in"), tmp_path / "out", "fraud", "binary")
    assert set(read_parts(out)["train"]["fraud"]) == {"0", "1"}


def test_dropped_columns_are_gone(tmp_path: Path) -> None:
    folder = write(claims(), tmp_path / "in")
    out = run_prepare(folder, tmp_path / "out", "fraud", "binary", "--drop-columns", "note, amount")
    assert not {"note", "amount"} & set(read_parts(out)["train"].columns)


def test_the_fingerprint_is_of_the_content_of_the_data_and_of_nothing_else(tmp_path: Path) -> None:
    def fingerprint(table: pd.DataFrame, name: str, *more: str) -> str:
        data = write(table, tmp_path / name, f"{name}.csv")
        out = run_prepare(data, tmp_path / f"{name}-out", "fraud", "binary", *more)
        return str(json.loads((out / "report" / "data_report.json").read_text())["fingerprint"])

    table = claims(200)
    changed = table.copy()
    changed.loc[0, "amount"] = float(changed["amount"].iloc[0]) + 1
    first = fingerprint(table, "first")
    assert len(first) == 64
    assert fingerprint(table, "second", "--seed", "7") == first
    assert fingerprint(changed, "third") != first

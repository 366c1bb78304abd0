import json
from pathlib import Path

import pandas as pd
import pytest

from problems import InputError
from samples import claims, flowers, houses, write
from steps import contents, run_prepare
from tables import read_table


def problems_of(folder: Path, out: Path, label: str, task: str, *more: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        run_prepare(folder, out, label, task, *more)
    assert not out.exists(), "bad input leaves nothing behind"
    return caught.value.problems


def read_parts(out: Path) -> dict[str, pd.DataFrame]:
    return {name: read_table(out / name / f"{name}.csv") for name in ("train", "validation", "test")}


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


@pytest.mark.parametrize(("separator", "name"), [(";", "semicolons"), ("\t", "tabs")])
def test_a_file_without_commas_is_told_so(separator: str, name: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "claims.csv").write_text(f"amount{separator}fraud\n1{separator}0\n")
    with pytest.raises(InputError, match=f"claims.csv is separated by {name}; save it with commas"):
        run_prepare(folder, tmp_path / "out", "fraud", "binary")


def test_several_files_are_one_table(tmp_path: Path) -> None:
    table = claims()
    folder = write(table.iloc[:200], tmp_path / "in", "a.csv")
    write(table.iloc[200:][table.columns[::-1]], folder / "deeper", "b.csv")
    out = run_prepare(folder, tmp_path / "out", "fraud", "binary")
    assert sum(len(part) for part in read_parts(out).values()) == 400


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


def test_a_missing_label_column_names_the_columns_and_the_nearest(tmp_path: Path) -> None:
    folder = write(claims(), tmp_path / "in")
    assert problems_of(folder, tmp_path / "out", "Fraudd", "binary", "--drop-columns", "polcy_id") == [
        'the label column "Fraudd" is missing, did you mean "fraud"; the columns are "policy_id", "amount", '
        '"age", "severity", "authorities", "note", "country", "fraud"',
        'the column to drop "polcy_id" is missing, did you mean "policy_id"',
    ]


def test_empty_lines_and_long_values_are_read_as_pandas_reads_them(tmp_path: Path) -> None:
    table = claims()
    table["note"] = "a" * 200_000
    folder = write(table[:50], tmp_path / "in")
    text = (folder / "data.csv").read_text()
    (folder / "data.csv").write_text("\n\n" + text.replace("\n", "\n\n"))
    parts = read_parts(run_prepare(folder, tmp_path / "out", "fraud", "binary", "--drop-columns", "note"))
    assert sum(map(len, parts.values())) == 50


def test_every_unusable_file_is_named(tmp_path: Path) -> None:
    folder = write(claims(), tmp_path / "in", "a.csv")
    (folder / "b.csv").write_text("")
    (folder / "c.csv").write_text("x,x\n1,2\n")
    write(claims().drop(columns="age").rename(columns={"note": "remark"}), folder, "d.csv")
    (folder / "e.csv").write_bytes(b"\xff\xfe\x00")
    assert problems_of(folder, tmp_path / "out", "fraud", "binary") == [
        "b.csv is empty; give a header line and at least one row",
        'c.csv has more than one column named "x"; rename all but one',
        'd.csv lacks "age", "note", unlike a.csv; give every file the same columns',
        'd.csv also has "remark", unlike a.csv; give every file the same columns',
        "e.csv is not UTF-8 text; save it as UTF-8",
    ]


def test_a_folder_without_a_csv_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert problems_of(tmp_path / "in", tmp_path / "out", "fraud", "binary") == [
        f"{tmp_path / 'in'} holds no CSV file; put at least one file that ends in .csv there"
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("a,fraud\n", "data.csv has a header line but no rows; give at least one row"),
        ("a,fraud\n1,0\n2,1,5\n", "data.csv is not a valid CSV file: "),
        ("a,fraud\n1,0,9\n2,1,5\n", "data.csv is not a valid CSV file: "),
        ('"a,fraud\n' + "1,0\n" * 50_000, "data.csv is not a valid CSV file: "),
    ],
)
def test_a_broken_file_is_explained(tmp_path: Path, content: str, problem: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "data.csv").write_text(content)
    (found,) = problems_of(folder, tmp_path / "out", "fraud", "binary")
    assert found.startswith(problem)


def test_one_class_is_refused(tmp_path: Path) -> None:
    table = claims()
    table["fraud"] = 0
    assert problems_of(write(table, tmp_path / "in"), tmp_path / "out", "fraud", "binary") == [
        'the label has one class only, "0"; at least two are needed'
    ]


def test_three_classes_are_no_binary_task(tmp_path: Path) -> None:
    assert problems_of(write(flowers(), tmp_path / "in"), tmp_path / "out", "kind", "binary") == [
        'the label has 3 classes ("setosa", "versicolor", "virginica") but the task is binary; '
        "use --task multiclass"
    ]


def test_a_class_too_rare_for_every_part_is_named(tmp_path: Path) -> None:
    table = flowers()
    table.loc[0, "kind"] = "lonely"
    assert problems_of(write(table, tmp_path / "in"), tmp_path / "out", "kind", "multiclass") == [
        'classes "lonely" have fewer than 3 different rows, so that not every part gets one; '
        "add rows, merge the classes or, for a number, use --task regression"
    ]


def test_text_is_no_label_of_a_regression(tmp_path: Path) -> None:
    assert problems_of(write(flowers(), tmp_path / "in"), tmp_path / "out", "kind", "regression") == [
        'the label must be a number for a regression, got "virginica", "setosa", "versicolor"; '
        "choose another column or task"
    ]


def test_labels_that_are_all_missing_are_refused(tmp_path: Path) -> None:
    table = claims().assign(fraud="")
    assert problems_of(write(table, tmp_path / "in"), tmp_path / "out", "fraud", "binary") == [
        'no row has a value in the label column "fraud"'
    ]


def test_a_table_with_nothing_to_learn_from_is_refused(tmp_path: Path) -> None:
    table = claims()[["policy_id", "country", "fraud"]]
    assert problems_of(write(table, tmp_path / "in"), tmp_path / "out", "fraud", "binary") == [
        'no column is left to learn from ("policy_id": it numbers the rows, like an identifier; '
        '"country": every value is the same)'
    ]


def test_a_part_that_differs_from_the_training_part_is_explained(tmp_path: Path) -> None:
    first = run_prepare(write(claims(), tmp_path / "in"), tmp_path / "first", "fraud", "binary")
    test_id = int(read_parts(first)["test"]["policy_id"][0])
    table = claims().astype(object)
    table.loc[table["policy_id"] == test_id, "amount"] = "unknown"
    assert problems_of(write(table, tmp_path / "changed"), tmp_path / "out", "fraud", "binary") == [
        "the test part differs from the training part: column amount must hold numbers, got 'unknown'"
    ]


def test_every_wrong_number_on_the_command_line_is_named(tmp_path: Path) -> None:
    folder = write(claims(), tmp_path / "in")
    more = ["--test-fraction", "1.5", "--validation-fraction", "0", "--outlier-quantile", "0.5"]
    assert problems_of(folder, tmp_path / "out", "fraud", "binary", *more) == [
        "--test-fraction must lie between 0 and 1, got 1.5",
        "--validation-fraction must lie between 0 and 1, got 0.0",
        "--outlier-quantile must be at least 0 and below 0.5, got 0.5",
    ]
    more = ["--test-fraction", "0.5", "--validation-fraction", "0.5"]
    assert problems_of(folder, tmp_path / "out", "fraud", "binary", *more) == [
        "--test-fraction and --validation-fraction leave no rows for training; lower one of them"
    ]


def months(out_of_order: bool = True) -> pd.DataFrame:
    """Hundred months, two rows each; as text, 10 would come before 9."""
    table = houses(200)
    table["month"] = [str(index // 2 + 1) for index in range(200)]
    return table.sample(frac=1, random_state=3) if out_of_order else table


def test_the_latest_rows_are_tested_on_where_there_is_a_time(tmp_path: Path) -> None:
    folder = write(months(), tmp_path / "in")
    out = run_prepare(folder, tmp_path / "out", "price", "regression", "--time-column", "month")
    spans = {name: part["month"].astype(int) for name, part in read_parts(out).items()}
    assert {name: (span.min(), span.max()) for name, span in spans.items()} == {
        "train": (1, 60),
        "validation": (61, 80),
        "test": (81, 100),
    }
    assert [len(span) for span in spans.values()] == [120, 40, 40]


def test_a_time_may_order_the_rows_without_being_learnt_from(tmp_path: Path) -> None:
    folder = write(months(), tmp_path / "in")
    more = ("--time-column", "month", "--drop-columns", "month")
    out = run_prepare(folder, tmp_path / "out", "price", "regression", *more)
    parts = read_parts(out)
    assert all("month" not in part.columns for part in parts.values())
    assert [len(part) for part in parts.values()] == [120, 40, 40]


def test_rows_without_a_time_and_a_time_that_is_not_there_are_named(tmp_path: Path) -> None:
    table = months(out_of_order=False)
    table.loc[:2, "month"] = ""
    folder = write(table, tmp_path / "in")
    assert problems_of(folder, tmp_path / "out", "price", "regression", "--time-column", "month") == [
        '3 rows have no time in "month"; give it, or drop the rows'
    ]
    assert problems_of(folder, tmp_path / "out", "price", "regression", "--time-column", "Months") == [
        'the time column "Months" is missing, did you mean "month"'
    ]


def test_times_that_cannot_be_ordered_are_refused_before_anything_is_split(tmp_path: Path) -> None:
    table = houses(60)
    table["sold"] = [f"{index % 12 + 1:02d}/15/{2023 + index // 12}" for index in range(60)]
    problems = problems_of(
        write(table, tmp_path / "in"), tmp_path / "out", "price", "regression", "--time-column", "sold"
    )
    assert problems == [
        'the time column "sold" must hold numbers, or dates such as 2025-01-31 or 2025-01-31T09:30:00Z, got '
        '"01/15/2023", "02/15/2023", "03/15/2023"; write them so, or choose another column'
    ]


@pytest.mark.parametrize(("part", "begin", "end"), [("validation", 58, 81), ("test", 79, 100)])
def test_a_part_in_which_nothing_can_be_told_apart_is_found_before_the_training(
    part: str, begin: int, end: int, tmp_path: Path
) -> None:
    table = claims(100)
    table["fraud"] = [0 if begin <= index < end else index % 2 for index in range(100)]
    table["day"] = range(100)
    problems = problems_of(
        write(table, tmp_path / "in"), tmp_path / "out", "fraud", "binary", "--time-column", "day"
    )
    assert problems == [
        f'the {part} part has one class only, "0", so that there is nothing to tell apart; give more rows, '
        "another fraction or another time column"
    ]


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

import gzip
import zipfile
from pathlib import Path

import pytest

from problems import InputError
from samples import claims, flowers, write
from steps import problems_of, read_parts, run_prepare


@pytest.mark.parametrize(("separator", "name"), [(";", "semicolons"), ("\t", "tabs")])
def test_a_file_without_commas_is_told_so(separator: str, name: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "claims.csv").write_text(f"amount{separator}fraud\n1{separator}0\n")
    with pytest.raises(InputError, match=f"claims.csv is separated by {name}; save it with commas"):
        run_prepare(folder, tmp_path / "out", "fraud", "binary")


def test_a_missing_label_column_names_the_columns_and_the_nearest(tmp_path: Path) -> None:
    folder = write(claims(), tmp_path / "in")
    assert problems_of(folder, tmp_path / "out", "Fraudd", "binary", "--drop-columns", "polcy_id") == [
        'the label column "Fraudd" is missing, did you mean "fraud"; the columns are "policy_id", "amount", '
        '"age", "severity", "authorities", "note", "country", "fraud"',
        'the column to drop "polcy_id" is missing, did you mean "policy_id"',
    ]


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


def test_labels_that_no_framework_can_square_are_refused(tmp_path: Path) -> None:
    table = claims()
    table["amount"] = [(-1) ** row * (row + 1) * 1e298 for row in range(len(table))]
    assert problems_of(write(table, tmp_path / "in"), tmp_path / "out", "amount", "regression") == [
        f"the label reaches {len(table) * 1e298:g}, and beyond 1e+15 the squares of errors no longer fit "
        "into the numbers that a model is trained with; divide it by a power of ten"
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


def test_a_file_of_another_kind_is_called_by_its_name(tmp_path: Path) -> None:
    folder = write(claims(), tmp_path / "in", "a.csv")
    text = (folder / "a.csv").read_bytes()
    (folder / "b.csv").write_bytes(gzip.compress(text))
    with zipfile.ZipFile(folder / "c.csv", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", text)
    assert problems_of(folder, tmp_path / "out", "fraud", "binary") == [
        "b.csv is compressed by gzip; unpack it",
        "c.csv is an Excel workbook or a zip archive; save the table as CSV",
    ]


def test_a_table_that_would_be_passed_over_is_named(tmp_path: Path) -> None:
    folder = write(claims(), tmp_path / "in", "a.csv")
    (folder / "_SUCCESS").touch()
    for name in ("b.csv.gz", "c.parquet"):
        (folder / name).write_bytes(b"more rows")
    assert problems_of(folder, tmp_path / "out", "fraud", "binary") == [
        '"b.csv.gz", "c.parquet" would not be read; save them as CSV, or keep them elsewhere'
    ]

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from leakage import contradicting_rows, identifiers, seen_in_training
from report_page import report_page
from samples import claims, flowers, houses, write
from steps import run_prepare


def report_of(table: pd.DataFrame, tmp_path: Path, label: str, task: str, *more: str) -> dict[str, Any]:
    out = run_prepare(write(table, tmp_path / "in"), tmp_path / "out", label, task, *more)
    document: dict[str, Any] = json.loads((out / "report" / "data_report.json").read_text())
    return document


def noisy_houses() -> pd.DataFrame:
    """Prices of which the size alone says much, but not all."""
    return houses().assign(price=lambda table: table["price"] * (1 + 0.1 * (table["rooms"] - 4)))


def finding(report: dict[str, Any], start: str) -> str:
    (found,) = [text for text in report["findings"] if text.startswith(start)]
    return str(found)


@pytest.mark.parametrize(
    ("table", "label", "task"),
    [
        (claims(), "fraud", "binary"),
        (flowers(), "kind", "multiclass"),
        (noisy_houses(), "price", "regression"),
    ],
)
def test_honest_data_have_no_suspects(table: pd.DataFrame, label: str, task: str, tmp_path: Path) -> None:
    report = report_of(table, tmp_path, label, task)
    assert report["leakage_suspects"] == []
    assert (report["duplicated_rows"], report["contradicting_rows"]) == (0, 0)


@pytest.mark.parametrize(
    ("table", "label", "task", "leak"),
    [
        (
            claims().assign(paid_back=claims()["fraud"].map({0: "no", 1: "yes"})),
            "fraud",
            "binary",
            "paid_back",
        ),
        (
            claims().assign(loss=claims()["fraud"] * 900 + claims()["age"].index % 7),
            "fraud",
            "binary",
            "loss",
        ),
        (flowers().assign(shelf=flowers()["kind"].str[:2]), "kind", "multiclass", "shelf"),
        (houses().assign(tax=(houses()["price"] * 0.01).round()), "price", "regression", "tax"),
    ],
)
def test_a_column_that_gives_the_label_away_is_named(
    table: pd.DataFrame, label: str, task: str, leak: str, tmp_path: Path
) -> None:
    report = report_of(table, tmp_path, label, task)
    (suspect,) = [suspect for suspect in report["leakage_suspects"] if suspect["name"] == leak]
    assert suspect["score"] > 0.95
    assert "is it known before the label is? If not, drop it" in finding(report, f'"{leak}" alone predicts')
    # Dropped, as the sentence says, it is gone.
    without = report_of(table, tmp_path / "again", label, task, "--drop-columns", leak)
    assert leak not in [suspect["name"] for suspect in without["leakage_suspects"]]


def test_rows_that_only_an_identifier_tells_apart_are_counted_across_the_split(tmp_path: Path) -> None:
    table = pd.concat([claims(150)] * 2, ignore_index=True)
    table["policy_id"] = np.arange(1, 301)
    table["note"] = [f"text {index}" for index in range(300)]
    out = run_prepare(write(table, tmp_path / "in"), tmp_path / "out", "fraud", "binary")
    report = json.loads((out / "report" / "data_report.json").read_text())
    parts = {name: pd.read_csv(out / name / f"{name}.csv") for name in ("train", "validation", "test")}
    used = ["amount", "age", "severity", "authorities"]
    expected = {
        name: len(parts[name].merge(parts["train"][used].drop_duplicates(), on=used))
        for name in ("validation", "test")
    }
    assert report["rows_seen_in_training"] == expected
    assert expected["test"] > 10
    assert finding(report, f"{expected['test']} rows").endswith("metrics look too good by them")
    assert report["duplicated_rows"] == 0
    assert report["identifiers"] == ["policy_id", "note"]


def test_identical_rows_are_counted_and_never_on_both_sides(tmp_path: Path) -> None:
    report = report_of(pd.concat([claims(150)] * 2, ignore_index=True), tmp_path, "fraud", "binary")
    assert report["duplicated_rows"] == 150
    assert report["rows_seen_in_training"] == {"validation": 0, "test": 0}
    assert finding(report, "150 rows") == "150 rows (50.0%) repeat another row in every column"


def test_equal_rows_with_different_labels_are_counted() -> None:
    table = pd.DataFrame({"a": ["1", "1", "2", "2", "3"], "label": ["x", "y", "x", "x", "x"]})
    assert contradicting_rows(table, "label", ["a"]) == 2


def test_rows_are_equal_in_what_the_model_uses() -> None:
    train = pd.DataFrame({"a": ["1", "2"], "id": ["1", "2"]})
    test = pd.DataFrame({"a": ["2", "2", "3"], "id": ["3", "4", "5"]})
    assert seen_in_training({"train": train, "test": test}, ["a"]) == {"test": 2}
    assert seen_in_training({"train": train, "test": test}, ["a", "id"]) == {"test": 0}


def test_an_identifier_is_a_whole_number_or_a_text_of_its_own_in_every_row() -> None:
    table = pd.DataFrame(
        {
            "number": ["17", "4", "99"],
            "measured": ["0.5", "1.25", "3"],
            "name": ["x", "y", "z"],
            "twice": ["x", "y", "x"],
            "gap": ["1", "", "2"],
            "label": ["a", "b", "c"],
        }
    )
    assert identifiers(table, "label") == ["number", "name"]


def test_the_rare_class_gaps_and_far_outliers_are_found(tmp_path: Path) -> None:
    table = claims(400).astype(object)
    table["fraud"] = (np.arange(400) % 20 == 0).astype(int)
    table.loc[np.arange(400) % 2 == 0, "age"] = ""
    table.loc[np.arange(400) % 25 == 1, "amount"] = 1e7
    report = report_of(table, tmp_path, "fraud", "binary")
    assert finding(report, 'class "1" is rare').startswith(
        'class "1" is rare, 12 rows (5.0%) of the training part: judge the model by recall'
    )
    columns = {column["name"]: column for column in report["columns_used"]}
    assert finding(report, '"age" is missing').endswith(
        f"{columns['age']['missing']} rows ({columns['age']['missing'] / 240:.1%}) of the training part"
    )
    train = pd.read_csv(tmp_path / "out" / "train" / "train.csv")
    assert columns["amount"]["outliers"] >= (train["amount"] == 1e7).sum() > 0
    assert columns["amount"]["maximum"] == 1e7
    assert columns["amount"]["median"] == train["amount"].median()
    assert '"amount" has far outliers in' in finding(report, '"amount"')


class Page(HTMLParser):
    """Collects texts and whatever would be loaded from elsewhere; complains of tags that do not close."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[str] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)
        self.links += [str(value) for name, value in attributes if name in ("src", "href")]

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        assert tag == "rect"

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data.strip())


def test_the_page_says_to_a_person_what_the_document_says_to_a_machine(tmp_path: Path) -> None:
    table = claims().rename(columns={"severity": "<b>severity</b>"})
    table["paid & back"] = table["fraud"]
    report = report_of(table, tmp_path, "fraud", "binary")
    html = (tmp_path / "out" / "report" / "data_report.html").read_text(encoding="utf-8")
    page = Page(html)
    assert page.open == []
    assert page.links == []
    assert "http" not in html
    for text in (
        *report["findings"],
        "<b>severity</b>",
        "paid & back",
        "policy_id",
        "every value is the same",
    ):
        assert text in page.texts
    assert html.count("<svg") == sum(column["kind"] == "number" for column in report["columns_used"])
    assert html == report_page(report, "Data for predicting fraud")


def test_columns_that_were_to_be_dropped_are_named_before_those_that_are_of_no_use(tmp_path: Path) -> None:
    report = report_of(claims(), tmp_path, "fraud", "binary", "--drop-columns", "age")
    assert report["columns_dropped"][0] == {"name": "age", "reason": "it was to be dropped"}
    assert "policy_id" in {column["name"] for column in report["columns_dropped"][1:]}


def test_a_year_has_no_comma_and_a_million_has_its_digits(tmp_path: Path) -> None:
    table = flowers()
    odd = np.arange(len(table)) % 2 == 1
    table["year"] = np.where(odd, 1990, 2024)
    table["income"] = np.where(odd, 1_000_000, 2_345_678)
    texts = Page(report_page(report_of(table, tmp_path, "kind", "multiclass"), "Flowers")).texts
    assert {"1990", "2024", "1,000,000", "2,345,678"} <= set(texts)


def test_a_page_of_clean_data_says_that_nothing_was_found(tmp_path: Path) -> None:
    report = report_of(flowers(), tmp_path, "kind", "multiclass")
    assert report["findings"] == []
    assert "Nothing suspicious was found." in Page(report_page(report, "Flowers")).texts

"""The data report as one page that needs nothing but itself, for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto;
  padding: 0 1rem; color: #1b1f24 }
h1 { font-size: 1.6rem }
h2 { font-size: 1.2rem; margin-top: 2rem }
table { border-collapse: collapse; min-width: 24rem }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #d8dee4 }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums }
td.number { white-space: nowrap }
li { margin: .3rem 0 }
.bar { fill: #4078c0 }
.quiet { color: #57606a }
@media (prefers-color-scheme: dark) {
  body { background: #14171a; color: #e6e8ea }
  th, td { border-color: #333a41 }
  .bar { fill: #7fb0ee }
  .quiet { color: #9aa4ae }
}
""".strip()
BAR_WIDTH, BAR_HEIGHT, GAP = 5, 28, 1
#: Whole numbers up to here are written out, and from here on in groups of three digits.
LARGEST_PLAIN, SMALLEST_GROUPED = 1e12, 1e4


def report_page(report: Mapping[str, Any], title: str) -> str:
    """Write the page; the same report gives the same bytes."""
    sections = [
        _section("Look at this first", _findings(report["findings"])),
        _section("Rows", _rows(report)),
        _section(f"Label: {report['label']['column']}", _label(report["label"])),
        _section("Numbers", _numbers(report)),
        _section("Categories", _categories(report)),
        _section("Columns that the model does not use", _dropped(report["columns_dropped"])),
    ]
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(title)}</title>\n<style>\n{STYLE}\n</style>\n</head>\n<body>\n"
        f"<h1>{escape(title)}</h1>\n" + "\n".join(sections) + "\n</body>\n</html>\n"
    )


def _section(title: str, content: str) -> str:
    return f"<h2>{escape(title)}</h2>\n{content}"


def _findings(findings: Sequence[str]) -> str:
    if not findings:
        return "<p>Nothing suspicious was found.</p>"
    return "<ul>\n" + "\n".join(f"<li>{escape(text)}</li>" for text in findings) + "\n</ul>"


def _rows(report: Mapping[str, Any]) -> str:
    rows, seen = report["rows"], report["rows_seen_in_training"]
    lines = [(name, rows[name], seen.get(name, "")) for name in ("train", "validation", "test")]
    return _table(("part", "rows", "of these equal to a training row"), lines, numeric=(1, 2)) + (
        '<p class="quiet">Rows that are the same in every column never fall on both sides of a split by '
        "chance. Those that differ only in columns that the model does not use may, and so may rows of "
        "different times: they are counted above.</p>"
    )


def _label(label: Mapping[str, Any]) -> str:
    parts = label["parts"]
    names = list(parts)
    if label["task"] == "regression":
        keys = ("mean", "standard_deviation", "minimum", "maximum")
        lines = [(key.replace("_", " "), *[_number(parts[name][key]) for name in names]) for key in keys]
        return _table(("", *names), lines, numeric=range(1, 4))
    classes = sorted({name for part in parts.values() for name in part["classes"]})
    lines = [
        (
            name,
            *[
                _with_share(part["classes"].get(name, 0), sum(part["classes"].values()))
                for part in parts.values()
            ],
        )
        for name in classes
    ]
    return _table(("class", *names), lines, numeric=range(1, 4))


def _numbers(report: Mapping[str, Any]) -> str:
    keys = (
        "minimum",
        "lower_quartile",
        "median",
        "upper_quartile",
        "maximum",
        "outliers",
        "clipped",
    )
    lines = [
        (
            column["name"],
            _with_share(column["missing"], report["rows"]["train"]),
            *[_number(column[key]) for key in keys],
            _Drawing(_bars(column["histogram"])),
        )
        for column in report["columns_used"]
        if column["kind"] == "number"
    ]
    header = ("column", "missing", *[key.replace("_", " ") for key in keys], "distribution")
    return _table(header, lines, numeric=range(1, len(keys) + 2)) + (
        '<p class="quiet">Of the training part. An outlier lies more than three times the width of the '
        "middle half away from it. What is clipped lies beyond the bounds that the model is given, which are "
        "those of the distribution.</p>"
    )


def _categories(report: Mapping[str, Any]) -> str:
    lines = [
        (
            column["name"],
            _with_share(column["missing"], report["rows"]["train"]),
            column["levels"],
            column["other"],
            ", ".join(f"{level} ({rows})" for level, rows in column["commonest"].items()),
        )
        for column in report["columns_used"]
        if column["kind"] == "category"
    ]
    header = ("column", "missing", "levels", "rows with a rare level", "commonest levels")
    return _table(header, lines, numeric=(1, 2, 3))


def _dropped(dropped: Sequence[Mapping[str, str]]) -> str:
    return _table(("column", "why"), [(column["name"], column["reason"]) for column in dropped], numeric=())


class _Drawing(str):
    """A cell that is markup already."""


def _table(header: Sequence[str], lines: Sequence[Sequence[object]], numeric: Iterable[int]) -> str:
    if not lines:
        return "<p>None.</p>"
    right = set(numeric)

    def row(tag: str, cells: Sequence[object]) -> str:
        written = [cell if isinstance(cell, _Drawing) else escape(str(cell)) for cell in cells]
        kinds = [' class="number"' if place in right else "" for place in range(len(cells))]
        return (
            "<tr>" + "".join(f"<{tag}{kind}>{cell}</{tag}>" for kind, cell in zip(kinds, written)) + "</tr>"
        )

    return "<table>\n" + "\n".join([row("th", header), *[row("td", line) for line in lines]]) + "\n</table>"


def _bars(histogram: Mapping[str, Any]) -> str:
    counts = histogram["counts"]
    highest = max(counts)
    bars = [
        f'<rect class="bar" x="{place * (BAR_WIDTH + GAP)}" y="{BAR_HEIGHT - height}" '
        f'width="{BAR_WIDTH}" height="{height}"/>'
        for place, height in enumerate(round(BAR_HEIGHT * count / highest) for count in counts)
    ]
    label = f"{_number(histogram['from'])} to {_number(histogram['to'])}"
    width = len(counts) * (BAR_WIDTH + GAP)
    return (
        f'<svg width="{width}" height="{BAR_HEIGHT}" role="img" aria-label="histogram, {label}">'
        f"<title>{label}</title>{''.join(bars)}</svg>"
    )


def _with_share(rows: int, total: int) -> str:
    return f"{rows} ({rows / total:.1%})" if rows else "0"


def _number(value: float) -> str:
    """Write a number so that a year looks like one, and a million does too."""
    if float(value).is_integer() and abs(value) < LARGEST_PLAIN:
        return f"{value:.0f}" if abs(value) < SMALLEST_GROUPED else f"{value:,.0f}"
    return f"{value:.6g}" if abs(value) < SMALLEST_GROUPED else f"{value:,.6g}"

"""Times that order the rows of a table: numbers, or dates in the order of ISO 8601, the largest unit first.

Of other spellings nobody can tell which is later: 03/04/2025 is in March or in April, and sorted as text it
comes before 12/31/2024. A split by such a column would test on old rows what was learnt from newer ones.
"""

from __future__ import annotations

import pandas as pd

from problems import quoted

#: A date, a time of day and a zone as ISO 8601 has them: https://www.rfc-editor.org/rfc/rfc3339#appendix-A
ISO_8601 = (
    r"^(?P<date>\d{4}([-/.]?(0[1-9]|1[0-2])([-/.]?(0[1-9]|[12]\d|3[01]))?)?)"
    r"([Tt ](?P<time>\d{2}(:?\d{2}(:?\d{2}([.,]\d+)?)?)?))?"
    r" ?(?P<zone>[Zz]|UTC|[-+]\d{2}(:?\d{2})?)?$"
)


def time_problems(times: pd.Series[str], column: str) -> list[str]:
    """List what keeps the rows from being ordered by a column."""
    text = times.str.strip()
    missing = text == ""
    if missing.any():
        return [f'{int(missing.sum())} rows have no time in "{column}"; give it, or drop the rows']
    if _numbers(text) is not None:
        return []
    found = text.str.extract(ISO_8601)
    unordered = text[found["date"].isna()].unique()
    if len(unordered) > 0:
        return [
            f'the time column "{column}" must hold numbers, or dates such as 2025-01-31 or '
            f"2025-01-31T09:30:00Z, got {quoted(unordered[:3])}; write them so, or choose another column"
        ]
    zones = sorted(found["zone"].fillna("").unique())
    if len(zones) > 1:
        return [
            f'the time column "{column}" has times of several zones, {quoted(zones, limit=3)}; '
            "give them all in one"
        ]
    return []


def in_order(times: pd.Series[str]) -> pd.Series[str] | pd.Series[float]:
    """Give times, of which there are no problems, as what sorts from the earliest to the latest."""
    text = times.str.strip()
    numbers = _numbers(text)
    if numbers is not None:
        return numbers
    found = text.str.extract(ISO_8601)
    date = found["date"].str.replace(r"[-/.]", "", regex=True)
    time = found["time"].fillna("").str.replace(":", "", regex=False).str.replace(",", ".", regex=False)
    return date + " " + time


def _numbers(text: pd.Series[str]) -> pd.Series[float] | None:
    """Read times as numbers; nothing where one is none."""
    numbers: pd.Series[float] = pd.to_numeric(text, errors="coerce")
    return None if numbers.isna().any() else numbers

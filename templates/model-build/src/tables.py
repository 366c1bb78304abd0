"""Reading CSV tables as text.

Every column stays text until its kind is known: the transformation parses the values of a request exactly
as it parsed those of the training data, and a category called "None" is not taken for a missing value.
"""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pandas as pd

from problems import InputError, quoted

#: Characters of one value that ``csv`` reads; pandas, which reads all rows, has no limit.
LONGEST_VALUE = 2**31 - 1
#: What other programs write between values in the place of commas, and what a person calls it.
OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs"}
#: How files of other kinds begin, and what to do with them.
OTHER_KINDS = {
    b"\x1f\x8b": "is compressed by gzip; unpack it",
    b"PK\x03\x04": "is an Excel workbook or a zip archive; save the table as CSV",
    b"PAR1": "is a Parquet file; save it as CSV",
}
#: Endings of files that hold tables too, and would be missed if they were passed over.
OTHER_TABLES = (".gz", ".bz2", ".zst", ".zip", ".parquet", ".orc", ".avro", ".tsv", ".xls", ".xlsx")


def read_table(path: Path) -> pd.DataFrame:
    """Read one CSV file with a header line; every value is text, a missing one is empty."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def write_table(table: pd.DataFrame, path: Path) -> None:
    """Write a table with its header line; the folder is made where needed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    table.to_csv(path, index=False)


def read_folder(folder: Path) -> pd.DataFrame:
    """Read every CSV file under ``folder`` into one table, in the order of their paths.

    Raises:
        InputError: with every file that is empty, unreadable, a table of another kind, or has other columns
            than the first.
    """
    paths = _csv_files(folder)
    if not paths:
        raise InputError([f"{folder} holds no CSV file; put at least one file that ends in .csv there"])
    problems = _other_tables(folder)
    problems += [problem for path in paths for problem in _file_problems(path, paths[0])]
    if problems:
        raise InputError(problems)
    tables = [_read_or_explain(path) for path in paths]
    columns = list(tables[0].columns)
    return pd.concat([table[columns] for table in tables], ignore_index=True)


def fingerprint(folder: Path) -> str:
    """Digest the content of what ``read_folder`` reads; the names of the files make no difference."""
    whole = hashlib.sha256()
    for path in _csv_files(folder):
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def _csv_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() == ".csv" and path.is_file())


def _other_tables(folder: Path) -> list[str]:
    found = sorted(path.name for path in folder.rglob("*") if path.suffix.lower() in OTHER_TABLES)
    return [f"{quoted(found)} would not be read; save them as CSV, or keep them elsewhere"] if found else []


def read_part(folder: Path, part: str) -> pd.DataFrame:
    """Read the table that ``prepare`` wrote for one part of the data, for example ``train``."""
    path = folder / f"{part}.csv"
    if not path.is_file():
        raise InputError([f"{path} is missing; give the folder that prepare.py wrote the {part} part to"])
    return read_table(path)


def _first_lines(path: Path) -> tuple[list[str], list[str]]:
    """Read the header line and the first row; empty lines count as little as they do for pandas."""
    csv.field_size_limit(LONGEST_VALUE)
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = (row for row in csv.reader(file) if row)
        return next(rows, []), next(rows, [])


def _kind_problem(path: Path) -> str:
    with path.open("rb") as file:
        begin = file.read(max(map(len, OTHER_KINDS)))
    known = (problem for start, problem in OTHER_KINDS.items() if begin.startswith(start))
    return next(known, "is not UTF-8 text; save it as UTF-8")


def _file_problems(path: Path, first: Path) -> list[str]:
    try:
        (header, row), (expected, _) = _first_lines(path), _first_lines(first)
    except UnicodeDecodeError:
        return [f"{path.name} {_kind_problem(path)}"]
    if not header:
        return [f"{path.name} is empty; give a header line and at least one row"]
    separators = [text for text in OTHER_SEPARATORS if text in header[0]] if len(header) == 1 else []
    if separators:
        return [f"{path.name} is separated by {OTHER_SEPARATORS[separators[0]]}; save it with commas"]
    if len(row) > len(header):
        # pandas only complains of a row that is longer than those before it.
        return [
            f"{path.name} is not a valid CSV file: its first row has {len(row)} values for {len(header)} "
            "columns; repair it"
        ]
    duplicates = sorted({name for name in header if header.count(name) > 1})
    if duplicates:
        return [f"{path.name} has more than one column named {quoted(duplicates)}; rename all but one"]
    missing = [name for name in expected if name not in header]
    extra = [name for name in header if name not in expected]
    return [
        f"{path.name} {verb} {quoted(names)}, unlike {first.name}; give every file the same columns"
        for verb, names in (("lacks", missing), ("also has", extra))
        if names
    ]


def _read_or_explain(path: Path) -> pd.DataFrame:
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig", index_col=False)
    except (pd.errors.ParserError, UnicodeDecodeError) as error:
        raise InputError([f"{path.name} is not a valid CSV file: {str(error).strip()}; repair it"]) from error
    if table.empty:
        raise InputError([f"{path.name} has a header line but no rows; give at least one row"])
    # A row with too few fields leaves its last columns without a value even when text is asked for.
    return table.fillna("")

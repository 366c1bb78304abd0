"""Look at a CSV file before a run, with the code that prepares it: what is wrong, and which task it is for.

Writes one JSON document: ``{"problems": [...]}``, or ``{"task", "rows", "classes"}``. Runs with the scripts'
folder on the path of modules.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from features import parse_numbers
from labels import TASKS, missing_labels
from prepare import Options, column_problems, labelled_rows, parse_arguments
from problems import InputError
from tables import read_folder

#: A label of more different whole numbers than this is taken for a quantity.
MAX_NUMBERED_CLASSES = 20


def inspect(
    file: Path, label: str, task: str | None, drop_columns: str, time_column: str | None
) -> dict[str, Any]:
    """Read the file as ``prepare.py`` will, and say what it is good for."""
    table = read_one(file)
    options = options_for(label, task or TASKS[0], drop_columns, time_column)
    problems = column_problems(list(table.columns), options)
    if problems:
        raise InputError(problems)
    chosen = task or likely_task(table[label])
    kept, _ = labelled_rows(table, options_for(label, chosen, drop_columns, time_column))
    classes = None if chosen == "regression" else int(kept[label].nunique())
    return {"task": chosen, "rows": len(kept), "classes": classes}


def read_one(file: Path) -> pd.DataFrame:
    """Read one file, whatever its name ends in, as the only one of an input."""
    with tempfile.TemporaryDirectory() as folder:
        link = Path(folder) / f"{file.stem}.csv"
        try:
            link.symlink_to(file.resolve())
        except OSError:
            # Windows lets only administrators make links.
            shutil.copyfile(file, link)
        try:
            return read_folder(Path(folder))
        except InputError as error:
            # People know the file by its own name.
            raise InputError([text.replace(link.name, file.name) for text in error.problems]) from error


def options_for(label: str, task: str, drop_columns: str, time_column: str | None) -> Options:
    """Give the options of a preparation that differ from file to file."""
    time = [] if time_column is None else [f"--time-column={time_column}"]
    arguments = [f"--label-column={label}", f"--task={task}", f"--drop-columns={drop_columns}", *time]
    return parse_arguments(arguments)


def likely_task(labels: pd.Series[str]) -> str:
    """Tell what a label is for: two values are two classes, text is classes, many numbers are a quantity."""
    present = labels[~missing_labels(labels, "binary")].str.strip()
    numbers, unreadable = parse_numbers(present)
    different = present.nunique() if unreadable else np.unique(numbers).size
    if different <= 2:
        return "binary"
    if unreadable:
        return "multiclass"
    whole = bool(np.all(numbers == np.floor(numbers)))
    return "multiclass" if whole and different <= MAX_NUMBERED_CLASSES else "regression"


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("file", type=Path)
    parser.add_argument("--label", required=True)
    parser.add_argument("--task", choices=TASKS, default=None)
    parser.add_argument("--drop-columns", default="")
    parser.add_argument("--time-column", default=None)
    options = parser.parse_args()
    try:
        document = inspect(
            options.file, options.label, options.task, options.drop_columns, options.time_column
        )
    except InputError as error:
        document = {"problems": error.problems}
    print(json.dumps(document))


if __name__ == "__main__":
    main()

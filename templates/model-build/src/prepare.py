"""Prepare raw CSV files: check them, split them, fit the transformation on the training part.

Run ``python prepare.py --help`` for the arguments. The parts keep their raw columns: the fitted
transformation is applied in training, evaluation and serving alike (see ``features.py``).

On several instances, each reads all of the data and comes to the same split and the same transformation,
since they cannot talk to one another; what comes after is shared (see ``instance_work.py``).
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from cluster import PROCESSING_CONFIG, Cluster
from data_report import data_report
from features import FeatureTransform
from instance_work import InstanceWork
from labels import TASKS, canonical_labels, label_problems, missing_labels
from part_checks import part_problems, value_problems
from problems import InputError, nearest, quoted, run_script
from report_page import report_page
from schema import FILE as SCHEMA_FILE
from schema import Schema
from shares import FILE as SHARES_FILE
from shares import Shares, file_count, file_names, write_shares
from split import split_parts, split_parts_by_time
from tables import fingerprint, read_folder, write_table
from times import time_problems


@dataclass(frozen=True)
class Options:
    """What the command line says."""

    input_dir: Path
    output_dir: Path
    label_column: str
    task: str
    test_fraction: float
    validation_fraction: float
    seed: int
    drop_columns: list[str]
    outlier_quantile: float
    time_column: str | None = None
    #: Hosts that will train, each of which gets as many files of the training part.
    train_hosts: int = 1
    #: Where SageMaker tells the instances of each other.
    resource_config: Path = PROCESSING_CONFIG


def prepare(options: Options) -> None:
    """Read, check, split, fit and write."""
    problems = option_problems(options)
    if problems:
        raise InputError(problems)
    cluster = Cluster.of_processing(options.resource_config)
    work = InstanceWork.of(cluster)
    table, rows_without_label = labelled_rows(read_folder(options.input_dir), options)
    parts = split(table, options)
    transform = FeatureTransform.fit(
        parts["train"].drop(columns=options.label_column), options.outlier_quantile
    )
    digest = fingerprint(options.input_dir)
    names = file_names(digest, file_count(work.writers, options.train_hosts))
    problems = part_problems(parts, options.label_column, options.task, transform, files=len(names))
    if work.writes and not problems:
        problems = value_problems(parts, options.label_column, transform)
    if problems:
        raise InputError(problems)
    if cluster.is_distributed:
        print(f"instance {cluster.rank + 1} of {cluster.size}")
    if work.writer is not None:
        rows = write_shares(parts["train"], options.output_dir / "train", names, work.writer, work.writers)
        print(f"training part: {rows} of {len(parts['train'])} rows")
    if work.writes:
        write_once(parts, transform, Shares(names, len(parts["train"])), options)
        print_summary(parts, transform)
    if work.reports:
        report = data_report(
            parts, options.label_column, options.task, transform, rows_without_label, options.drop_columns
        )
        write_report({**report, "fingerprint": digest}, options)


def write_once(
    parts: dict[str, pd.DataFrame], transform: FeatureTransform, shares: Shares, options: Options
) -> None:
    """Write what there is once, however many instances prepare; the report apart."""
    whole = pd.concat(parts.values(), ignore_index=True)
    schema = Schema.describe(whole, options.label_column, options.task, transform)
    for name in ("validation", "test"):
        write_table(parts[name], options.output_dir / name / f"{name}.csv")
    write_table(parts["train"][transform.columns], options.output_dir / "baseline" / "baseline.csv")
    write_text(transform.to_json(), options.output_dir / "transform" / "features.json")
    write_text(schema.to_json(), options.output_dir / "transform" / SCHEMA_FILE)
    write_text(shares.to_json(), options.output_dir / "transform" / SHARES_FILE)


def write_report(report: dict[str, Any], options: Options) -> None:
    """Write the report on the data, for programs and for people, and say what is worth a look."""
    write_text(json.dumps(report, indent=2) + "\n", options.output_dir / "report" / "data_report.json")
    page = report_page(report, f"Data for predicting {options.label_column}")
    write_text(page, options.output_dir / "report" / "data_report.html")
    for finding in report["findings"]:
        print(f"look at this: {finding}")


def split(table: pd.DataFrame, options: Options) -> dict[str, pd.DataFrame]:
    """Split by time where there is a time, else by chance."""
    time_column = options.time_column
    if time_column is not None:
        parts = split_parts_by_time(table, time_column, options.validation_fraction, options.test_fraction)
        # It may order the rows and yet be nothing to learn from.
        dropped = [name for name in options.drop_columns if name == time_column]
        return {name: part.drop(columns=dropped) for name, part in parts.items()}
    return split_parts(
        table,
        options.label_column,
        stratify=options.task != "regression",
        validation_fraction=options.validation_fraction,
        test_fraction=options.test_fraction,
        seed=options.seed,
    )


def option_problems(options: Options) -> list[str]:
    """List what is wrong with the numbers on the command line."""
    problems = [
        f"--{name} must lie between 0 and 1, got {value}"
        for name, value in (
            ("test-fraction", options.test_fraction),
            ("validation-fraction", options.validation_fraction),
        )
        if not 0 < value < 1
    ]
    if not problems and options.test_fraction + options.validation_fraction >= 1:
        problems.append(
            "--test-fraction and --validation-fraction leave no rows for training; lower one of them"
        )
    if not 0 <= options.outlier_quantile < 0.5:
        problems.append(
            f"--outlier-quantile must be at least 0 and below 0.5, got {options.outlier_quantile}"
        )
    return problems


def labelled_rows(table: pd.DataFrame, options: Options) -> tuple[pd.DataFrame, int]:
    """Give the rows with a label, without the columns to drop, and count the rows without one."""
    problems = column_problems(list(table.columns), options)
    if problems:
        raise InputError(problems)
    table = table.drop(columns=[name for name in options.drop_columns if name != options.time_column])
    without = missing_labels(table[options.label_column], options.task)
    kept = table[~without].reset_index(drop=True)
    if kept.empty:
        raise InputError([f'no row has a value in the label column "{options.label_column}"'])
    kept[options.label_column] = canonical_labels(kept[options.label_column], options.task)
    problems = label_problems(kept.drop_duplicates()[options.label_column], options.task)
    if options.time_column is not None:
        problems += time_problems(kept[options.time_column], options.time_column)
    if problems:
        raise InputError(problems)
    return kept, int(without.sum())


def column_problems(columns: list[str], options: Options) -> list[str]:
    """List what is wrong with the columns of the input."""
    problems = []
    if options.label_column not in columns:
        hint = nearest(options.label_column, columns)
        problems.append(
            f'the label column "{options.label_column}" is missing{hint}; the columns are {quoted(columns)}'
        )
    if options.time_column is not None and options.time_column not in columns:
        hint = nearest(options.time_column, columns)
        problems.append(f'the time column "{options.time_column}" is missing{hint}')
    problems += [
        f'the column to drop "{name}" is missing{nearest(name, columns)}'
        for name in options.drop_columns
        if name not in columns
    ]
    if options.label_column in options.drop_columns:
        problems.append(f'"{options.label_column}" is both the label and a column to drop')
    return problems


def write_text(text: str, path: Path) -> None:
    """Write a text file; the folder is made where needed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def print_summary(parts: dict[str, pd.DataFrame], transform: FeatureTransform) -> None:
    """Say in the log what was done."""
    print("rows: " + ", ".join(f"{name} {len(part)}" for name, part in parts.items()))
    print(f"columns used: {len(transform.numeric)} numbers, {len(transform.categorical)} categories")
    for column in transform.dropped:
        print(f'column "{column.name}" is not used: {column.reason}')


def parse_arguments(arguments: list[str] | None = None) -> Options:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description="Checks, splits and describes raw CSV files for training.", allow_abbrev=False
    )
    parser.add_argument("--input-dir", type=Path, default=Path("/opt/ml/processing/input/data"))
    parser.add_argument("--output-dir", type=Path, default=Path("/opt/ml/processing/output"))
    parser.add_argument("--label-column", required=True)
    parser.add_argument("--task", choices=TASKS, required=True)
    parser.add_argument("--test-fraction", type=float, default=0.2)
    parser.add_argument("--validation-fraction", type=float, default=0.2)
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument("--drop-columns", type=_names, default=[], help="separated by commas")
    parser.add_argument(
        "--time-column", help="of numbers or ISO 8601 dates, which order the rows; the latest are tested on"
    )
    parser.add_argument("--outlier-quantile", type=float, default=0.001)
    parser.add_argument("--train-hosts", type=_positive, default=1, help="hosts that share the training part")
    parser.add_argument(
        "--resource-config", type=Path, default=PROCESSING_CONFIG, help="used where it exists"
    )
    return Options(**vars(parser.parse_args(arguments)))


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be at least 1, got {number}")
    return number


if __name__ == "__main__":
    run_script("prepare", lambda: prepare(parse_arguments()))

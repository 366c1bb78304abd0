"""The pipeline's steps as the containers call them: command line in, files out."""

from __future__ import annotations

import importlib
import json
import re
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import evaluate
import prepare
from problems import InputError
from samples import TABLES, write
from tables import read_table

#: Gives the prepared parts of a task's table.
Prepared = Callable[[str], Path]


def run_prepare(data: Path, out: Path, label: str, task: str, *more: str) -> Path:
    arguments = ["--input-dir", str(data), "--output-dir", str(out), "--label-column", label, "--task", task]
    prepare.prepare(prepare.parse_arguments([*arguments, *more]))
    return out


def prepare_sample(folder: Path, task: str, *more: str, **of_table: int) -> Path:
    """Prepare the table of a task, made by ``of_table`` where that is given."""
    make, label = TABLES[task]
    return run_prepare(write(make(**of_table), folder / "in"), folder / "prepared", label, task, *more)


def problems_of(folder: Path, out: Path, label: str, task: str, *more: str) -> list[str]:
    """Give what the preparation finds wrong."""
    with pytest.raises(InputError) as caught:
        run_prepare(folder, out, label, task, *more)
    assert not out.exists(), "bad input leaves nothing behind"
    return caught.value.problems


def read_parts(out: Path) -> dict[str, pd.DataFrame]:
    return {name: read_table(out / name / f"{name}.csv") for name in ("train", "validation", "test")}


def run_train(prepared: Path, model_dir: Path, label: str, task: str, *more: str) -> Path:
    boosting = ("--num_round", "40", "--max_depth", "3")
    return run_training("train", prepared, model_dir, label, task, *boosting, *more)


def run_training(program: str, prepared: Path, model_dir: Path, label: str, task: str, *more: str) -> Path:
    """Train by one of the training scripts; each is imported only where its framework is installed."""
    script = importlib.import_module(program)
    folders = training_folders(prepared, model_dir, model_dir.parent / "output-data")
    script.train(script.parse_arguments([*folders, "--label-column", label, "--task", task, *more]))
    return model_dir


def training_folders(prepared: Path, model_dir: Path, output: Path) -> list[str]:
    """Tell a training where its parts are and where its results go, and that it has one processor."""
    parts = [f"--{name}={prepared / name}" for name in ("train", "validation", "transform")]
    return [*parts, f"--model-dir={model_dir}", f"--output-data-dir={output}", "--num-cpus=1"]


def metrics_in(log: str) -> list[str]:
    """Give the names of the metrics that a training's log has a line of, in order."""
    return re.findall(r"^(\w+-\w+):[0-9.]+$", log, re.MULTILINE)


def run_evaluate(
    model_dir: Path, prepared: Path, out: Path, label: str, task: str, *more: str
) -> dict[str, Any]:
    archived = model_dir.parent / "archived"
    archived.mkdir(exist_ok=True)
    with tarfile.open(archived / "model.tar.gz", "w:gz") as tar:
        tar.add(model_dir, arcname=".")
    arguments = ["--model-dir", str(archived), "--test-dir", str(prepared / "test"), "--output-dir", str(out)]
    evaluate.evaluate(evaluate.parse_arguments([*arguments, "--label-column", label, "--task", task, *more]))
    document: dict[str, Any] = json.loads((out / "evaluation.json").read_text())
    return document


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, by its path."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }

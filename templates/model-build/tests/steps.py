"""The pipeline's steps as the containers call them: command line in, files out."""

from __future__ import annotations

import importlib
import json
import tarfile
from pathlib import Path
from typing import Any

import evaluate
import prepare


def run_prepare(data: Path, out: Path, label: str, task: str, *more: str) -> Path:
    arguments = ["--input-dir", str(data), "--output-dir", str(out), "--label-column", label, "--task", task]
    prepare.prepare(prepare.parse_arguments([*arguments, *more]))
    return out


def run_train(prepared: Path, model_dir: Path, label: str, task: str, *more: str) -> Path:
    boosting = ("--num_round", "40", "--max_depth", "3")
    return run_training("train", prepared, model_dir, label, task, *boosting, *more)


def run_training(program: str, prepared: Path, model_dir: Path, label: str, task: str, *more: str) -> Path:
    """Train by one of the training scripts; each is imported only where its framework is installed."""
    script = importlib.import_module(program)
    folders = [f"--{name}={prepared / name}" for name in ("train", "validation", "transform")]
    folders += [
        f"--model-dir={model_dir}",
        f"--output-data-dir={model_dir.parent / 'output-data'}",
        "--num-cpus=1",
    ]
    script.train(script.parse_arguments([*folders, "--label-column", label, "--task", task, *more]))
    return model_dir


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

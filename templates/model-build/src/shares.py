"""The training part in files, so that several hosts can share it.

SageMaker shares a channel by its files, about as many for each host. Each instance of the preparation writes
some of them, and the first one a list of all, by which the training knows that none is missing or doubled.
https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3DataSource.html
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from problems import InputError, quoted
from tables import read_table, write_table

FILE = "shares.json"
#: Characters of the input's fingerprint in a file's name, so that files of other data are known.
FINGERPRINT_CHARACTERS = 12


@dataclass(frozen=True)
class Shares:
    """The files of the training part, and the rows in all of them together."""

    files: list[str]
    rows: int

    def own_problems(self, files: Sequence[str]) -> list[str]:
        """List what is wrong with the files that a host was given."""
        unknown = [name for name in files if name not in self.files]
        return [
            f"the training part holds {quoted(unknown)}, which the preparation does not list ({FILE}); its "
            "instances did not see the same data, so prepare again when none arrive"
            for _ in unknown[:1]
        ]

    def whole_problems(self, rows: int) -> list[str]:
        """List what is wrong with the rows that all hosts have together."""
        if rows == self.rows:
            return []
        return [
            f"the hosts have {rows} training rows together, the preparation wrote {self.rows}; give every "
            "file of the training part to one host only (S3DataDistributionType ShardedByS3Key)"
        ]

    def to_json(self) -> str:
        """Write the list."""
        return json.dumps(asdict(self), indent=2, sort_keys=True) + "\n"

    @staticmethod
    def read(folder: Path) -> Shares:
        """Read the list in a folder.

        Raises:
            InputError: if there is none.
        """
        path = folder / FILE
        if not path.is_file():
            raise InputError(
                [f"{path} is missing; give the folder that prepare.py wrote the transformation to"]
            )
        document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return Shares(document["files"], document["rows"])


def file_count(writers: int, readers: int) -> int:
    """Count the files: as many for each host that reads, and at least one for each instance that writes."""
    return readers * -(-writers // readers)


def file_names(fingerprint: str, count: int) -> list[str]:
    """Name the files of the training part; it is one file of an own name where nobody shares it."""
    if count == 1:
        return ["train.csv"]
    data = fingerprint[:FINGERPRINT_CHARACTERS]
    return [f"train-{data}-{index + 1:05d}-of-{count:05d}.csv" for index in range(count)]


def write_shares(part: pd.DataFrame, folder: Path, names: Sequence[str], writer: int, writers: int) -> int:
    """Write the files of one writer, and give the rows in them.

    Every file gets rows from everywhere in the part, in their order: the part may be sorted, and a host must
    not see one end of it only.
    """
    rows = 0
    for index in range(writer, len(names), writers):
        share = part.iloc[index :: len(names)]
        write_table(share, folder / names[index])
        rows += len(share)
    return rows


def read_shares(folder: Path) -> tuple[pd.DataFrame, list[str]]:
    """Read the rows of the training part that are here, and name their files.

    Where all files are here, the rows are in the order that they had before they were shared.

    Raises:
        InputError: if there are none.
    """
    paths = sorted(path for path in folder.glob("train*.csv") if path.is_file())
    if not paths:
        raise InputError(
            [
                f"{folder} holds no file of the training part; give the folder that prepare.py wrote it to, "
                "and at least as many files as hosts"
            ]
        )
    # Rows of one position follow each other in the order of the files.
    together = pd.concat([read_table(path) for path in paths]).sort_index(kind="stable")
    return together.reset_index(drop=True), [path.name for path in paths]

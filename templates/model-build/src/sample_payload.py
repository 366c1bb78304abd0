"""A payload that the model takes, packed as the model registry wants it: for load tests of the version."""

from __future__ import annotations

import gzip
import io
import tarfile
from pathlib import Path

import pandas as pd

#: Most rows of the payload, which is one request.
MAX_ROWS = 100


def write_sample_payload(features: pd.DataFrame, columns: list[str], archive: Path) -> None:
    """Pack the first rows as one CSV without a header line; the same rows give the same bytes."""
    text = features[columns].head(MAX_ROWS).to_csv(header=False, index=False)
    content = text.encode("utf-8")
    entry = tarfile.TarInfo("payload.csv")
    entry.size = len(content)
    entry.mode = 0o644
    archive.parent.mkdir(parents=True, exist_ok=True)
    with (
        archive.open("wb") as file,
        gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as zipped,
        tarfile.open(fileobj=zipped, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        tar.addfile(entry, io.BytesIO(content))

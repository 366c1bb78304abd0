"""Pack a folder into a tar.gz archive, and unpack one, as SageMaker does around a training job."""

from __future__ import annotations

import argparse
import gzip
import sys
import tarfile
import zlib
from pathlib import Path


def pack(folder: Path, archive: Path) -> None:
    """Pack everything in ``folder`` at the root of ``archive``; the same files give the same bytes."""
    archive.parent.mkdir(parents=True, exist_ok=True)
    with (
        archive.open("wb") as file,
        gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0, compresslevel=6) as zipped,
        tarfile.open(fileobj=zipped, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for path in sorted(folder.rglob("*")):
            tar.add(path, arcname=str(path.relative_to(folder)), recursive=False, filter=_without_origin)


def unpack(archive: Path, folder: Path) -> None:
    """Unpack ``archive`` into ``folder``; entries that would land elsewhere are refused."""
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(archive, "r:gz") as tar:
        tar.extractall(folder, filter="data")


def _without_origin(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.mtime = 0
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mode = 0o755 if entry.isdir() else 0o644
    return entry


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("action", choices=("pack", "unpack"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("archive", type=Path)
    options = parser.parse_args()
    try:
        if options.action == "pack":
            pack(options.folder, options.archive)
        else:
            unpack(options.archive, options.folder)
    except (OSError, EOFError, zlib.error, tarfile.TarError) as error:
        sys.exit(f"cannot {options.action} {options.archive}: {error}")


if __name__ == "__main__":
    main()

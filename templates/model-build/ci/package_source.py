"""Pack the files of a folder into the archive that SageMaker's training toolkit unpacks.

The same files give the same bytes: no time, owner or order of the disk gets in.
"""

from __future__ import annotations

import argparse
import gzip
import io
import tarfile
from pathlib import Path


def pack(source: Path, archive: Path) -> list[str]:
    """Pack every Python file directly in ``source`` at the root of ``archive``; gives their names."""
    names = sorted(path.name for path in source.glob("*.py"))
    if not names:
        raise FileNotFoundError(f"{source} holds no Python file")
    archive.parent.mkdir(parents=True, exist_ok=True)
    with (
        archive.open("wb") as file,
        gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as zipped,
        tarfile.open(fileobj=zipped, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for name in names:
            _add(tar, name, (source / name).read_bytes())
    return names


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    entry.mode = 0o644
    tar.addfile(entry, io.BytesIO(content))


def main() -> None:
    """Read the command line and pack."""
    parser = argparse.ArgumentParser(description="Packs training code for SageMaker.", allow_abbrev=False)
    parser.add_argument("--source", type=Path, required=True)
    parser.add_argument("--archive", type=Path, required=True)
    options = parser.parse_args()
    names = pack(options.source, options.archive)
    print(f"packed {', '.join(names)} into {options.archive}")


if __name__ == "__main__":
    main()

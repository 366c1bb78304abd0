"""Pack the files of a folder into the archive that SageMaker's training toolkit unpacks.

The same files give the same bytes: no time, owner or order of the disk gets in.
"""

from __future__ import annotations

import argparse
import gzip
import io
import tarfile
from pathlib import Path


def pack(source: Path, archive: Path, required: str = "") -> list[str]:
    """Pack every Python file directly in ``source`` at the root of ``archive``; gives their names.

    Raises:
        FileNotFoundError: if there is none, or not the one that the pipeline will train with.
    """
    names = sorted(path.name for path in source.glob("*.py"))
    if not names:
        raise FileNotFoundError(f"{source} holds no Python file")
    if required and required not in names:
        raise FileNotFoundError(
            f"{source / required} is missing, which the pipeline trains with; "
            "write it, or choose another algorithm"
        )
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
    parser.add_argument("--requires", default="", help="script that the pipeline trains with")
    options = parser.parse_args()
    names = pack(options.source, options.archive, options.requires)
    print(f"packed {', '.join(names)} into {options.archive}")


if __name__ == "__main__":
    main()

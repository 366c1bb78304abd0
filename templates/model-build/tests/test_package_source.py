import tarfile
from pathlib import Path

import pytest

from package_source import pack


def test_the_archive_holds_the_files_at_its_root_and_nothing_of_the_disk(tmp_path: Path) -> None:
    archives = []
    for name in ("one", "two"):
        source = tmp_path / name
        source.mkdir()
        for file in ("b.py", "a.py", "notes.txt"):
            (source / file).write_text(f"# {file}\n")
        pack(source, tmp_path / f"{name}.tar.gz")
        archives.append((tmp_path / f"{name}.tar.gz").read_bytes())
    assert archives[0] == archives[1]
    with tarfile.open(tmp_path / "one.tar.gz") as tar:
        assert tar.getnames() == ["a.py", "b.py"]


def test_an_empty_folder_is_not_packed(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="holds no Python file"):
        pack(tmp_path, tmp_path / "out.tar.gz")
    assert not (tmp_path / "out.tar.gz").exists()


def test_a_missing_training_script_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "train.py").write_text("")
    assert pack(tmp_path, tmp_path / "a.tar.gz", "train.py") == ["train.py"]
    with pytest.raises(
        FileNotFoundError, match=r"train_sklearn\.py is missing, which the pipeline trains with"
    ):
        pack(tmp_path, tmp_path / "a.tar.gz", "train_sklearn.py")

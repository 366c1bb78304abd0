"""Write the data set that a rehearsal uses where nobody gives one: it comes inside scikit-learn.

Breast Cancer Wisconsin (Diagnostic): 569 biopsies, 30 measurements each, and whether it was malignant.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from sklearn.datasets import load_breast_cancer


def write_sample(path: Path) -> None:
    """Write the data set as CSV, whole or not at all; the label is the column ``malignant``."""
    data = load_breast_cancer(as_frame=True)
    table = data.data.rename(columns=lambda name: name.replace(" ", "_"))
    # scikit-learn calls malignant 0 and benign 1.
    table["malignant"] = 1 - data.target
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".part")
    table.to_csv(draft, index=False, lineterminator="\n")
    draft.replace(path)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("path", type=Path)
    write_sample(parser.parse_args().path)

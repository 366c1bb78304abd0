"""Small made-up tables with everything that real ones have: gaps, outliers, rare levels, identifiers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd


def claims(rows: int = 400, seed: int = 7) -> pd.DataFrame:
    """Claims with a binary label that follows from amount and severity, with noise."""
    generator = np.random.default_rng(seed)
    amount = generator.gamma(2.0, 500.0, rows)
    severity = generator.choice(["Minor", "Major", "Totaled"], rows, p=[0.6, 0.3, 0.1])
    score = amount / 1000 + (severity == "Totaled") * 2 + generator.normal(0, 0.5, rows)
    table = pd.DataFrame(
        {
            "policy_id": np.arange(1, rows + 1),
            "amount": np.round(amount, 2),
            "age": generator.integers(18, 90, rows).astype(object),
            "severity": severity,
            "authorities": generator.choice(["None", "Police", "Fire"], rows),
            "note": [f"free text {index}" for index in range(rows)],
            "country": "NO",
            "fraud": (score > 1.8).astype(int),
        }
    )
    table["age"] = table["age"].mask(np.isin(np.arange(rows), generator.choice(rows, 20, replace=False)), "")
    return table


def flowers(rows: int = 300, seed: int = 3) -> pd.DataFrame:
    """Measurements of three kinds, kept apart by one of them."""
    generator = np.random.default_rng(seed)
    kind = generator.integers(0, 3, rows)
    return pd.DataFrame(
        {
            "petal": np.round(kind + generator.normal(0, 0.3, rows), 3),
            "sepal": np.round(generator.normal(5, 1, rows), 3),
            "kind": np.array(["setosa", "versicolor", "virginica"])[kind],
        }
    )


def houses(rows: int = 300, seed: int = 5) -> pd.DataFrame:
    """Prices that follow from size."""
    generator = np.random.default_rng(seed)
    size = generator.uniform(30, 200, rows)
    return pd.DataFrame(
        {
            "size": np.round(size, 1),
            "rooms": generator.integers(1, 8, rows),
            "price": np.round(size * 3000 + generator.normal(0, 5000, rows), 0),
        }
    )


#: A table of each task, and the column that is learnt.
TABLES: dict[str, tuple[Callable[..., pd.DataFrame], str]] = {
    "binary": (claims, "fraud"),
    "multiclass": (flowers, "kind"),
    "regression": (houses, "price"),
}


def write(table: pd.DataFrame, folder: Path, name: str = "data.csv") -> Path:
    """Write a table as the raw input of a run; gives the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    table.to_csv(folder / name, index=False)
    return folder

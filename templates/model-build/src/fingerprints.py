"""The name of a training: what it learns from, and how."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from training import Part


def fingerprint(parameters: dict[str, Any], *parts: Part) -> str:
    """Name a training by its parameters and data: only the same one may go on from a checkpoint."""
    digest = hashlib.sha256(json.dumps(parameters, sort_keys=True).encode())
    for part in parts:
        digest.update(part.features.tobytes())
        digest.update(part.target.tobytes())
    return digest.hexdigest()

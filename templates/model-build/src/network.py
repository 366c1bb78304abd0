"""A feed-forward network as training writes it and serving reads it: its form as JSON, and its weights alone.

A file of weights holds numbers, and no code that would run as it is read.
"""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

FORMAT_VERSION = 1
NETWORK_FILE = "network.json"
WEIGHTS_FILE = "model.pt"
#: What PyTorch raises, as it happens, for a file that is not whole or not what was asked for.
UNREADABLE = (OSError, RuntimeError, EOFError, AttributeError, TypeError, ValueError, pickle.UnpicklingError)
#: Rows that are predicted at once: what a large table needs of memory must not grow with it.
BLOCK_ROWS = 65_536


@dataclass(frozen=True)
class Architecture:
    """The form of a network."""

    inputs: int
    #: Units of the hidden layers, from the input on.
    hidden_units: list[int]
    #: One for a probability or a value, one a class for several classes.
    outputs: int
    #: Share of each hidden layer's units that a training step leaves out.
    dropout: float
    #: A regression learns values of mean 0 and deviation 1; these turn them back.
    target_mean: float = 0.0
    target_scale: float = 1.0

    def build(self) -> nn.Sequential:
        """Make such a network, with weights drawn at random."""
        layers: list[nn.Module] = []
        width = self.inputs
        for units in self.hidden_units:
            layers += [nn.Linear(width, units), nn.ReLU(), nn.Dropout(self.dropout)]
            width = units
        return nn.Sequential(*layers, nn.Linear(width, self.outputs))

    def to_json(self) -> str:
        """Write the form."""
        return json.dumps({"version": FORMAT_VERSION, **asdict(self)}, indent=2, sort_keys=True) + "\n"

    @staticmethod
    def from_json(text: str) -> Architecture:
        """Read what ``to_json`` wrote."""
        document: dict[str, Any] = json.loads(text)
        version = document.pop("version", None)
        if version != FORMAT_VERSION:
            raise ValueError(f"{NETWORK_FILE} has version {version}, this code reads {FORMAT_VERSION}")
        return Architecture(**document)


@dataclass(frozen=True)
class Network:
    """A form, and layers with weights."""

    architecture: Architecture
    layers: nn.Sequential


def device() -> torch.device:
    """Give the processor to compute on: the first GPU where there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def write_network(network: Network, folder: Path) -> None:
    """Write a network into the model folder."""
    (folder / NETWORK_FILE).write_text(network.architecture.to_json(), encoding="utf-8")
    weights = {name: values.cpu() for name, values in network.layers.state_dict().items()}
    torch.save(weights, folder / WEIGHTS_FILE)


def read_network(folder: Path) -> Network:
    """Read what ``write_network`` wrote, wherever the network was trained.

    Raises:
        RuntimeError: naming the file that is missing, broken or of another network.
    """
    path = folder / WEIGHTS_FILE
    try:
        architecture = Architecture.from_json((folder / NETWORK_FILE).read_text(encoding="utf-8"))
        layers = architecture.build()
        layers.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    except FileNotFoundError as error:
        raise RuntimeError(f"{error.filename} is missing from the model; train it again") from error
    except UNREADABLE as error:
        raise RuntimeError(
            f"{path} does not hold the weights of the network in {NETWORK_FILE} ({_first_line(error)}); "
            "restore the archive as training wrote it, or train again"
        ) from error
    return Network(architecture, layers)


def network_predict(
    network: Network, task: str
) -> Callable[[npt.NDArray[np.float32]], npt.NDArray[np.float64]]:
    """Give a network's predictions in the form that all models have here.

    They are calculated in double precision: the order in which a processor adds up depends on the number of
    rows, and a row must get the same prediction alone as among others, to all digits that matter.
    """
    where = device()
    layers = copy.deepcopy(network.layers).double().to(where).eval()

    def predict(features: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        with torch.inference_mode():
            blocks = torch.from_numpy(features).split(BLOCK_ROWS)
            outputs = torch.cat([layers(block.to(where, torch.float64)).cpu() for block in blocks])
            return np.asarray(_as_predictions(outputs, network.architecture, task).numpy(), dtype=np.float64)

    return predict


def _as_predictions(outputs: torch.Tensor, architecture: Architecture, task: str) -> torch.Tensor:
    if task == "binary":
        return torch.sigmoid(outputs[:, 0])
    if task == "multiclass":
        return torch.softmax(outputs, dim=1)
    return outputs[:, 0] * architecture.target_scale + architecture.target_mean


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]

"""Train as ``train_pytorch.py`` does, and say on every host what came out, not on the first alone."""

import hashlib
import json

import train_pytorch
from cluster import Cluster
from network_training import NetworkTraining
from problems import run_script
from process_group import joined
from training import read_data


def main() -> None:
    options = train_pytorch.parse_arguments()
    hyperparameters = train_pytorch.read_hyperparameters(options)
    train_pytorch.prepare_processor(options.num_cpus)
    with joined(Cluster.of_training(), options.cluster_timeout) as group:
        data = read_data(options, group.total)
        training = NetworkTraining(data, options.task, hyperparameters, group)
        checkpoints = train_pytorch.open_checkpoints(options, training, data)
        train_pytorch.fit(training, checkpoints, hyperparameters)
    told = {
        "rows": len(data.training.target),
        "best": digest(training.best_weights),
        "last": digest(training.layers.state_dict()),
        "measured": training.measured,
        "architecture": training.architecture.to_json(),
        "classes": data.classes,
    }
    print("TOLD " + json.dumps(told))


def digest(weights: dict[str, object]) -> str:
    whole = hashlib.sha256()
    for name, values in weights.items():
        whole.update(name.encode() + values.detach().numpy().tobytes())  # type: ignore[attr-defined]
    return whole.hexdigest()


if __name__ == "__main__":
    run_script("network_fit_and_tell", main)

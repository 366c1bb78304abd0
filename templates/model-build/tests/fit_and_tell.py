"""Train as ``train.py`` does, and say on every host what came out, as the first one alone writes it."""

import hashlib
import json

import train
from boosting_hosts import together
from cluster import Cluster
from problems import run_script
from training import read_data


def main() -> None:
    options = train.parse_arguments()
    with together(Cluster.of_training(), options.cluster_timeout) as hosts:
        data = read_data(options, hosts.total)
        booster, metrics = train.fit(train.boosting_parameters(options, data), data, options, hosts)
    digest = hashlib.sha256(booster.save_raw("json")).hexdigest()
    print("TOLD " + json.dumps({"model": digest, "metrics": metrics, "classes": data.classes}))


if __name__ == "__main__":
    run_script("fit_and_tell", main)

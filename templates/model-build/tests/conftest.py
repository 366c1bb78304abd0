"""What many tests read and none changes is made once."""

import functools

import pytest

from steps import Prepared, prepare_sample
from trained import Trained, TrainedFor


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return functools.cache(lambda task: prepare_sample(tmp_path_factory.mktemp(f"prepared-{task}"), task))


@pytest.fixture(scope="session")
def trained(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> TrainedFor:
    return functools.cache(
        lambda task: Trained(tmp_path_factory.mktemp(f"trained-{task}"), task, prepared(task))
    )

import numpy as np
import numpy.typing as npt
import pytest

from metrics import best_threshold, binary_metrics, metrics_document


def test_the_threshold_is_the_one_with_the_highest_f1() -> None:
    """Against the slow, obvious way: every probability tried in turn."""
    generator = np.random.default_rng(11)
    truth = (generator.random(500) < 0.05).astype(np.int64)
    probability = np.clip(truth * 0.2 + generator.random(500) * 0.4, 0, 1)
    tried = [_f1(truth, probability >= value) for value in probability]
    assert binary_metrics(truth, probability, best_threshold(truth, probability))["f1"] == pytest.approx(
        max(tried)
    )
    assert binary_metrics(truth, probability, 0.5)["recall"] < 1


def test_rare_positives_are_found_although_no_probability_reaches_a_half() -> None:
    truth = np.array([0] * 97 + [1] * 3)
    probability = np.array([0.01] * 97 + [0.2] * 3)
    assert binary_metrics(truth, probability, 0.5)["recall"] == 0
    assert binary_metrics(truth, probability, best_threshold(truth, probability))["recall"] == 1


def test_metrics_have_the_form_that_sagemaker_reads() -> None:
    assert metrics_document("regression", {"mae": 1.5}) == {
        "regression_metrics": {"mae": {"value": 1.5, "standard_deviation": "NaN"}}
    }


def _f1(truth: npt.NDArray[np.int64], decision: npt.NDArray[np.bool_]) -> float:
    hits = int(truth[decision].sum())
    return 2 * hits / (int(decision.sum()) + int(truth.sum()))

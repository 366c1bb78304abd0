import pytest

from live import improvement_on_live, parse_live_metrics
from problems import InputError


@pytest.mark.parametrize("text", ["none", "", " none "])
def test_no_approved_version_has_no_metrics(text: str) -> None:
    assert parse_live_metrics(text) == {}


def test_metrics_are_read_by_name() -> None:
    assert parse_live_metrics("auc=0.91, log_loss=1e-2") == {"auc": 0.91, "log_loss": 0.01}


def test_every_part_that_is_no_metric_is_named() -> None:
    with pytest.raises(InputError) as caught:
        parse_live_metrics("auc=high,=1,recall=nan,f1=0.5")
    assert [problem.split(";")[0] for problem in caught.value.problems] == [
        '--live-metrics holds "auc=high"',
        '--live-metrics holds "=1"',
        '--live-metrics holds "recall=nan"',
    ]


def test_above_zero_is_better_whatever_the_metric() -> None:
    compared = improvement_on_live({"auc": 0.75, "rmse": 3.0}, {"auc": 0.5, "rmse": 3.5})
    assert compared == {"auc": {"value": 0.25, "live": 0.5}, "rmse": {"value": 0.5, "live": 3.5}}


def test_a_metric_that_the_live_version_has_not_did_not_get_worse() -> None:
    assert improvement_on_live({"auc": 0.75}, {}) == {"auc": {"value": 0.0, "live": None}}

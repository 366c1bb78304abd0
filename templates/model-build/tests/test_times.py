import random
from datetime import datetime, timedelta, timezone

import pandas as pd
import pytest

from times import in_order, time_problems


def texts(values: list[str]) -> pd.Series:  # type: ignore[type-arg]
    return pd.Series(values, dtype=object)


def moments(seed: int) -> list[datetime]:
    """Different moments in order, the seconds of many years."""
    generator = random.Random(seed)
    begin = datetime(1999, 12, 30, tzinfo=timezone.utc)
    steps = sorted(generator.sample(range(40 * 365 * 86_400), 200))
    return [begin + timedelta(seconds=step) for step in steps]


@pytest.mark.parametrize(
    "form",
    [
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%dT%H:%M:%SZ",
        "%Y-%m-%dT%H:%M:%S.%f+02:00",
        "%Y/%m/%d %H:%M:%S UTC",
        "%Y.%m.%dT%H:%M:%S,%f",
        "%Y%m%dT%H%M%S",
        "%s",
        " %s.5",
    ],
)
@pytest.mark.parametrize("seed", range(3))
def test_times_of_a_form_are_ordered_as_the_moments_are(form: str, seed: int) -> None:
    in_time = moments(seed)
    mixed = random.Random(seed).sample(range(len(in_time)), len(in_time))
    times = texts([in_time[position].strftime(form) for position in mixed])
    assert time_problems(times, "when") == []
    assert list(in_order(times).rank().astype(int) - 1) == mixed


def test_times_are_ordered_where_only_some_have_all_parts() -> None:
    times = [
        "2024-12",
        "2024-12-31",
        "2025-01-01",
        "2025-01-01T09",
        "2025-01-01 09:30",
        "2025-01-01T09:30:00.5",
    ]
    assert time_problems(texts(times), "when") == []
    assert list(in_order(texts(times)).rank()) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    "spelling",
    ["12/31/2024", "31.12.2024", "31-Dec-2024", "2024-1-5", "2024-31-12", "Monday", "9:30", "Q1 2025"],
)
def test_a_spelling_that_does_not_say_which_is_later_is_refused(spelling: str) -> None:
    assert time_problems(texts(["2024-12-31", spelling, spelling]), "when") == [
        f'the time column "when" must hold numbers, or dates such as 2025-01-31 or 2025-01-31T09:30:00Z, got '
        f'"{spelling}"; write them so, or choose another column'
    ]


def test_times_of_several_zones_are_refused() -> None:
    times = texts(["2025-01-01T09:30:00+02:00", "2025-01-01T09:30:00+01:00", "2025-01-01T09:30:00"])
    assert time_problems(times, "when") == [
        'the time column "when" has times of several zones, "", "+01:00", "+02:00"; give them all in one'
    ]

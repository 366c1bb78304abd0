import os
import signal
import sys
import threading
import time
from types import SimpleNamespace

import pytest

import run_pipeline
from following import Patience
from pipeline_runs import ARN, EXECUTING, FIXED, FakeSageMaker, run


def test_a_build_that_is_about_to_reach_its_limit_stops_the_run_and_says_so() -> None:
    client = FakeSageMaker([EXECUTING])
    client.states = [EXECUTING, EXECUTING]

    class Passing(Patience):
        def pause(self, seconds: float) -> None:
            self.build_ends = time.time() + 100

    code, lines = run(client, patience=Passing(build_ends=time.time() + 3600))
    assert code == 1
    assert client.calls[-1] == (
        "stop",
        {"PipelineExecutionArn": ARN, "ClientRequestToken": "t" * 64},
    )
    assert lines[-1] == f"the build is about to reach its longest time, so SageMaker was asked to stop {ARN}"


def test_a_run_that_ended_just_in_time_is_not_stopped() -> None:
    client = FakeSageMaker([("Succeeded", [])])
    assert run(client, patience=Patience(build_ends=time.time() + 200))[0] == 0
    assert "stop" not in [name for name, _ in client.calls]


def test_a_build_that_was_stopped_before_its_run_starts_none() -> None:
    client = FakeSageMaker([])
    patience = Patience()
    patience.stopped.set()
    assert run(client, patience=patience) == (1, ["the build was stopped, so nothing was started"])
    assert client.calls == []


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_wait_at_once_and_stops_the_run(
    sent: signal.Signals, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    client = FakeSageMaker([EXECUTING, EXECUTING])
    monkeypatch.setitem(sys.modules, "boto3", SimpleNamespace(client=lambda _: client))
    limits = ["--poll-seconds", "60", "--build-started", "", "--build-minutes", "480"]
    monkeypatch.setattr("sys.argv", ["run_pipeline.py", *FIXED, *limits])
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}
    threading.Timer(0.3, os.kill, (os.getpid(), sent)).start()
    began = time.monotonic()
    try:
        with pytest.raises(SystemExit) as left:
            run_pipeline.main()
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
    assert left.value.code == 1
    assert time.monotonic() - began < 30
    assert client.calls[-1][0] == "stop"
    assert f"the build was stopped, so SageMaker was asked to stop {ARN}" in capsys.readouterr().out


def test_a_build_ends_as_long_after_its_beginning_as_it_may_take() -> None:
    told = ["--build-started", "1700000000123", "--build-minutes", "8"]
    ends = run_pipeline.build_ends(run_pipeline.parse_arguments([*FIXED, *told]))
    assert ends == pytest.approx(1_700_000_480.123)
    assert run_pipeline.build_ends(run_pipeline.parse_arguments(FIXED)) is None

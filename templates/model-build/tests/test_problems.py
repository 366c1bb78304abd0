import asyncio

import pytest

from problems import ClusterError, InputError, run_script


def said_by(error: InputError, capsys: pytest.CaptureFixture[str]) -> str:
    def fail() -> None:
        raise error

    with pytest.raises(SystemExit) as ended:
        run_script("train", fail)
    assert ended.value.code == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err


def test_every_problem_is_said_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    said = said_by(InputError(["no rows", "no label"]), capsys)
    assert said == "train: ValueError: 2 problems with the input:\n  - no rows\n  - no label\n"
    lost = said_by(ClusterError(["algo-2 is gone"]), capsys)
    assert lost == "train: ValueError: 1 problem with the other hosts:\n  - algo-2 is gone\n"


def test_the_toolkit_of_the_pytorch_container_gives_the_problems_as_the_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    process = pytest.importorskip("sagemaker_training.process", reason="sagemaker-training is not installed")
    said = said_by(InputError(["no rows", "no label"]), capsys)

    async def watched() -> str:
        stream = asyncio.StreamReader()
        stream.feed_data(said.encode())
        stream.feed_eof()
        return str(await process.watch(stream, 1))

    reason = asyncio.run(watched())
    assert "2 problems with the input" in reason
    assert "- no rows" in reason
    assert "- no label" in reason

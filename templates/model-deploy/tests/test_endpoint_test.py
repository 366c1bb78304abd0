from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from endpoint_test.settings import Settings, UsageError, read_settings

GOLDEN = {
    "task": "binary",
    "columns": ["a", "b"],
    "instances": [{"a": 0.25, "b": 0.5}, {"a": None, "b": 0.125}],
    "predictions": [0.75, 0.125],
}
QUICK = {"load_seconds": 0.2, "latency_requests": 10}

Model = Callable[[list[list[float]]], list[Any]]


def add(rows: list[list[float]]) -> list[Any]:
    return [sum(row) for row in rows]


class Server(ThreadingHTTPServer):
    model: Model = staticmethod(add)
    seconds = 0.0
    broken_status = 400
    flaky = False
    #: Whether it takes nothing for a column that is not there.
    lenient = False
    asked = 0
    #: Set where the server stands for SageMaker itself instead of for a container.
    is_sagemaker = False

    def __init__(self, *arguments: Any) -> None:
        self.paths: set[str] = set()
        super().__init__(*arguments)


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        self.server.asked += 1
        self.server.paths.add(self.path)
        time.sleep(self.server.seconds)
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        try:
            if self.headers["Content-Type"] == "text/csv":
                rows = [[float(x or 0) for x in row.split(",")] for row in body.splitlines()[1:]]
                text = "".join(f"{value}\n" for value in self.server.model(rows))
            else:
                instances = json.loads(body)["instances"]
                if self.server.lenient:
                    instances = [{"a": 0, "b": 0, **row} for row in instances]
                rows = [[row["a"] or 0, row["b"]] for row in instances]
                text = json.dumps({"predictions": self.server.model(rows)})
            status = 503 if self.server.flaky and self.server.asked > 17 and self.server.asked % 2 else 200
        except KeyError as error:
            status, text = 400, f"missing column: {error}"
        except ValueError:
            status, text = self.server.broken_status, "cannot read that"
        if self.server.is_sagemaker and status >= 400:
            self.refuse_as_sagemaker(status)
            return
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def refuse_as_sagemaker(self, status: int) -> None:
        """Wrap a container's error as the SageMaker runtime does; 503 is the runtime's own."""
        kind = "ServiceUnavailable" if status == 503 else "ModelError"
        text = json.dumps({"Message": "refused", "OriginalStatusCode": status})
        self.send_response(503 if status == 503 else 424)
        self.send_header("x-amzn-errortype", kind)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *arguments: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def run(
    server: Server,
    folder: Path,
    settings: dict[str, float] | None = None,
    golden: object = GOLDEN,
) -> tuple[int, dict[str, str], str]:
    (folder / "golden.json").write_text(json.dumps(golden))
    (folder / "settings.json").write_text(json.dumps({**QUICK, **(settings or {})}))
    url = f"http://127.0.0.1:{server.server_port}"
    target = (
        ["--endpoint-name", "fraud", "--region", "eu-central-1"] if server.is_sagemaker else ["--url", url]
    )
    command = [sys.executable, "-m", "endpoint_test", *target]
    files = ["--golden", "golden.json", "--settings", "settings.json", "--junit", "j.xml", "--json", "r.json"]
    environment = {
        "PYTHONPATH": str(Path(__file__).parents[1]),
        "AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME": url,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    done = subprocess.run(
        [*command, *files], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if not (folder / "r.json").exists():
        return done.returncode, {}, done.stderr
    checks = json.loads((folder / "r.json").read_text())["checks"]
    failed = {check["name"]: check["detail"] for check in checks if not check["passed"]}
    return done.returncode, failed, done.stdout


def test_passes_an_endpoint_that_answers_as_it_was_evaluated(server: Server, tmp_path: Path) -> None:
    code, failed, output = run(server, tmp_path)
    assert (code, failed) == (0, {})
    assert "passed  gives the golden predictions: largest difference 0" in output
    suite = ET.parse(tmp_path / "j.xml").getroot()
    assert (suite.get("tests"), suite.get("failures")) == ("7", "0")


def test_passes_an_endpoint_of_sagemaker_alike(server: Server, tmp_path: Path) -> None:
    server.is_sagemaker = True
    code, failed, output = run(server, tmp_path)
    assert (code, failed) == (0, {}), output
    assert "refuses a broken request and goes on: status 400" in output
    assert server.paths == {"/endpoints/fraud/invocations"}


def test_counts_what_sagemaker_itself_refuses_under_load(server: Server, tmp_path: Path) -> None:
    server.is_sagemaker = True
    server.flaky = True
    failed = run(server, tmp_path)[1]
    assert list(failed) == ["bears load"]
    assert failed["bears load"].endswith("% failed; allowed are 0 %")


def test_fails_every_check_where_sagemaker_cannot_be_reached(server: Server, tmp_path: Path) -> None:
    server.is_sagemaker = True
    server.shutdown()
    server.server_close()
    code, failed, _ = run(server, tmp_path)
    assert (code, len(failed)) == (1, 7)
    assert failed["is fast"].startswith("ConnectionError: Could not connect to the endpoint URL")


def test_fails_where_the_predictions_differ(server: Server, tmp_path: Path) -> None:
    server.model = lambda rows: [sum(row) + 0.01 for row in rows]
    code, failed, _ = run(server, tmp_path)
    assert code == 1
    assert failed == {
        "gives the golden predictions": "differs by 0.01, allowed are 1e-06",
        "answers CSV rows alike": "differs by 0.01, allowed are 1e-06",
    }
    failures = ET.parse(tmp_path / "j.xml").getroot().findall("testcase/failure")
    assert [failure.get("message") for failure in failures] == ["differs by 0.01, allowed are 1e-06"] * 2


def test_takes_a_difference_within_the_tolerance(server: Server, tmp_path: Path) -> None:
    server.model = lambda rows: [sum(row) + 0.01 for row in rows]
    assert run(server, tmp_path, {"tolerance": 0.02})[0] == 0


@pytest.mark.parametrize(
    ("model", "detail"),
    [
        (lambda rows: add(rows)[1:], "1 predictions for 2 rows"),
        (lambda rows: [1.5 for _ in rows], "row 1: is no probability: 1.5"),
        (lambda rows: [float("nan") for _ in rows], "row 1: is not finite: nan"),
        (lambda rows: [[0.5, 0.5] for _ in rows], "row 1: must be one number: [0.5, 0.5]"),
    ],
)
def test_fails_where_an_answer_has_the_wrong_shape(
    server: Server, tmp_path: Path, model: Model, detail: str
) -> None:
    server.model = model
    code, failed, _ = run(server, tmp_path)
    assert code == 1
    assert failed["answers JSON rows"] == detail


def test_demands_class_probabilities_that_sum_up_to_1(server: Server, tmp_path: Path) -> None:
    server.model = lambda rows: [[0.5, 0.4] for _ in rows]
    golden = {**GOLDEN, "task": "multiclass", "predictions": [[0.5, 0.5]] * 2}
    failed = run(server, tmp_path, golden=golden)[1]
    assert failed["answers JSON rows"] == "row 1: does not sum up to 1: [0.5, 0.4]"


def test_fails_where_a_broken_request_is_the_servers_fault(server: Server, tmp_path: Path) -> None:
    server.broken_status = 500
    failed = run(server, tmp_path)[1]
    assert failed == {"refuses a broken request and goes on": "a broken request got status 500, not 4xx"}


def test_fails_where_a_row_that_lacks_a_column_is_answered(server: Server, tmp_path: Path) -> None:
    server.lenient = True
    failed = run(server, tmp_path)[1]
    assert failed == {"refuses rows that lack a column": "a row without a got status 200, not 4xx"}


def test_lets_a_model_fill_columns_in_where_it_is_told_to(server: Server, tmp_path: Path) -> None:
    server.lenient = True
    code, failed, output = run(server, tmp_path, {"requires_every_column": False})
    assert (code, failed) == (0, {})
    assert "refuses rows that lack a column: not asked of this model" in output


def test_fails_where_the_endpoint_is_slow(server: Server, tmp_path: Path) -> None:
    server.seconds = 0.02
    failed = run(server, tmp_path, {"p50_milliseconds": 5})[1]
    assert list(failed) == ["is fast"]
    assert failed["is fast"].endswith("; allowed: p50 at most 5 ms")


def test_fails_where_requests_fail_under_load(server: Server, tmp_path: Path) -> None:
    server.flaky = True
    failed = run(server, tmp_path)[1]
    assert list(failed) == ["bears load"]
    assert failed["bears load"].endswith("% failed; allowed are 0 %")


def test_fails_every_check_where_nobody_listens(server: Server, tmp_path: Path) -> None:
    server.shutdown()
    server.server_close()
    code, failed, _ = run(server, tmp_path)
    assert code == 1
    assert len(failed) == 7


def test_lists_every_problem_of_the_settings(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"load_clients": 2.5, "tolerance": -1, "p99": 3, "requires_every_column": 1}')
    with pytest.raises(UsageError) as caught:
        read_settings(file)
    assert str(caught.value).splitlines()[1:] == [
        "  load_clients: must be a whole number from 1 to 64, got 2.5",
        "  tolerance: must be a number from 0 to 1e+06, got -1",
        "  p99: is not a setting; there are tolerance, latency_requests, p50_milliseconds, p95_milliseconds, "
        "p99_milliseconds, load_seconds, load_clients, max_error_percent, requires_every_column",
        "  requires_every_column: must be true or false, got 1",
    ]


def test_ends_with_2_for_a_file_that_holds_no_golden_predictions(server: Server, tmp_path: Path) -> None:
    code, _, error = run(server, tmp_path, golden={"task": "binary"})
    assert code == 2
    assert error == (
        "golden.json is not a file of golden predictions, as evaluate.py writes it: KeyError('columns')\n"
    )


def test_the_templates_settings_are_the_defaults() -> None:
    assert read_settings(Path(__file__).parents[1] / "endpoint-test.json") == Settings()

from __future__ import annotations

import json
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest

GOLDEN = {
    "task": "binary",
    "columns": ["a", "b"],
    "instances": [{"a": 0.25, "b": 0.5}, {"a": None, "b": 0.125}],
    "predictions": [0.75, 0.125],
}
SETTINGS = {"load_seconds": 0.2, "load_clients": 2, "p50_milliseconds": 1}
ANSWERS_URI = "s3://scans/answers"


class Aws(ThreadingHTTPServer):
    """S3 and an asynchronous endpoint behind it, by the protocols that boto3 speaks."""

    #: How often an answer is looked for before it is there.
    looks_needed = 1
    #: Added to each prediction.
    error = 0.0
    #: How a failure is described; the status stands in it.
    failure = 'Received client error ({status}) from primary with message "{reason}"'
    failure_status = 400
    #: Whether the role may not read answers.
    forbids_answers = False

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.looks: dict[str, int] = {}
        self.asked: list[dict[str, str]] = []
        super().__init__(("127.0.0.1", 0), Handler)

    def work(self, uri: str, content_type: str) -> tuple[str, str]:
        """Answer the request that lies at an address, and say where the answer or its failure will lie."""
        name = uuid.uuid4().hex
        output, failure = f"/scans/answers/{name}.out", f"/scans/failures/{name}.out"
        body = self.objects[uri.removeprefix("s3:/")].decode()
        try:
            self.objects[output] = self.predict(body, content_type).encode()
        except (KeyError, ValueError) as error:
            text = self.failure.format(status=self.failure_status, reason=error)
            self.objects[failure] = text.encode()
        return f"s3:/{output}", f"s3:/{failure}"

    def predict(self, body: str, content_type: str) -> str:
        if content_type == "text/csv":
            rows = [[float(x or 0) for x in row.split(",")] for row in body.splitlines()[1:]]
            return "".join(f"{sum(row) + self.error}\n" for row in rows)
        instances = json.loads(body)["instances"]
        return json.dumps({"predictions": [(row["a"] or 0) + row["b"] + self.error for row in instances]})


class Handler(BaseHTTPRequestHandler):
    server: Aws

    def body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def respond(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_PUT(self) -> None:
        self.server.objects[unquote(urlparse(self.path).path)] = self.body()
        self.respond(200, headers={"ETag": '"1"'})

    def do_GET(self) -> None:
        path = unquote(urlparse(self.path).path)
        if self.server.forbids_answers:
            self.respond(403, b"<Error><Code>AccessDenied</Code><Message>no</Message></Error>")
            return
        self.server.looks[path] = self.server.looks.get(path, 0) + 1
        if path not in self.server.objects or self.server.looks[path] < self.server.looks_needed:
            self.respond(404, b"<Error><Code>NoSuchKey</Code><Message>none</Message></Error>")
            return
        self.respond(200, self.server.objects[path])

    def do_POST(self) -> None:
        self.body()
        self.server.asked.append({"path": self.path, **dict(self.headers.items())})
        output, failure = self.server.work(
            self.headers["X-Amzn-SageMaker-InputLocation"], self.headers["X-Amzn-SageMaker-Content-Type"]
        )
        self.respond(
            202,
            json.dumps({"InferenceId": "1"}).encode(),
            {"X-Amzn-SageMaker-OutputLocation": output, "X-Amzn-SageMaker-FailureLocation": failure},
        )

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def aws() -> Iterator[Aws]:
    with Aws() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def run(aws: Aws, folder: Path, *options: str) -> tuple[int, dict[str, str], str]:
    (folder / "golden.json").write_text(json.dumps(GOLDEN))
    (folder / "settings.json").write_text(json.dumps(SETTINGS))
    url = f"http://127.0.0.1:{aws.server_port}"
    environment = {
        "PYTHONPATH": str(Path(__file__).parents[1]),
        "AWS_ENDPOINT_URL_S3": url,
        "AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME": url,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    files = ["--golden", "golden.json", "--settings", "settings.json", "--json", "r.json"]
    command = [sys.executable, "-m", "endpoint_test", *options, *files]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if not (folder / "r.json").exists():
        return done.returncode, {}, done.stderr
    checks = json.loads((folder / "r.json").read_text())["checks"]
    failed = {check["name"]: check["detail"] for check in checks if not check["passed"]}
    return done.returncode, failed, done.stdout


QUEUED = ["--endpoint-name", "scans", "--region", "eu-central-1", "--input-uri", "s3://scans/requests/"]


def test_passes_an_endpoint_that_answers_later_as_it_was_evaluated(aws: Aws, tmp_path: Path) -> None:
    aws.looks_needed = 2
    code, failed, output = run(aws, tmp_path, *QUEUED)
    assert (code, failed) == (0, {}), output
    assert "refuses a broken request and goes on: status 400" in output
    assert "is fast: not asked of an endpoint that answers from a queue" in output
    assert {request["path"] for request in aws.asked} == {"/endpoints/scans/async-invocations"}
    inputs = [path for path in aws.objects if path.startswith("/scans/requests/endpoint-test/")]
    assert len(inputs) == len(aws.asked), "each request has an address of its own"


def test_fails_where_the_answers_are_not_those_of_the_evaluation(aws: Aws, tmp_path: Path) -> None:
    aws.error = 0.01
    code, failed, _ = run(aws, tmp_path, *QUEUED)
    assert code == 1
    assert failed == {
        "gives the golden predictions": "differs by 0.01, allowed are 1e-06",
        "answers CSV rows alike": "differs by 0.01, allowed are 1e-06",
    }


def test_fails_where_a_broken_request_is_the_models_fault(aws: Aws, tmp_path: Path) -> None:
    aws.failure_status = 500
    failed = run(aws, tmp_path, *QUEUED)[1]
    assert failed["refuses a broken request and goes on"] == "a broken request got status 500, not 4xx"


def test_takes_a_failure_that_names_no_status_for_a_refusal(aws: Aws, tmp_path: Path) -> None:
    aws.failure = "{reason}"
    assert run(aws, tmp_path, *QUEUED)[:2] == (0, {})


def test_fails_at_once_where_answers_may_not_be_read(aws: Aws, tmp_path: Path) -> None:
    aws.forbids_answers = True
    code, failed, _ = run(aws, tmp_path, *QUEUED)
    assert code == 1
    assert failed["answers JSON rows"].startswith("status 403: An error occurred (AccessDenied)")


def test_refuses_an_address_that_is_none_and_one_for_a_local_server(aws: Aws, tmp_path: Path) -> None:
    nowhere = ["--endpoint-name", "scans", "--region", "eu-central-1", "--input-uri", "scans/requests"]
    code, _, error = run(aws, tmp_path, *nowhere)
    assert code == 2
    assert error == (
        "--input-uri: must be s3://<bucket>/<prefix>, got scans/requests; take it from the stack's outputs\n"
    )
    code, _, error = run(aws, tmp_path, "--url", "http://127.0.0.1:1", "--input-uri", "s3://scans/requests")
    assert (code, error) == (
        2,
        "--input-uri: goes with --endpoint-name only; leave it out for a local server\n",
    )

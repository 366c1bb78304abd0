"""Serve a model over HTTP as SageMaker's framework containers do: ``GET /ping`` and ``POST /invocations``.

Calls the four functions of the model's own inference script. The server ends when its standard input closes,
so that it never outlives the process that started it. Standard output says ``listening on <port>`` and nothing
else: what the script prints goes to standard error.
"""

from __future__ import annotations

import argparse
import importlib
import os
import signal
import sys
import threading
import traceback
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any, TextIO

DEFAULT_TYPE = "application/json"
TEXT_TYPES = ("text/", "application/json")
FUNCTIONS = ("model_fn", "input_fn", "predict_fn", "output_fn")
WRONG_USAGE = 2


class ServedModel:
    """The inference script and the model that it loaded."""

    def __init__(self, script: ModuleType, model: object) -> None:
        self.script = script
        self.model = model
        # A worker of the container takes one request after the other too.
        self.lock = threading.Lock()

    def answer(self, body: bytes, content_type: str, accept: str) -> tuple[bytes, str]:
        """Run one request through the script."""
        payload: bytes | str = body.decode("utf-8") if content_type.startswith(TEXT_TYPES) else body
        with self.lock:
            request = self.script.input_fn(payload, content_type)
            prediction = self.script.predict_fn(request, self.model)
            result = self.script.output_fn(prediction, accept)
        content, answer_type = result if isinstance(result, tuple) else (result, accept)
        return content.encode() if isinstance(content, str) else bytes(content), str(answer_type)


class ModelServer(ThreadingHTTPServer):
    """The listening server; the model is loaded once the port is known to be free."""

    daemon_threads = True
    # Two servers on one port would take each other's requests.
    allow_reuse_port = False
    served: ServedModel


class ModelRequestHandler(BaseHTTPRequestHandler):
    """Answers one connection."""

    protocol_version = "HTTP/1.1"
    server: ModelServer

    def do_GET(self) -> None:
        """Answer SageMaker's health check."""
        if self.path == "/ping":
            self.reply(HTTPStatus.OK, b"", DEFAULT_TYPE)
        else:
            self.reply_unknown_path()

    def do_POST(self) -> None:
        """Answer an invocation."""
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal():
            # Where the body ends is unknown, and so is where the next request begins.
            self.close_connection = True
            self.reply(HTTPStatus.LENGTH_REQUIRED, b"send Content-Length\n", "text/plain")
            return
        body = self.rfile.read(int(length))
        if self.path != "/invocations":
            self.reply_unknown_path()
            return
        content_type = self.headers.get("Content-Type", DEFAULT_TYPE)
        accept = self.headers.get("Accept", "*/*")
        if accept == "*/*":
            accept = os.environ.get("SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT", DEFAULT_TYPE)
        try:
            content, answer_type = self.server.served.answer(body, content_type, accept)
        except Exception as error:  # noqa: BLE001
            self.refuse(error)
        else:
            self.reply(HTTPStatus.OK, content, answer_type)

    def refuse(self, error: Exception) -> None:
        """Say what went wrong; a fault of the script is also logged with its trace."""
        status = status_of(error)
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            traceback.print_exception(error)
        self.reply(status, f"{error}\n".encode(), "text/plain; charset=utf-8")

    def reply_unknown_path(self) -> None:
        """Name the two paths there are."""
        self.reply(HTTPStatus.NOT_FOUND, b"GET /ping or POST /invocations\n", "text/plain")

    def reply(self, status: HTTPStatus, content: bytes, content_type: str) -> None:
        """Write the whole answer."""
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *arguments: Any) -> None:  # noqa: ANN401
        """Keep quiet: a log line a request helps nobody here."""


def status_of(error: Exception) -> HTTPStatus:
    """Tell a fault of the request, which the script marks by a ``status_code`` of 4xx, from one of the script."""
    code = getattr(error, "status_code", None)
    if isinstance(error, UnicodeDecodeError):
        return HTTPStatus.BAD_REQUEST
    if isinstance(code, int) and HTTPStatus.BAD_REQUEST <= code < HTTPStatus.INTERNAL_SERVER_ERROR:
        return HTTPStatus(code)
    return HTTPStatus.INTERNAL_SERVER_ERROR


def load(model_dir: Path) -> ServedModel:
    """Import the script that the container would, and let it load the model."""
    program = os.environ.get("SAGEMAKER_PROGRAM", "inference.py")
    code = Path(os.environ.get("SAGEMAKER_SUBMIT_DIRECTORY", model_dir / "code"))
    if not (code / program).is_file():
        sys.exit(f"the model archive has no code/{program}; let training copy the serving code there")
    sys.path.insert(0, str(code))
    script = importlib.import_module(Path(program).stem)
    missing = [name for name in FUNCTIONS if not hasattr(script, name)]
    if missing:
        sys.exit(f"{program} lacks {', '.join(missing)}; SageMaker calls all four functions")
    return ServedModel(script, script.model_fn(str(model_dir)))


def end_with_parent() -> None:
    """Stop when standard input closes, also while the model loads: the process that started this one has ended."""
    # Not through sys.stdin: its lock, held here, would break the interpreter's own end.
    while os.read(0, 4096):
        pass
    if os.getpgrp() == os.getpid():
        # With everything that the script has started.
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


def own_output() -> TextIO:
    """Give the standard output, and let everybody else write to standard error instead."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return output


def main() -> None:
    """Load, say the port on standard output, serve."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--model-dir", type=Path, required=True)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    options = parser.parse_args()
    output = own_output()
    threading.Thread(target=end_with_parent, daemon=True).start()
    try:
        server = ModelServer(("127.0.0.1", options.port), ModelRequestHandler)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        print(
            f"port {options.port} cannot be used ({reason}); choose another one, or 0 for a free one",
            file=sys.stderr,
        )
        sys.exit(WRONG_USAGE)
    server.served = load(options.model_dir)
    print(f"listening on {server.server_address[1]}", file=output, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()

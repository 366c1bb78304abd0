"""Against the containers' own servers, where their packages are installed; else skipped by name."""

from types import SimpleNamespace
from typing import Any
from unittest import mock

import pytest

from bad_request import BadRequestError

MESSAGE = "missing column: city"


def raise_bad_request(*_: object) -> None:
    raise BadRequestError(MESSAGE)


def test_it_is_a_value_error_that_says_its_message_and_status() -> None:
    error = BadRequestError(MESSAGE)
    assert isinstance(error, ValueError)
    assert (str(error), error.message, error.status_code) == (MESSAGE, MESSAGE, 400)


def test_the_toolkit_of_the_xgboost_and_pytorch_containers_answers_400() -> None:
    errors = pytest.importorskip("sagemaker_inference.errors", reason="sagemaker-inference is not installed")
    if not hasattr(errors, "BaseInferenceToolkitError"):
        pytest.skip("this sagemaker-inference is older than errors with a status")
    transformer = pytest.importorskip("sagemaker_inference.transformer")
    served: Any = transformer.Transformer()
    served._initialized = True
    served._environment = SimpleNamespace(default_accept="text/csv")
    served._transform_fn = lambda model, body, content_type, accept: raise_bad_request()
    context = mock.Mock(system_properties={}, request_processor=[mock.Mock()])
    context.request_processor[0].get_request_properties.return_value = {"Content-Type": "text/csv"}
    (body,) = served.transform([{"body": b"1"}], context)
    context.set_response_status.assert_called_once_with(code=400, phrase="Bad Request")
    assert body.startswith(MESSAGE)


def test_the_server_of_the_scikit_learn_container_answers_400() -> None:
    flask = pytest.importorskip("flask", reason="Flask is not installed")
    app = flask.Flask("container")
    app.add_url_rule("/invocations", "invocations", raise_bad_request, methods=["POST"])
    answer = app.test_client().post("/invocations", data="1")
    assert answer.status_code == 400
    assert answer.data.decode() == MESSAGE + "\n"
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"

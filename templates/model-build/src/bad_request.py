"""The error that says that a request is at fault, in the form that each container answers with status 400.

The containers answer 500 to any other error of a script, so that a client's typing mistake would count as a
fault of the model, and could roll back a deployment.
"""

from __future__ import annotations

try:
    # XGBoost's and PyTorch's containers: https://github.com/aws/sagemaker-inference-toolkit
    from sagemaker_inference.errors import BaseInferenceToolkitError as ToolkitError
except ImportError:

    class ToolkitError(Exception):  # type: ignore[no-redef]
        """Stands in where the toolkit is not installed, or is older than this error."""


try:
    # scikit-learn's container serves by Flask, which answers with an error that is such a one.
    from werkzeug.exceptions import HTTPException as WebError
except ImportError:

    class WebError(Exception):  # type: ignore[no-redef]
        """Stands in where Flask is not installed."""


class BadRequestError(ToolkitError, WebError, ValueError):  # type: ignore[misc]
    """The request is at fault, not the model; the message says all that is wrong with it."""

    #: What the toolkit and this project's local server read.
    status_code = 400
    #: What Flask reads.
    code = 400
    phrase = "Bad Request"

    def __init__(self, message: str) -> None:
        Exception.__init__(self, message)
        self.message = message
        self.response = None

    def __str__(self) -> str:
        """Give the message alone."""
        return self.message

    def get_body(self, *_: object) -> str:
        """Answer, through Flask, with the message as it is."""
        return self.message + "\n"

    def get_headers(self, *_: object) -> list[tuple[str, str]]:
        """Say to Flask's client that the answer is no page."""
        return [("Content-Type", "text/plain; charset=utf-8")]

"""What is tested where answers come at once: an endpoint of SageMaker, or a local server instead of it."""

from __future__ import annotations

import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any, Protocol

TIMEOUT_SECONDS = 70

#: As many as the test may have clients.
MOST_CONNECTIONS = 64

#: Statuses from here on say that the request was refused.
FIRST_ERROR = 400


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    body: bytes

    @property
    def ok(self) -> bool:
        """Tell whether the request was answered."""
        return self.status < FIRST_ERROR


class Target(Protocol):
    """Something that takes invocations."""

    #: Whether the time until the answer comes says how fast the model is.
    answers_at_once: bool

    def invoke(self, body: bytes, content_type: str, accept: str) -> Answer:
        """Send one request and wait for its answer."""


class LocalTarget:
    """A server with SageMaker's container interface."""

    answers_at_once = True

    def __init__(self, url: str) -> None:
        self.url = f"{url.rstrip('/')}/invocations"

    def invoke(self, body: bytes, content_type: str, accept: str) -> Answer:
        """Send one request over HTTP."""
        headers = {"Content-Type": content_type, "Accept": accept}
        request = urllib.request.Request(self.url, body, headers)  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as response:  # noqa: S310
                return Answer(response.status, response.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.read())


class SageMakerTarget:
    """An endpoint in AWS; credentials are found as boto3 does."""

    answers_at_once = True

    def __init__(self, endpoint_name: str, region: str | None) -> None:
        # Only this target needs the package.
        import boto3
        from botocore.config import Config
        from botocore.exceptions import BotoCoreError, ClientError

        # A retry would hide what the test looks for, and so would a client that waits for a free connection.
        config = Config(
            retries={"total_max_attempts": 1},
            read_timeout=TIMEOUT_SECONDS,
            max_pool_connections=MOST_CONNECTIONS,
        )
        self.refused, self.unreachable = ClientError, BotoCoreError
        self.endpoint_name = endpoint_name
        self.client: Any = boto3.client("sagemaker-runtime", region_name=region, config=config)

    def invoke(self, body: bytes, content_type: str, accept: str) -> Answer:
        """Send one request through the SageMaker runtime."""
        try:
            response = self.client.invoke_endpoint(
                EndpointName=self.endpoint_name, Body=body, ContentType=content_type, Accept=accept
            )
            return Answer(200, response["Body"].read())
        except self.refused as error:
            return Answer(status_of(error.response), str(error).encode())
        except self.unreachable as error:
            # The same kind of error as that of a local server.
            raise ConnectionError(str(error)) from error


def status_of(response: dict[str, Any]) -> int:
    """Read the container's own status, or SageMaker's where the request did not get that far."""
    status = response.get("OriginalStatusCode") or response["ResponseMetadata"]["HTTPStatusCode"]
    return int(status)

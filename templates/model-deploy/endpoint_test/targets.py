"""What is tested: an endpoint of SageMaker, or a server on this machine that stands for one."""

from __future__ import annotations

import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any, Protocol

TIMEOUT_SECONDS = 70

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

    def invoke(self, body: bytes, content_type: str, accept: str) -> Answer:
        """Send one request and wait for its answer."""


class LocalTarget:
    """A server with SageMaker's container interface."""

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

    def __init__(self, endpoint_name: str, region: str | None) -> None:
        # Only this target needs the package.
        import boto3
        from botocore.config import Config

        # A retry would hide what the test looks for.
        config = Config(retries={"total_max_attempts": 1}, read_timeout=TIMEOUT_SECONDS)
        self.endpoint_name = endpoint_name
        self.client: Any = boto3.client("sagemaker-runtime", region_name=region, config=config)

    def invoke(self, body: bytes, content_type: str, accept: str) -> Answer:
        """Send one request through the SageMaker runtime."""
        try:
            response = self.client.invoke_endpoint(
                EndpointName=self.endpoint_name, Body=body, ContentType=content_type, Accept=accept
            )
            return Answer(200, response["Body"].read())
        except self.client.exceptions.ModelError as error:
            return Answer(int(error.response["OriginalStatusCode"]), str(error).encode())

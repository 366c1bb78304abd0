"""What is tested where an endpoint answers later: requests and answers lie in S3."""

from __future__ import annotations

import re
import time
import uuid
from typing import Any

from endpoint_test.settings import UsageError
from endpoint_test.targets import MOST_CONNECTIONS, Answer, status_of

#: Longest time until an answer is there, in seconds: an endpoint without instances has to start one.
WAIT_SECONDS = 1200
#: Seconds between two looks whether an answer is there.
SECONDS_BETWEEN_LOOKS = 1.0

#: SageMaker does not document what it writes of a failure; its runtime puts a status in parentheses.
STATUS = re.compile(r"\((4\d\d|5\d\d)\)")
#: The status of a failure that says none: the request was refused.
REFUSED = 400

#: What S3 says of an object that is not there.
MISSING = ("404", "NoSuchKey")


def split_uri(uri: str) -> tuple[str, str]:
    """Take ``s3://bucket/key`` apart.

    Raises:
        UsageError: if it is not such a text.
    """
    found = re.fullmatch(r"s3://([a-z0-9][a-z0-9.-]+)/(.+?)/*", uri)
    if found is None:
        message = f"--input-uri: must be s3://<bucket>/<prefix>, got {uri}; take it from the stack's outputs"
        raise UsageError(message)
    return found[1], found[2]


class QueuedTarget:
    """An asynchronous endpoint in AWS; credentials are found as boto3 does."""

    answers_at_once = False

    def __init__(self, endpoint_name: str, region: str | None, input_uri: str) -> None:
        # Only the targets in AWS need the package.
        import boto3
        from botocore.config import Config
        from botocore.exceptions import BotoCoreError, ClientError

        self.bucket, self.prefix = split_uri(input_uri)
        self.refused, self.unreachable = ClientError, BotoCoreError
        self.endpoint_name = endpoint_name
        config = Config(max_pool_connections=MOST_CONNECTIONS)
        self.s3: Any = boto3.client("s3", region_name=region, config=config)
        self.client: Any = boto3.client("sagemaker-runtime", region_name=region, config=config)

    def invoke(self, body: bytes, content_type: str, accept: str) -> Answer:
        """Put one request into S3, have it worked on, and wait for what comes of it."""
        try:
            return self.ask(body, content_type, accept)
        except self.refused as error:
            return Answer(status_of(error.response), str(error).encode())
        except self.unreachable as error:
            # The same kind of error as that of a local server.
            raise ConnectionError(str(error)) from error

    def ask(self, body: bytes, content_type: str, accept: str) -> Answer:
        """Do the same, with AWS's own errors."""
        key = f"{self.prefix}/endpoint-test/{uuid.uuid4().hex}"
        self.s3.put_object(Bucket=self.bucket, Key=key, Body=body)
        taken = self.client.invoke_endpoint_async(
            EndpointName=self.endpoint_name,
            InputLocation=f"s3://{self.bucket}/{key}",
            ContentType=content_type,
            Accept=accept,
        )
        return self.wait(taken["OutputLocation"], taken["FailureLocation"])

    def wait(self, output_uri: str, failure_uri: str) -> Answer:
        """Look until the answer or the reason of a failure is there."""
        deadline = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < deadline:
            answer = self.read(output_uri)
            if answer is not None:
                return Answer(200, answer)
            failure = self.read(failure_uri)
            if failure is not None:
                return Answer(status_in(failure), failure)
            time.sleep(SECONDS_BETWEEN_LOOKS)
        message = f"no answer and no failure within {WAIT_SECONDS} s"
        raise TimeoutError(message)

    def read(self, uri: str) -> bytes | None:
        """Read an object, if it is there."""
        bucket, key = split_uri(uri)
        try:
            body: bytes = self.s3.get_object(Bucket=bucket, Key=key)["Body"].read()
        except self.refused as error:
            if error.response["Error"]["Code"] in MISSING:
                return None
            raise
        return body


def status_in(failure: bytes) -> int:
    """Find the container's status in what SageMaker writes of a failure."""
    found = STATUS.search(failure.decode("utf-8", errors="replace"))
    return REFUSED if found is None else int(found[1])

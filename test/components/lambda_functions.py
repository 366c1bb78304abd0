"""What the tests of Lambda functions share: how one is loaded, and clients that reach nothing."""

import importlib.util
import pathlib
import sys
import types
from unittest import mock

import botocore.session
from botocore.stub import Stubber

COMPONENTS = pathlib.Path(__file__).parents[2] / "components"
#: One for all tests, which keeps the models of the services once they are read.
SESSION = botocore.session.get_session()


def load_handler(*folders):
    """Loads the module the way Lambda does, from its file, where boto3 need not be installed."""
    file = COMPONENTS.joinpath(*folders, "handler.py")
    spec = importlib.util.spec_from_file_location(f"{folders[-1]}_handler", file)
    module = importlib.util.module_from_spec(spec)
    with mock.patch.dict(sys.modules, {"boto3": types.ModuleType("boto3")}):
        spec.loader.exec_module(module)
    return module


def stubbed_client(service, stack):
    """A client that reaches nothing, and the stubber that holds its calls and answers against the service's model."""
    client = SESSION.create_client(
        service, region_name="eu-central-1", aws_access_key_id="none", aws_secret_access_key="none"
    )
    return client, stack.enter_context(Stubber(client))

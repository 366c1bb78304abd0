"""The test of a deployed endpoint: run it with ``python -m endpoint_test --help``."""

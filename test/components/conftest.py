"""Here so that pytest lets the tests of Lambda functions, in folders below, import what they share from this one."""

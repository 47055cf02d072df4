"""Measuring commands, beside the raw operation in the same run: ``python -m tests.benchmarks NAME [--quick]``."""

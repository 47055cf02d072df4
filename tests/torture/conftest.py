"""One nursery for all: its program takes seconds to load."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from .nursery import Nursery, nursery


@pytest.fixture(scope="session")
def children() -> Iterator[Nursery]:
    """Where children may be killed."""
    if not hasattr(os, "fork"):
        pytest.skip("this system cannot fork")
    with nursery() as one:
        yield one

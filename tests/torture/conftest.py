"""One nursery for all: its program takes seconds to load."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from .nursery import Nursery, nursery
from .place import quick_parent


@pytest.fixture(scope="session")
def children() -> Iterator[Nursery]:
    """Where children may be killed."""
    if not hasattr(os, "fork"):
        pytest.skip("this system cannot fork")
    with nursery() as one:
        yield one


@pytest.fixture
def quick() -> Iterator[Path]:
    """An empty folder in memory where there is such a thing, else on the disk."""
    with tempfile.TemporaryDirectory(prefix="diary-torture-", dir=quick_parent()) as folder:
        yield Path(folder)

"""Loads heavy libraries without stalling the window.

Python holds its lock while a big shared library is mapped and relocated, and a garbage collection in the middle of
an import walks every object made so far: imports left alone stalled a window for up to 1.6 s (measured for the
design). So the shared libraries are opened first through ctypes, which lets go of the lock, the collector rests,
and threads change over every millisecond.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import importlib.util
import logging
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Generic, TypeVar, cast

log = logging.getLogger(__name__)

T = TypeVar("T")

SWITCH_INTERVAL = 0.001
_BIG = 8 * 1024 * 1024
"""Bytes; a library below this opens faster than anybody notices."""

_one_at_a_time = threading.Lock()


@contextmanager
def quiet_imports() -> Iterator[None]:
    """Garbage collection off and quick thread changes inside; both as before afterwards."""
    with _one_at_a_time:
        collecting, interval = gc.isenabled(), sys.getswitchinterval()
        gc.disable()
        sys.setswitchinterval(min(interval, SWITCH_INTERVAL))
        try:
            yield
        finally:
            sys.setswitchinterval(interval)
            if collecting:
                gc.enable()


def big_libraries(package: str) -> list[Path]:
    """Shared libraries of over 8 MB inside ``package`` or its ``.libs`` folder; empty when it is not installed."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return []
    home = Path(next(iter(spec.submodule_search_locations)))
    folders = [home, home.with_name(f"{home.name}.libs")]
    found = [file for folder in folders if folder.is_dir() for file in folder.rglob("*.so*")]
    return sorted(file for file in found if file.stat().st_size > _BIG)


def preload(packages: Iterable[str]) -> None:
    """Map the packages' big libraries outside Python's lock. One that does not open alone is left to its import."""
    for package in packages:
        for library in big_libraries(package):
            try:
                ctypes.CDLL(str(library))
            except OSError:
                log.debug("not opened alone", extra={"library": library.name})


def import_quietly(module: str, preload_packages: Iterable[str] = ()) -> float:
    """Import ``module`` without stalling other threads; returns seconds taken."""
    start = time.perf_counter()
    preload(preload_packages)
    with quiet_imports():
        importlib.import_module(module)
    return time.perf_counter() - start


def imported(module: str) -> ModuleType:
    """A module whose library is read when it is first asked for."""
    found = sys.modules.get(module)
    if found is None:
        with quiet_imports():
            found = importlib.import_module(module)
    return found


def late(load: Callable[[], T]) -> T:
    """Stands for what ``load`` makes, which is called at the first use of any of its methods."""
    return cast(T, _Late(load))


class _Late(Generic[T]):
    def __init__(self, load: Callable[[], T]) -> None:
        self._load = load
        self._lock = threading.Lock()
        self._made: list[T] = []

    def __getattr__(self, name: str) -> object:
        with self._lock:
            if not self._made:
                self._made.append(self._load())
        return getattr(self._made[0], name)

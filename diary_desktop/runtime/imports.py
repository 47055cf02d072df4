"""Loads heavy libraries without stalling the window.

Python holds its lock while a shared library is mapped and relocated, by an import as by ``ctypes.CDLL``, and a garbage
collection in the middle of an import walks every object made so far. Measured over 100,000 entries, with libraries the
disk had to be asked for: a window was away for up to a second while scipy's were mapped, 0.7 s for FFmpeg's. So every
shared library is opened first by a call of the C library's own ``dlopen``, which lets go of the lock as all functions
called through ctypes do; the collector rests, and threads change over every millisecond.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import importlib.util
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib.machinery import ExtensionFileLoader, ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Generic, TypeVar, cast

from .priority import give_way

log = logging.getLogger(__name__)

T = TypeVar("T")

SWITCH_INTERVAL = 0.001
_BIG = 1024 * 1024
"""Bytes; a library below this is there faster than anybody notices."""

A_PAGE = 0.1
"""Seconds in which a window has shown a page that was just turned to."""

_PORTION = 512 * 1024
"""Bytes asked of the disk at a time."""

_one_at_a_time = threading.Lock()


@contextmanager
def quiet_imports() -> Iterator[None]:
    """Garbage collection off, quick thread changes, and shared libraries opened outside of Python's lock inside.

    All as before afterwards. Where a window collects by itself, it need not look at the modules ever again.
    """
    with _one_at_a_time:
        collecting, interval = gc.isenabled(), sys.getswitchinterval()
        gc.disable()
        sys.setswitchinterval(min(interval, SWITCH_INTERVAL))
        try:
            with _opened_first():
                yield
        finally:
            sys.setswitchinterval(interval)
            if collecting:
                gc.enable()
            else:
                gc.freeze()


def going_on() -> bool:
    """Whether a heavy library is being imported right now; thousands of its objects are new and none is garbage."""
    return _one_at_a_time.locked()


@contextmanager
def _opened_first() -> Iterator[None]:
    """Extension modules that are imported inside find their library opened."""
    create = ExtensionFileLoader.create_module

    def create_module(self: ExtensionFileLoader, spec: ModuleSpec) -> ModuleType:
        _open(self.path)
        if _is_big(Path(self.path)) and threading.current_thread() is not threading.main_thread():
            give_way(A_PAGE)  # it begins with Python's lock held: onnxruntime for 30 ms, on top of a page's painting
        return create(self, spec)

    ExtensionFileLoader.create_module = create_module  # type: ignore[method-assign]  # as before afterwards
    try:
        yield
    finally:
        ExtensionFileLoader.create_module = create  # type: ignore[method-assign]  # as it was


def _open(library: str) -> bool:
    """Have the system open it while other threads go on; False where it does not open alone.

    Windows looks for the libraries that one needs by rules that only Python's own call knows: there, nothing is done.
    """
    if os.name != "posix":
        return False
    dlopen = ctypes.CDLL(None).dlopen
    dlopen.argtypes, dlopen.restype = (ctypes.c_char_p, ctypes.c_int), ctypes.c_void_p
    return bool(dlopen(os.fsencode(library), sys.getdlopenflags()))


def _is_big(library: Path) -> bool:
    return library.stat().st_size > _BIG


def big_libraries(package: str) -> list[Path]:
    """Shared libraries of over 1 MB of ``package``, where wheels keep them; empty when it is not installed."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return []
    home = Path(next(iter(spec.submodule_search_locations)))
    folders = [home, home / "lib", home / "capi", home.with_name(f"{home.name}.libs")]
    found = [file for folder in folders for file in folder.glob("*.so*")]
    return sorted(filter(_is_big, found))


def read_ahead(packages: Iterable[str]) -> None:
    """Fetch the packages' big libraries from the disk before anything in them is called.

    Torch's first sum waited 0.65 s for the disk with Python's lock held, and 0.03 s after this (measured). In small
    portions: whoever needs something else of the disk meanwhile, as the window may, waits for one of them and not for
    all. Not for libraries of which little is ever used: reading what nobody needs keeps the disk from the window.
    """
    portion = bytearray(_PORTION)
    for library in (one for package in packages for one in big_libraries(package)):
        with library.open("rb", buffering=0) as file:
            while file.readinto(portion):
                pass


def preload(packages: Iterable[str]) -> None:
    """Open the libraries of packages that do so through ``ctypes`` themselves, which holds Python's lock.

    One that does not open alone is left to its import.
    """
    read_ahead(packages)
    for library in (one for package in packages for one in big_libraries(package)):
        if library.suffix == ".so" and not _open(str(library)):
            log.debug("not opened alone", extra={"library": library.name})


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

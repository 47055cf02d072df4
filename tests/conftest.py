"""Holds every test to the same promises: no thread left, no warning logged, no connection, nobody's home touched."""

from __future__ import annotations

import logging
import os
import re
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

_HOMES = {
    "HOME": "home",
    "USERPROFILE": "home",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "run",
}

LASTING_THREADS = {
    "lance": "one loop for the process, started with the first call of the store",
    "tqdm_monitor": "a sleeping watch over progress bars that sentence-transformers starts once a process",
}
"""Threads a test may leave, by name, with the reason."""

# A slow machine is no fault of the text that was drawn.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

_RANK = {name: rank for rank, name in enumerate(("ui", "programs", "torture", "journeys", "evaluation"))}

_PATIENCE = 2.0
"""Seconds a thread that was told to end may take to do so."""

_attempts: list[str] = []
_own_servers: set[int] = set()
"""Ports of this machine that a test serves itself and may therefore connect to."""
_before: dict[str, str | None] = {}


def pytest_configure(config: pytest.Config) -> None:
    """Give the whole run its own home, before anything under test is imported."""
    folder = Path(tempfile.mkdtemp(prefix="diary-test-"))
    wanted = {name: str(folder / part) for name, part in _HOMES.items()}
    wanted |= {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "LC_ALL": "C.UTF-8"}
    if "QT_QPA_PLATFORM" not in os.environ:
        wanted["QT_QPA_PLATFORM"] = "offscreen"
    _before.update({name: os.environ.get(name) for name in wanted})
    os.environ.update(wanted)
    for part in set(_HOMES.values()):
        (folder / part).mkdir(mode=0o700)
    config.add_cleanup(lambda: _give_back(folder))
    sys.addaudithook(_refuse_connections)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The folders with the longest tests first: spread over processes, they would otherwise end alone."""
    items.sort(key=lambda item: min((_RANK.get(part, len(_RANK)) for part in item.path.parts[:-1]), default=0))


def _give_back(folder: Path) -> None:
    for name, value in _before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
    shutil.rmtree(folder, ignore_errors=True)


def _refuse_connections(event: str, arguments: tuple[object, ...]) -> None:
    """Raise at any look-up or connection that could leave this machine; sockets within it (AF_UNIX) may be used."""
    if _own_servers and _is_own_server(event, arguments):
        return
    if event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}:
        _attempts.append(f"{event} {arguments[0]!r}")
    elif event in {"socket.connect", "socket.sendto"} and not isinstance(arguments[1], str | bytes):
        _attempts.append(f"{event} {arguments[1]!r}")
    else:
        return
    raise PermissionError(f"A test tried to reach the network: {_attempts[-1]}")


def _is_own_server(event: str, arguments: tuple[object, ...]) -> bool:
    if event == "socket.getaddrinfo":
        return arguments[0] == "127.0.0.1" and arguments[1] in _own_servers
    where = arguments[1] if len(arguments) > 1 else None
    return isinstance(where, tuple) and where[0] == "127.0.0.1" and where[1] in _own_servers


@pytest.fixture
def own_server() -> Iterator[Callable[[int], None]]:
    """Call it with the port of a server the test runs on 127.0.0.1 itself; connecting there is no leak."""
    yield _own_servers.add
    _own_servers.clear()


class ExpectedLogs(logging.Handler):
    """Collects warnings and errors; a test names those it means to provoke."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self._patterns: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record for the end of the test."""
        self.records.append(record)

    def __call__(self, pattern: str) -> None:
        """Allow records whose text matches ``pattern``; at least one must come."""
        self._patterns.append(pattern)

    def complaint(self) -> str | None:
        """What was logged without being expected, or expected without being logged."""
        texts = [f"{record.levelname} {record.name}: {record.getMessage()}" for record in self.records]
        surprising = [text for text in texts if not any(re.search(pattern, text) for pattern in self._patterns)]
        absent = [pattern for pattern in self._patterns if not any(re.search(pattern, text) for text in texts)]
        if surprising:
            return "Unexpected in the log:\n" + "\n".join(surprising)
        return f"Expected in the log, but it never came: {absent}" if absent else None


@pytest.fixture
def expected_logs() -> Iterator[ExpectedLogs]:
    """Call it with a regular expression to allow (and demand) a warning or error in the log."""
    handler = ExpectedLogs()
    logging.getLogger().addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)


@pytest.fixture(autouse=True)
def _promises(expected_logs: ExpectedLogs) -> Iterator[None]:
    """Fail the test that leaves a thread, logs a warning nobody expected, or tries to connect."""
    threads = set(threading.enumerate())
    _attempts.clear()
    yield
    left = _threads_left(threads)
    broken = [f"Threads left alive: {left}"] if left else []
    broken += [f"Tried to reach the network: {_attempts}"] if _attempts else []
    broken += [complaint] if (complaint := expected_logs.complaint()) else []
    if broken:
        pytest.fail("\n".join(broken), pytrace=False)


def _threads_left(before: set[threading.Thread]) -> list[str]:
    deadline = time.monotonic() + _PATIENCE
    while True:
        extra = set(threading.enumerate()) - before
        left = sorted(thread.name for thread in extra if thread.name not in LASTING_THREADS)
        if not left or time.monotonic() > deadline:
            return left
        time.sleep(0.01)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference recordings and tools beside the checkout; the test is skipped where there is none."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no shared folder beside the checkout")
    return folder

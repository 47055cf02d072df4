"""Programs that may be killed, that may die or hang: forked from one that has loaded everything, so one starts at once.

What a child says goes to a file, which outlives it. A child is told its task as ``module:function``; the function gets
the folder, the arguments and a ``tell`` that has its line in the file when it returns.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import logging
import os
import selectors
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .prober import Prober
from .quick_keys import quick_keys

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120.0
"""Seconds after which a child is called hung. Far longer than any task takes on a busy machine."""

Tell = Callable[[str], None]
Task = Callable[[Path, Mapping[str, Any], Tell], None]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended: what it said, its exit status (negative: the signal) and whether it had to be shot as hung."""

    said: str
    status: int
    hung: bool = False

    @property
    def lines(self) -> list[str]:
        """Whole lines; a cut one was not said to anybody."""
        return [line for line in self.said.splitlines(keepends=True) if line.endswith("\n")]


class Nursery:
    """One child at a time. Close it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __spec__.name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # LanceDB's complaints about damaged files; children's words are in their own
            text=True,
            cwd=ROOT,
            env=os.environ | {"RUST_BACKTRACE": "0"},
        )
        self._children = 0
        self._pid = 0
        self._said = Path()

    def start(self, task: str, folder: Path, **arguments: Any) -> int:
        """Begin ``task``; the child's process id."""
        self._children += 1
        self._said = folder.with_name(f"{folder.name}.said-{os.getpid()}-{id(self)}-{self._children}")
        request = {"task": task, "folder": str(folder), "said": str(self._said), "arguments": arguments}
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        self._pid = int(self._answer(PATIENCE) or 0)
        return self._pid

    def kill(self) -> None:
        """As a crash would."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)

    def said_so_far(self) -> str:
        return self._said.read_text() if self._said.exists() else ""

    def end(self, patience: float = PATIENCE) -> Ended:
        """Wait until it ended by itself or was killed; one that does not is shot."""
        answer = self._answer(patience)
        hung = answer is None
        if hung:
            self.kill()
            answer = self._answer(PATIENCE)
        said = self.said_so_far()
        self._said.unlink(missing_ok=True)
        return Ended(said, int(answer or 0), hung)

    def run(self, task: str, folder: Path, patience: float = PATIENCE, **arguments: Any) -> Ended:
        """The whole task."""
        self.start(task, folder, **arguments)
        return self.end(patience)

    def close(self) -> None:
        """End the program that children come from."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(PATIENCE)
        self._process.stdout.close()

    def _answer(self, patience: float) -> str | None:
        assert self._process.stdout is not None
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            if not selector.select(patience):
                return None
        line = self._process.stdout.readline()
        if not line:
            raise ChildProcessError("the program that children come from has died")
        return line.strip()


@contextlib.contextmanager
def nursery() -> Iterator[Nursery]:
    """One for a block."""
    made = Nursery()
    try:
        yield made
    finally:
        made.close()


def _serve() -> None:
    """Fork a child for each request and say its process id, then how it ended."""
    logging.getLogger().addHandler(logging.NullHandler())  # what a faulty disk makes the diary warn of is expected
    for name in ("arrivals", "copies", "cuts", "kills", "faults", "damage", "power", "races", "sticks", "swaps"):
        importlib.import_module(f"tests.torture.{name}")
    prober = Prober()
    prober.use()
    with quick_keys(), contextlib.closing(prober):
        for line in sys.stdin:
            request = json.loads(line)
            pid = os.fork()
            if pid == 0:
                _child(request)
            print(pid, flush=True)  # noqa: T201  the protocol
            print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)  # noqa: T201  the protocol


def _child(request: Mapping[str, Any]) -> None:
    """Never returns: what the parent would clean up is not the child's."""
    module, _, function = str(request["task"]).partition(":")
    task: Task = getattr(importlib.import_module(module), function)
    said = os.open(str(request["said"]), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    status = 1
    try:
        task(Path(str(request["folder"])), request["arguments"], lambda line: _write(said, line))
        status = 0
    except BaseException:  # noqa: BLE001  a child must not go on as if it were its parent
        _write(said, "!" + traceback.format_exc().replace("\n", "|"))
    finally:
        os._exit(status)


def _write(said: int, line: str) -> None:
    os.write(said, f"{line}\n".encode())


if __name__ == "__main__":
    _serve()

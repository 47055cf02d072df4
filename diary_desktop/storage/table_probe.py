"""Reads tables that nothing vouches for in a child process: LanceDB may end the process that reads a rotten file.

The child is given folders on its standard input, never a key. Like the program itself it is hardened before anything
else is imported. Starting it costs more than reading a table, so one child reads them all, until one of them ends it.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from pathlib import Path

from .table_errors import TableUnreadable
from .tables import SealedTable

_CHILD = (
    "import sys; from diary_desktop.system.hardening import harden; harden(); "
    f"from {__name__} import main; sys.exit(main())"
)
_PATIENCE = 600.0
"""Seconds for a table of any size."""
_PARTING = 10.0
"""Seconds for a child that was told to go."""
_SOUND, _BROKEN = b"sound\n", b"broken\n"


class TableProbe:
    """One run over any number of tables; ``with`` ends the child, which is started for the first of them."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> TableProbe:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def survives_reading(self, path: Path) -> bool:
        """Whether every row of the table in ``path`` can be asked for without the end of the process that asks."""
        if not path.is_dir():
            return False
        try:
            answer = _asked(self._running(), path)
        except OSError:
            answer = b""
        if not answer:  # it ended, or was ended: the next table gets another
            self.close()
        return answer == _SOUND

    def close(self) -> None:
        """End the child. May be called twice."""
        child, self._child = self._child, None
        if child is None:
            return
        assert child.stdin is not None, "it was started with pipes"
        with contextlib.suppress(OSError):  # it may have gone by itself
            child.stdin.close()
        try:
            child.wait(_PARTING)
        except subprocess.TimeoutExpired:
            child.kill()
        with child:
            child.wait()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is not None and self._child.poll() is not None:
            self.close()
        if self._child is None:
            self._child = subprocess.Popen(  # noqa: S603  no shell, and nothing in it that was not written here
                [sys.executable, "-c", _CHILD],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._child


def _asked(child: subprocess.Popen[bytes], path: Path) -> bytes:
    """The answer; nothing where the child ended over it or took too long. Raises ``OSError`` where it is gone."""
    assert child.stdin is not None, "it was started with pipes"
    assert child.stdout is not None, "it was started with pipes"
    watch = threading.Timer(_PATIENCE, child.kill)
    watch.start()
    try:
        child.stdin.write(os.fsencode(path.absolute()).hex().encode() + b"\n")
        child.stdin.flush()
        return next((line for line in child.stdout if line in (_SOUND, _BROKEN)), b"")
    finally:
        watch.cancel()
        watch.join()


def main() -> int:
    """In the child: one answer a line until standard input ends."""
    for line in sys.stdin.buffer:
        path = Path(os.fsdecode(bytes.fromhex(line.decode())))
        sys.stdout.buffer.write(_SOUND if reads(path) else _BROKEN)
        sys.stdout.buffer.flush()
    return 0


def reads(path: Path) -> bool:
    """Whether ids and counters can be read and every row was asked for, in this process."""
    name = path.name.removesuffix(".lance")
    table = SealedTable(path.parent, name, with_vectors=name.startswith("entries"))
    try:
        table.open()
        for _ in table.rows():
            pass
    except TableUnreadable:
        return False
    finally:
        table.close()
    return True

"""Reads a table that nothing vouches for in a child process: LanceDB may end the process that reads a rotten file.

The child is given the table's own name and its folder as the working folder, never a key. Like the program itself it
is hardened before anything else is imported.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from .tables import SealedTable, TableUnreadable

_CHILD = (
    "import sys; from diary_desktop.system.hardening import harden; harden(); "
    f"from {__name__} import main; sys.exit(main(sys.argv[1]))"
)
_PATIENCE = 600.0
"""Seconds for a table of any size."""


def survives_reading(path: Path) -> bool:
    """Whether every row of the table in ``path`` can be asked for without the end of the process that asks."""
    if not path.is_dir():
        return False
    command = [sys.executable, "-c", _CHILD, path.name.removesuffix(".lance")]
    try:
        done = subprocess.run(  # noqa: S603  no shell, and the only argument is a name this program gave
            command, cwd=path.parent, capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def main(name: str) -> int:
    """0 where ids and counters can be read and every row was asked for."""
    table = SealedTable(Path(), name, with_vectors=name.startswith("entries"))
    try:
        table.open()
        for _ in table.rows():
            pass
    except TableUnreadable:
        return 1
    return 0

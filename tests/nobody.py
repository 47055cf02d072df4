"""Runs a few lines as somebody who may be refused something, because root is refused nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_NO_LONGER_ROOT = "import os\nif os.geteuid() == 0:\n    os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"


def printed_by_nobody(imports: str, lines: str, *arguments: Path) -> str:
    """What ``lines`` print in a child of their own; ``imports`` come first, while everything may still be read."""
    code = f"{imports}\n{_NO_LONGER_ROOT}{lines}"
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()

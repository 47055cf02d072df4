"""Counts this process's own sockets to a network, as the system lists them."""

from __future__ import annotations

import os
from pathlib import Path

_TABLES = ("tcp", "tcp6", "udp", "udp6", "raw", "raw6", "icmp", "icmp6", "udplite", "udplite6")


def open_sockets(process: Path = Path("/proc/self")) -> int | None:
    """Sockets of the internet kind that are open now; None where the system does not tell."""
    try:
        links = [str(one.readlink()) for one in (process / "fd").iterdir() if os.path.lexists(one)]
    except OSError:  # the descriptor that lists the folder may go between two calls, or nothing is told at all
        return None
    own = {one.removeprefix("socket:[").rstrip("]") for one in links if one.startswith("socket:[")}
    return sum(len(own & _listed(process / "net" / name)) for name in _TABLES)


def _listed(table: Path) -> set[str]:
    """The inode of each socket in one of the system's tables."""
    try:
        lines = table.read_text(encoding="ascii").splitlines()[1:]
    except OSError:
        return set()
    return {fields[9] for fields in map(str.split, lines) if len(fields) > 9}

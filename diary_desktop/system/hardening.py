"""Called before anything else is imported: no core dumps, no reading of our memory, no sockets, no telemetry."""

from __future__ import annotations

import ctypes
import os
import sys

QUIET_LIBRARIES = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "DO_NOT_TRACK": "1",
    "ORT_DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
"""Switches the libraries read when they are imported."""

_PR_SET_DUMPABLE = 4
_LOOK_UPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"})
_USES = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})


class ConnectionRefusedHere(PermissionError):
    """Something in this program tried to reach the network; the diary never does."""


def harden() -> None:
    """Everything this system allows."""
    os.environ.update(QUIET_LIBRARIES)
    os.umask(0o077)
    forbid_core_dumps()
    refuse_sockets()


def forbid_core_dumps() -> None:
    """No core file ever, and on Linux no reading of our memory by the same user's other programs."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  Windows has none

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def refuse_sockets() -> None:
    """From now on no address is looked up, connected or bound; only sockets named by a path of this computer are."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in _LOOK_UPS or (event in _USES and not isinstance(arguments[1], str | bytes | None)):
        raise ConnectionRefusedHere("The diary never goes online.")

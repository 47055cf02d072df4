"""Called before anything else is imported: no core dumps, no reading of our memory, no sockets, no telemetry."""

from __future__ import annotations

import ctypes
import os
import sys

if sys.platform != "win32":
    import resource

QUIET_LIBRARIES = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "DO_NOT_TRACK": "1",
    "ORT_DISABLE_TELEMETRY": "1",
    "OTEL_SDK_DISABLED": "true",
    "TOKENIZERS_PARALLELISM": "false",
}
"""Switches the libraries read when they are imported."""

_PR_SET_DUMPABLE = 4
_M_PERTURB = -6
_LOOK_UPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"})
_USES = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})


_refusals: list[str] = []


class ConnectionRefusedHere(PermissionError):
    """Something in this program tried to reach the network; the diary never does."""


def harden() -> None:
    """Everything this system allows."""
    os.environ.update(QUIET_LIBRARIES)
    os.umask(0o077)
    forbid_core_dumps()
    forbid_memory_reading()
    overwrite_freed_memory()
    refuse_sockets()


def forbid_core_dumps() -> None:
    """No core file ever, here or in a child: it would hold keys and text. Nothing to do on Windows."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def forbid_memory_reading() -> bool:
    """On Linux, no debugger of the same user may attach; elsewhere nothing happens. True where it is so now.

    The files in ``/proc/self`` belong to root from then on, which a program of an ordinary user may still read of
    itself, ``mem`` and ``environ`` apart. A child that runs another program is readable again.
    """
    if sys.platform != "linux":
        return False
    return bool(ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)


def overwrite_freed_memory() -> bool:
    """With glibc, what is given back to it is overwritten at once, here and in every library; True where it is so now.

    What it hands out is zeroed by the same switch. Measured on speech recognition, on a busy machine: mostly within its
    noise, and about a tenth slower in one run.
    """
    if sys.platform != "linux":
        return False
    tune = getattr(ctypes.CDLL(None), "mallopt", None)
    return tune is not None and bool(tune(_M_PERTURB, 0xFF))


def refuse_sockets() -> None:
    """From now on Python looks up, connects and binds nothing, except by a path of this computer (AF_UNIX).

    LanceDB's HTTP library probes at import whether ``::1`` can be bound, and takes the refusal for a no. Windows
    builds pairs of sockets on the loopback address, so there it stays allowed. Compiled libraries do not pass here.
    Cannot be undone.
    """
    sys.addaudithook(_refuse)


def refused() -> int:
    """How many attempts were refused since the program began."""
    return len(_refusals)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in _LOOK_UPS or (event in _USES and not _is_local(arguments[1])):
        _refusals.append(event)
        raise ConnectionRefusedHere("The diary never goes online.")


def _is_local(address: object) -> bool:
    """A path, or no address at all: the socket is connected already."""
    if sys.platform == "win32" and isinstance(address, tuple):
        return address[0] in ("127.0.0.1", "::1")
    return address is None or isinstance(address, str | bytes)

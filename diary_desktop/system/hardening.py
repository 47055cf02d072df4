"""Called before anything else is imported: no core dumps, no reading of our memory, no sockets, no telemetry."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Sequence

if sys.platform != "win32":
    import resource

QUIET_LIBRARIES = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_DISABLE_UPDATE_CHECK": "1",
    "HF_HUB_DISABLE_XET": "1",
    "DO_NOT_TRACK": "1",
    "ORT_DISABLE_TELEMETRY": "1",
    "OTEL_SDK_DISABLED": "true",
    "TOKENIZERS_PARALLELISM": "false",
    "LANCE_DEFAULT_IO_BUFFER_SIZE": "16777216",  # else it reads 2 GB ahead: all of a lifetime, 330 MB (measured)
    "OPENBLAS_THREAD_TIMEOUT": "4",  # its threads sleep after a product, instead of turning for 25 ms (measured)
}
"""Switches the libraries read when they are imported."""

FETCHING_LIBRARIES = QUIET_LIBRARIES | {"HF_HUB_OFFLINE": "0"}
"""The same where models are fetched: there alone the hub's library may ask the hub."""

_PR_SET_DUMPABLE = 4
_M_PERTURB = -6
_M_ARENA_MAX = -8
_POOLS = 2
_LOOK_UPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"})
_USES = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})


_refusals: list[str] = []
_fetching_from: list[str] = []
"""Host names, where this process was started to fetch models and does nothing else."""
_ports: set[int] = set()
_made_for_fetching: list[bool] = []


class ConnectionRefusedHere(PermissionError):
    """Something in this program tried to reach the network; the diary never does."""


def harden(*, fetching: bool = False) -> None:
    """Everything this system allows. ``fetching``: a process that fetches models and never sees a diary."""
    os.environ.update(FETCHING_LIBRARIES if fetching else QUIET_LIBRARIES)
    os.umask(0o077)
    forbid_core_dumps()
    forbid_memory_reading()
    overwrite_freed_memory()
    share_pools()
    refuse_sockets(fetching=fetching)


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
    return _tuned(_M_PERTURB, 0xFF)


def share_pools() -> bool:
    """With glibc, all threads share two pools to take memory from; True where it is so now.

    Each of a store's threads would else leave some free memory in a pool of its own: 10 MiB of an open diary of 10,000
    entries (measured). Before the first thread. They are handed out in turn, and one of them is the main thread's:
    ``runtime/pools.py`` leads the program's own threads out of that one.
    """
    return _tuned(_M_ARENA_MAX, _POOLS)


def _tuned(option: int, value: int) -> bool:
    """Tell glibc, where it is there."""
    if sys.platform != "linux":
        return False
    tune = getattr(ctypes.CDLL(None), "mallopt", None)
    return tune is not None and bool(tune(option, value))


def refuse_sockets(*, fetching: bool = False) -> None:
    """From now on Python looks up, connects and binds nothing, except by a path of this computer (AF_UNIX).

    LanceDB's HTTP library probes at import whether ``::1`` can be bound, and takes the refusal for a no. Windows
    builds pairs of sockets on the loopback address, so there it stays allowed. Compiled libraries do not pass here.
    Cannot be undone. With ``fetching``, ``allow_hosts`` may name who can be reached after all.
    """
    _made_for_fetching.append(fetching)
    sys.addaudithook(_refuse_strangers if fetching else _refuse)


def may_fetch() -> bool:
    """Whether this process was hardened for fetching, and not against every connection."""
    return bool(_made_for_fetching) and all(_made_for_fetching)


def refuses_all() -> bool:
    """Whether this process was hardened against every connection, for good."""
    return bool(_made_for_fetching) and not any(_made_for_fetching)


def allow_hosts(hosts: Sequence[str], port: int) -> None:
    """Let a process that was hardened for fetching look up these names, and those below them, and connect to ``port``.

    Without effect in any other.
    """
    _fetching_from[:] = hosts
    _ports.add(port)


def is_among(host: str, hosts: Sequence[str]) -> bool:
    """Whether ``host`` is one of ``hosts`` or below one of them."""
    return any(host == one or host.endswith(f".{one}") for one in hosts)


def refused() -> int:
    """How many attempts were refused since the program began."""
    return len(_refusals)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in _LOOK_UPS or (event in _USES and not _is_local(arguments[1])):
        _refusals.append(event)
        raise ConnectionRefusedHere("The diary never goes online.")


def _refuse_strangers(event: str, arguments: tuple[object, ...]) -> None:
    """As ``_refuse``, but for the look-up of an allowed host and a connection to its port."""
    if event == "socket.getaddrinfo" and is_among(str(arguments[0]), _fetching_from):
        return
    where = arguments[1] if len(arguments) > 1 else None
    if event == "socket.connect" and isinstance(where, tuple) and where[1] in _ports:
        return
    _refuse(event, arguments)


def _is_local(address: object) -> bool:
    """A path, or no address at all: the socket is connected already."""
    if sys.platform == "win32" and isinstance(address, tuple):
        return address[0] in ("127.0.0.1", "::1")
    return address is None or isinstance(address, str | bytes)

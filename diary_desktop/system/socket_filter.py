"""Asks the Linux kernel to refuse this process, and every child of it, any socket that could leave the computer.

Python's own refusal (``hardening``) does not reach compiled libraries; this does. A seccomp filter is a small program
the kernel runs at each system call. It lasts for the life of the process, passes on to children and through ``exec``,
and nobody can take it off. Refused are all kinds of sockets but those within this computer: AF_UNIX (sound server,
D-Bus, display) and AF_NETLINK (news of devices); and io_uring, which could open one past the filter.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import subprocess
import sys
from collections.abc import Mapping
from typing import Final, Literal

State = Literal["on", "off", "unsupported"]

_PR_SET_NO_NEW_PRIVS: Final = 38
_SECCOMP_SET_MODE_FILTER: Final = 1
_ALL_THREADS: Final = 1
"""SECCOMP_FILTER_FLAG_TSYNC: threads that run already are held to it as well."""

_UNIX, _INTERNET, _NETLINK, _STREAM = 1, 2, 16, 1
_IO_URING_SETUP: Final = 425
_FOREIGN_NUMBERS: Final = 0x40000000
"""Where the numbers of the x32 calls begin: the same calls by a side door."""

_MACHINES: Final[Mapping[str, tuple[int, int, int]]] = {
    "x86_64": (0xC000003E, 41, 317),
    "aarch64": (0xC00000B7, 198, 277),
}
"""The kernel's name of the machine, its number of ``socket`` and of ``seccomp``."""

_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _MACHINE, _FIRST_ARGUMENT = 0, 4, 16
_ALLOW, _KILL, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000


class _Program(ctypes.Structure):
    """``sock_fprog``: how many instructions, and where."""

    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))


def refuse_internet_sockets() -> bool:
    """From here on, for good, in every thread and child. False where this system has no such filter."""
    machine = _machine()
    if machine is None:
        return False
    code = _instructions(*machine[:2])
    program = _Program(len(code) // 8, code)
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    if library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    number = ctypes.c_long(machine[2])
    return bool(library.syscall(number, _SECCOMP_SET_MODE_FILTER, _ALL_THREADS, ctypes.byref(program)) == 0)


def state() -> State:
    """As an attempt shows it, made below Python: a socket that is opened is closed at once and used for nothing."""
    if _machine() is None:
        return "unsupported"
    library = ctypes.CDLL(None, use_errno=True)
    found = library.socket(_INTERNET, _STREAM, 0)
    if found >= 0:
        os.close(found)
        return "off"
    return "on" if ctypes.get_errno() == errno.EAFNOSUPPORT else "off"


def state_in_child() -> str:
    """The same in a process this one begins; empty where it said nothing."""
    code = f"from {__name__} import state; print(state())"
    done = subprocess.run(  # noqa: S603  our own interpreter and words
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    return done.stdout.strip()


def display_is_elsewhere(environment: Mapping[str, str]) -> bool:
    """Whether the window is shown over TCP, as by ``ssh -X``: refusing sockets would leave no window at all."""
    platform_name = environment.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    if platform_name == "vnc":
        return True
    if platform_name not in ("", "xcb") or (environment.get("WAYLAND_DISPLAY") and platform_name == ""):
        return False
    host = environment.get("DISPLAY", "").rpartition(":")[0]
    return bool(host) and host != "unix" and not host.startswith("/")


def _machine() -> tuple[int, int, int] | None:
    """None where nobody wrote a filter for it, a program of another width than the machine's among them."""
    if sys.platform != "linux" or struct.calcsize("P") != 8 or sys.byteorder != "little":
        return None
    return _MACHINES.get(platform.machine())


def _instructions(machine: int, socket_call: int) -> bytes:
    """The filter. Jumps are counted from the next instruction: so many on where it holds, so many where not."""
    no_family = _REFUSE | errno.EAFNOSUPPORT  # what a computer without a network says; libraries know it
    no_call = _REFUSE | errno.ENOSYS
    steps = (
        (_LOAD, 0, 0, _MACHINE),
        (_EQUAL, 1, 0, machine),
        (_RETURN, 0, 0, _KILL),  # calls by the table of another machine: nothing here makes them
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 7, 0, _FOREIGN_NUMBERS),
        (_EQUAL, 6, 0, _IO_URING_SETUP),
        (_EQUAL, 0, 3, socket_call),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_EQUAL, 1, 0, _UNIX),
        (_EQUAL, 0, 1, _NETLINK),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, no_family),
        (_RETURN, 0, 0, no_call),
    )
    return b"".join(struct.pack("<HBBI", *step) for step in steps)

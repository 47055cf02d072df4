"""The trained wake words come as a compiled wheel for some machines only: here they are told apart."""

from __future__ import annotations

import platform
import sys

from set_up.environment import Environment, wanted

_OLDEST_GLIBC = (2, 35)
_OLDEST_MACOS = (15, 0)
_PROCESSORS = {"linux": ("x86_64", "aarch64"), "win32": ("AMD64",), "darwin": ("arm64", "x86_64")}


def offered() -> bool:
    """Whether there is a wheel for this machine: 64-bit, with glibc 2.35, macOS 15 or Windows."""
    if sys.maxsize < 2**32 or platform.machine() not in _PROCESSORS.get(sys.platform, ()):
        return False
    if sys.platform == "linux":
        kind, version = platform.libc_ver()
        return kind == "glibc" and numbers(version) >= _OLDEST_GLIBC
    return sys.platform != "darwin" or numbers(platform.mac_ver()[0]) >= _OLDEST_MACOS


def install(environment: Environment) -> None:
    """Never compiled here: without a wheel the diary does without."""
    environment.install(wanted("wake"), "installing wake words", name="wake", options=["--only-binary", ":all:"])


def numbers(version: str) -> tuple[int, ...]:
    """``2.36`` as (2, 36); nothing for what is no version."""
    parts = version.split(".")
    return tuple(int(part) for part in parts) if all(part.isdecimal() for part in parts) else ()

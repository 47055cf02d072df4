"""The libraries that come from the operating system and not from pip."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from set_up.progress import CommandFailed, Screen, run_logged

WINDOW = [
    "libegl1",
    "libgl1",
    "libglib2.0-0",
    "libfontconfig1",
    "libdbus-1-3",
    "libxkbcommon-x11-0",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xkb1",
]
SOUND = ["libportaudio2", "libpulse0", "libasound2-plugins"]
"""Debian's PortAudio speaks ALSA; the plugins lead it to the desktop's PulseAudio or PipeWire."""
COMPILER = ["g++", "cmake"]
FOR_TESTS = ["dbus", "gnome-keyring", "pulseaudio", "pulseaudio-utils", "strace", "xdotool", "xvfb"]
"""A sound server, a screen with keys and a pointer, a bus and a keystore of a desktop; tests that miss one skip."""


def for_the_app() -> list[str]:
    """Debian's names of what running needs; tools that are there already under another name are left out."""
    compiler = [
        name
        for name, tools in zip(COMPILER, (("c++", "g++", "clang++"), ("cmake",)), strict=True)
        if not any(shutil.which(tool) for tool in tools)
    ]
    pip = [] if importlib.util.find_spec("ensurepip") else [f"python3.{sys.version_info.minor}-venv"]
    return [*WINDOW, *SOUND, *compiler, *pip]


def provide(packages: Iterable[str], screen: Screen, log: Path) -> bool:
    """Install what is missing where that is ours to do, else print the line to paste. Whether all is there now."""
    if not sys.platform.startswith("linux"):
        return True  # PySide6 and sounddevice carry theirs there
    if not is_debian():
        screen.say(
            "      Not a Debian or Ubuntu: if the window or the sound fails, install EGL, OpenGL, xcb-cursor, "
            "PortAudio,\n      a C++ compiler and cmake with this system's own package tool."
        )
        return True
    missing = not_installed(packages)
    if not missing:
        return True
    if not may_install():
        screen.say(f"      Missing on this system. Paste this, then start again:\n      {line_to_paste(missing)}")
        return False
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        run_logged(["apt-get", "update"], log, screen, "reading the package lists", quiet)
        command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
        run_logged(command, log, screen, f"installing {len(missing)} system packages", quiet)
    except CommandFailed:
        screen.say(f"      They could not be installed now. This line does it later:\n      {line_to_paste(missing)}")
        return False
    return True


def not_installed(packages: Iterable[str]) -> list[str]:
    """Those of ``packages`` that dpkg does not hold; newer systems append t64 to some names."""
    names = list(packages)
    query = ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *names, *(f"{name}t64" for name in names)]
    answer = subprocess.run(query, capture_output=True, text=True, check=False).stdout
    there = {name for name, _, state in (line.partition(" ") for line in answer.splitlines()) if state == "installed"}
    return [name for name in names if name not in there and f"{name}t64" not in there]


def line_to_paste(packages: Iterable[str]) -> str:
    """The command a person with the right to install types."""
    return f"sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def is_debian() -> bool:
    """Whether this is Debian or a system made from it."""
    return shutil.which("apt-get") is not None and shutil.which("dpkg-query") is not None


def may_install() -> bool:
    """Whether we are root; set-up never asks for more rights than it was given."""
    return hasattr(os, "geteuid") and os.geteuid() == 0

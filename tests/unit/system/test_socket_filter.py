"""With the filter no way leads out of the computer, for compiled code and children as well, and all else still works.

It lasts for the life of a process, so every test filters a child.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from diary_desktop.system import socket_filter
from tests.audio_server import TOOLS, AudioServer
from tests.audio_server import audio_room as audio_room

pytestmark = pytest.mark.skipif(socket_filter.state() == "unsupported", reason="no filter for this system")

START = "import sys\nfrom diary_desktop.system import hardening, socket_filter\n"
FILTERED = START + "hardening.harden()\nassert socket_filter.refuse_internet_sockets()\n"


def child(code: str, *arguments: str, start: str = FILTERED, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", start + code, *arguments],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | environment,
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


OUTWARD = """
import ctypes, errno, subprocess, threading
library = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 41, "aarch64": 198}[__import__("platform").machine()]
def said(result):
    return "open" if result >= 0 else errno.errorcode[ctypes.get_errno()]
for family in (2, 10, 17, 31, 40):  # IPv4, IPv6, packets, Bluetooth, virtual machines
    print(said(library.socket(family, 1, 0)))
print(said(library.syscall(ctypes.c_long(number), ctypes.c_long(2 | 1 << 40), 1, 0)))  # the kernel sees 32 bits
print(said(library.syscall(ctypes.c_long(number | 0x40000000), 2, 1, 0)), said(library.syscall(425, 8, None)))
begun = "import ctypes; print(ctypes.CDLL(None).socket(2, 1, 0))"
print(subprocess.run([sys.executable, "-c", begun], capture_output=True, text=True).stdout.strip())
print(socket_filter.state(), socket_filter.state_in_child())
"""


def test_no_socket_leads_out_neither_here_nor_in_a_child() -> None:
    done = child(OUTWARD)
    refused = ["EAFNOSUPPORT"] * 6
    assert done.stdout.splitlines() == [*refused, "ENOSYS ENOSYS", "-1", "on on"], done.stderr


def test_the_same_attempts_open_sockets_where_nothing_is_refused() -> None:
    """The control: without it the test above would pass on a computer without a network."""
    done = child(OUTWARD, start=START)
    lines = done.stdout.splitlines()
    assert (lines[0], lines[5], lines[-1]) == ("open", "open", "off off"), done.stderr
    assert int(lines[-2]) >= 0


def test_threads_that_ran_before_are_held_to_it_too() -> None:
    code = (
        "import threading\n"
        "go, found = threading.Event(), []\n"
        "thread = threading.Thread(target=lambda: (go.wait(), found.append(socket_filter.state())))\n"
        "thread.start(); assert socket_filter.refuse_internet_sockets(); go.set(); thread.join(); print(found)\n"
    )
    assert child(code, start=START).stdout == "['on']\n"


@pytest.mark.skipif(os.uname().machine != "x86_64" if hasattr(os, "uname") else True, reason="the old door of x86")
def test_a_call_by_the_old_door_ends_the_process() -> None:
    """``int 0x80`` calls by the table of 32-bit programs, where ``socket`` has another number."""
    code = (
        "import ctypes, mmap\n"
        "page = mmap.mmap(-1, 4096, prot=7)\n"
        "page.write(bytes([0xB8, 20, 0, 0, 0, 0xCD, 0x80, 0xC3]))\n"  # mov eax, getpid; int 0x80; ret
        "ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()\n"
        "print('came back')\n"
    )
    done = child(code)
    assert done.returncode < 0
    assert "came back" not in done.stdout


WITHIN = """
import socket, tempfile
one, other = socket.socketpair(); one.sendall(b"pair"); print(other.recv(9)); one.close(); other.close()
socket.socket(socket.AF_NETLINK, socket.SOCK_RAW).close()
import lancedb, pyarrow
with tempfile.TemporaryDirectory() as folder:
    table = lancedb.connect(folder).create_table("t", pyarrow.table({"x": [1, 2]}))
    print(table.count_rows(), table.search().where("x > 1").limit(5).to_arrow().num_rows)
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel("x"); label.show(); application.processEvents(); print(label.isVisible())
"""


def test_store_window_and_sockets_within_the_computer_work() -> None:
    done = child(WITHIN)
    assert done.stdout.splitlines() == ["b'pair'", "2 1", "True"], done.stderr


@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="no D-Bus here")
def test_the_bus_of_the_desktop_is_reached() -> None:
    """Where keystore, screen lock, suspend and notifications are asked."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as bus:
        assert bus.stdout is not None
        try:
            code = (
                "from PySide6.QtCore import QCoreApplication\nfrom PySide6.QtDBus import QDBusConnection\n"
                "application = QCoreApplication([])\nbus = QDBusConnection.sessionBus()\n"
                "print(bus.isConnected(), bus.interface().isServiceRegistered('org.freedesktop.DBus').value())\n"
            )
            done = child(code, DBUS_SESSION_BUS_ADDRESS=bus.stdout.readline().strip())
        finally:
            bus.terminate()
    assert done.stdout == "True True\n", done.stderr


@pytest.mark.skipif(not all(map(shutil.which, TOOLS)), reason="no PulseAudio here")
def test_the_microphone_is_heard_through_the_sound_server(audio_room: AudioServer) -> None:
    code = (
        "import sounddevice\n"
        "with sounddevice.RawInputStream(samplerate=16000, channels=1, dtype='int16') as stream:\n"
        "    data, _ = stream.read(1600)\n"
        "print(len(data))\n"
    )
    if not audio_room.running:
        audio_room.start()
    done = child(code, **audio_room.environment)
    assert done.stdout == "3200\n", done


@pytest.mark.parametrize(
    ("environment", "elsewhere"),
    [
        ({"DISPLAY": ":0"}, False),
        ({"DISPLAY": "unix:0"}, False),
        ({"DISPLAY": "/tmp/launch/org.xquartz:0"}, False),
        ({}, False),
        ({"DISPLAY": "localhost:10.0"}, True),
        ({"DISPLAY": "192.0.2.1:0"}, True),
        ({"DISPLAY": "[::1]:0", "QT_QPA_PLATFORM": "xcb"}, True),
        ({"DISPLAY": "localhost:10.0", "WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"DISPLAY": "localhost:10.0", "WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "xcb"}, True),
        ({"DISPLAY": "localhost:10.0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({"DISPLAY": "localhost:10.0", "QT_QPA_PLATFORM": "wayland;xcb"}, False),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, True),
    ],
)
def test_a_window_shown_over_a_network_is_told_apart(environment: dict[str, str], elsewhere: bool) -> None:
    assert socket_filter.display_is_elsewhere(environment) is elsewhere


def test_a_machine_nobody_wrote_a_filter_for_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.machine", lambda: "riscv64")
    assert socket_filter.state() == "unsupported"
    assert not socket_filter.refuse_internet_sockets()

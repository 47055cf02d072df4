"""A process finds what lies in its own memory, each copy once, and not the look itself; also once it is hardened."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from diary_desktop.system import own_memory
from diary_desktop.system.own_memory import Hidden, counts
from diary_desktop.system.own_sockets import open_sockets

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="Linux tells a process of its own memory")


@pytest.fixture
def word() -> Hidden:
    return Hidden(bytes(os.urandom(24)))


@LINUX
def test_each_copy_counts_once_wherever_it_lies(word: Hidden) -> None:
    assert counts({"word": word})["word"] == 0
    copies = [word.shown() for _ in range(5)]
    large = bytearray(9 << 20)
    for at in (0, own_memory.PIECE - 5, len(large) - 24):
        large[at : at + 24] = copies[0]
    places: Counter[str] = Counter()
    assert counts({"word": word}, places)["word"] == 8
    assert places.total() == 8
    for one in (*copies, large):
        one[:] = bytes(len(one))
    assert counts({"word": word})["word"] == 0


@LINUX
def test_a_wiped_word_is_gone_and_what_is_hidden_is_not_plain(word: Hidden) -> None:
    assert word.shown() != word._turned
    word.wipe()
    assert set(word._turned) == {0}


@LINUX
def test_a_hardened_process_still_sees_itself() -> None:
    code = (
        "from diary_desktop.system.hardening import harden; harden()\n"
        "import os\n"
        "from diary_desktop.system.own_memory import Hidden, can_read, counts, regions\n"
        "word = Hidden(os.urandom(24)); kept = word.shown()\n"
        "print(can_read(), counts({'word': word})['word'], len(regions()) > 3)\n"
    )
    drop = "import os\nos.setgroups([]); os.setgid(65534); os.setuid(65534)\n" if os.geteuid() == 0 else ""
    start = "import diary_desktop.system.own_memory, diary_desktop.system.hardening\n"
    done = subprocess.run([sys.executable, "-c", start + drop + code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "1", "True"]


@LINUX
def test_reading_gives_what_is_there_and_nothing_where_nothing_is() -> None:
    kept = ctypes.create_string_buffer(b"the marmalade lantern")
    assert own_memory.read(ctypes.addressof(kept), 21) == b"the marmalade lantern"
    assert own_memory.read(0, 10) == b""


@LINUX
def test_own_sockets_to_a_network_are_counted_and_others_are_not() -> None:
    code = (
        "import socket\n"
        "from diary_desktop.system.own_sockets import open_sockets\n"
        "pair = socket.socketpair(); print(open_sockets())\n"
        "server = socket.create_server(('127.0.0.1', 0)); print(open_sockets())\n"
        "client = socket.create_connection(server.getsockname()); print(open_sockets())\n"
        "udp = socket.socket(type=socket.SOCK_DGRAM); udp.bind(('127.0.0.1', 0)); print(open_sockets())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "1", "2", "3"]


def test_where_the_system_tells_nothing_nothing_is_claimed(tmp_path: Path) -> None:
    assert open_sockets(tmp_path / "gone") is None

"""A hardened process leaves no core, is not read by others and goes nowhere, and everything it needs still works.

All of it is for the life of a process, so every test hardens a child.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from diary_desktop.system import hardening

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="Linux's own switches")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no core files, masks or path sockets")


def child(code: str, *arguments: str) -> list[str]:
    """Lines printed by ``code`` in a hardened process."""
    start = "import sys\nfrom diary_desktop.system import hardening\nhardening.harden()\n"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("HF_", "TRANSFORMERS"))}
    done = subprocess.run(
        [sys.executable, "-W", "error::ResourceWarning", "-c", start + code, *arguments],
        capture_output=True,
        text=True,
        env=environment | {"QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


FIRST = """
import runpy, sys
before = set(sys.modules)
from diary_desktop.system import hardening
def told(**_):
    fresh = set(sys.modules) - before
    print(sorted(name for name in fresh if name.partition(".")[0] not in sys.stdlib_module_names))
    sys.exit(0)
hardening.harden = told
sys.argv = ["diary-desktop", "doctor"]
runpy.run_module("diary_desktop", run_name="__main__")
"""


def test_the_program_is_hardened_before_anything_else_is_read() -> None:
    """A library reads its switches as it is imported, and could reach the network there."""
    done = subprocess.run([sys.executable, "-c", FIRST], capture_output=True, text=True, check=True)
    packages = ["diary_desktop", "diary_desktop.system", "diary_desktop.system.hardening"]
    assert done.stdout.splitlines() == [str(packages)]


REFUSED = """
import socket, urllib.request
def attempt(what):
    try:
        what()
    except hardening.ConnectionRefusedHere as error:
        print("refused", isinstance(error, OSError), error)
    except OSError as error:
        print("refused" if isinstance(getattr(error, "reason", None), hardening.ConnectionRefusedHere) else repr(error))
    else:
        print("went through")
with socket.socket() as tcp, socket.socket(type=socket.SOCK_DGRAM) as udp:
    attempt(lambda: tcp.connect(("127.0.0.1", int(sys.argv[1]))))
    attempt(lambda: tcp.connect_ex(("127.0.0.1", int(sys.argv[1]))))
    attempt(lambda: tcp.bind(("127.0.0.1", 0)))
    attempt(lambda: udp.sendto(b"x", ("127.0.0.1", int(sys.argv[1]))))
    attempt(lambda: udp.sendmsg([b"x"], [], 0, ("127.0.0.1", int(sys.argv[1]))))
attempt(lambda: socket.getaddrinfo("localhost", 80))
attempt(lambda: socket.gethostbyname("localhost"))
attempt(lambda: socket.create_connection(("localhost", 80)))
attempt(lambda: urllib.request.urlopen("http://localhost:80/"))
"""


@POSIX
def test_nothing_is_connected_bound_sent_or_looked_up(listening_port: int) -> None:
    lines = child(REFUSED, str(listening_port))
    assert len(lines) == 9
    assert {line.partition(" ")[0] for line in lines} == {"refused"}
    assert lines[0] == "refused True The diary never goes online."


@POSIX
def test_the_same_attempts_go_through_where_nothing_is_refused(listening_port: int) -> None:
    """The control: without it the test above would pass on a machine without any network."""
    code = REFUSED.replace(
        "import socket", "import sys, socket\nfrom diary_desktop.system import hardening\nimport socket", 1
    )
    done = subprocess.run([sys.executable, "-c", code, str(listening_port)], capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    assert lines[0] == lines[3] == lines[4] == lines[5] == "went through"
    assert not any(line.startswith("refused") for line in lines)


@pytest.fixture
def listening_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@POSIX
def test_sockets_within_the_computer_still_work(tmp_path: Path) -> None:
    code = (
        "import asyncio, socket\n"
        "one, other = socket.socketpair()\n"
        "one.sendall(b'pair'); print(other.recv(9)); one.sendmsg([b'message']); print(other.recv(9))\n"
        "one.close(); other.close()\n"
        "server, client = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)\n"
        "server.bind(sys.argv[1]); server.listen(); client.connect(sys.argv[1])\n"
        "client.close(); server.close()\n"
        "asyncio.run(asyncio.sleep(0)); print('done')\n"
    )
    assert child(code, str(tmp_path / "s")) == ["b'pair'", "b'message'", "done"]


@POSIX
def test_no_core_file_and_files_for_the_owner_alone(tmp_path: Path) -> None:
    code = (
        "import os, resource\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE))\n"
        "open(sys.argv[1], 'x').close()\n"
        "print(oct(os.stat(sys.argv[1]).st_mode & 0o777))\n"
    )
    assert child(code, str(tmp_path / "file")) == ["(0, 0)", "0o600"]


@LINUX
def test_freed_memory_is_overwritten_at_once() -> None:
    """The rest of a large freed block, behind the few bytes in which the library keeps its lists."""
    code = (
        "import ctypes\nfrom diary_desktop.system import own_memory\n"
        "library = ctypes.CDLL(None); library.malloc.restype = ctypes.c_void_p\n"
        "fence = []\n"
        "place = library.malloc(5000); fence.append(library.malloc(5000))\n"
        "def left(): return bytes([7]) * 16 in own_memory.read(place + 64, 4900)\n"
        "print(hardening.overwrite_freed_memory())\n"
        "ctypes.memset(place, 7, 5000); print(left())\n"
        "library.free(ctypes.c_void_p(place)); print(left())\n"
    )
    assert child(code) == ["True", "True", "False"]


@LINUX
def test_threads_share_a_pool_of_memory(tmp_path: Path) -> None:
    """A thread that takes memory would have one of its own, as the system has it."""
    code = (
        "import ctypes, threading\n"
        "library = ctypes.CDLL(None); library.fopen.restype = library.malloc.restype = ctypes.c_void_p\n"
        "if sys.argv[2:]: library.mallopt(-8, 9)\n"
        "together = threading.Barrier(6)\n"
        "def take():\n"
        "    taken = [library.malloc(5000) for _ in range(9)]; together.wait()\n"
        "threads = [threading.Thread(target=take) for _ in range(6)]\n"
        "[one.start() for one in threads]; [one.join() for one in threads]\n"
        "told = ctypes.c_void_p(library.fopen(sys.argv[1].encode(), b'w'))\n"
        "library.malloc_info(0, told); library.fclose(told)\n"
    )
    told = tmp_path / "pools.xml"
    child(code, str(told))
    assert told.read_text("ascii").count("<heap nr=") <= 2
    child(code, str(told), "as the system has it")
    assert told.read_text("ascii").count("<heap nr=") > 2


@LINUX
def test_no_debugger_may_attach() -> None:
    code = "import ctypes\nprint(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), hardening.forbid_memory_reading())\n"
    assert child(code) == ["0 True"]


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="needs root, to become somebody else")
def test_another_program_of_the_same_user_cannot_read_the_memory() -> None:
    """As an ordinary user; ``cat`` may open the memory before (reading at 0 fails then), and not afterwards."""
    code = (
        "import os, subprocess\n"
        "os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "def told():\n"
        "    read = ['cat', f'/proc/{os.getpid()}/mem']\n"
        "    return subprocess.run(read, capture_output=True, text=True).stderr.strip().rpartition(': ')[2]\n"
        "hardening.ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)\n"
        "print(told()); hardening.forbid_memory_reading(); print(told())\n"
        "print(os.path.getsize('/proc/self/fd') >= 0, len(open('/proc/self/maps').read()) > 0)\n"
    )
    before, after, *own = child(code)
    if before == "Permission denied":
        pytest.skip("this system lets no program read another's memory anyway")
    assert (before, after) == ("Input/output error", "Permission denied")
    assert own == ["True True"]


def test_libraries_are_told_to_be_quiet() -> None:
    code = "import os\nprint(sorted(name for name in hardening.QUIET_LIBRARIES if not os.environ.get(name)))\n"
    assert child(code) == ["[]"]
    code = "import huggingface_hub.constants as hub\nprint(hub.is_offline_mode(), hub.HF_HUB_DISABLE_TELEMETRY)\n"
    assert child(code) == ["True True"]


@POSIX
def test_the_store_works_though_its_probe_is_refused() -> None:
    """LanceDB's HTTP library tries to bind ``::1`` at import, and takes the refusal for a no."""
    code = (
        "import tempfile\n"
        "import lancedb, pyarrow\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        "    table = lancedb.connect(folder).create_table('t', pyarrow.table({'x': [1, 2]}))\n"
        "    print(table.count_rows())\n"
    )
    assert child(code) == ["2"]


@POSIX
def test_the_client_of_remote_catalogues_is_never_loaded() -> None:
    """What is never loaded cannot connect, and takes no memory. The engine found alone is the package's own."""
    code = (
        "import tempfile\n"
        "from diary_desktop.storage import lance, tables\n"
        "parts = ('lance', 'pydantic', 'urllib3', 'pyarrow.dataset', 'pyarrow.fs', 'pyarrow.compute')\n"
        "print([name for name in sys.modules if name.startswith(parts)])\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        "    table = tables.SealedTable(__import__('pathlib').Path(folder), 't')\n"
        "    table.create(); table.put([tables.Row(bytes(16), 1, 1, bytes(16), bytes(40))])\n"
        "    import lancedb\n"
        "    known = sys.modules['lancedb._lancedb'] is lance.ENGINE\n"
        "    print(known, lancedb.connect(folder).open_table('t').count_rows())\n"
    )
    assert child(code) == ["['lancedb._lancedb']", "True 1"]


def test_the_window_system_works() -> None:
    code = (
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "application = QApplication([])\n"
        "label = QLabel('x')\n"
        "label.show(); application.processEvents(); print(label.isVisible())\n"
    )
    assert child(code) == ["True"]


@pytest.mark.parametrize(
    ("platform", "address", "local"),
    [
        ("linux", ("127.0.0.1", 0), False),
        ("linux", "/run/user/1000/pulse/native", True),
        ("linux", b"\0abstract", True),
        ("linux", None, True),
        ("win32", ("127.0.0.1", 0), True),
        ("win32", ("::1", 0, 0, 0), True),
        ("win32", ("192.0.2.1", 80), False),
    ],
)
def test_what_counts_as_within_the_computer(
    monkeypatch: pytest.MonkeyPatch, platform: str, address: object, local: bool
) -> None:
    """Windows makes its socket pairs on the loopback address."""
    monkeypatch.setattr("sys.platform", platform)
    assert hardening._is_local(address) is local


def test_other_systems_have_no_such_switches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert not hardening.forbid_memory_reading()
    assert not hardening.overwrite_freed_memory()
    assert not hardening.share_pools()


@pytest.mark.parametrize(
    ("host", "among"),
    [
        ("hub.example", True),
        ("cdn.hub.example", True),
        ("evilhub.example", False),
        ("hub.example.evil", False),
        ("", False),
    ],
)
def test_only_a_host_and_names_below_it_count_as_that_host(host, among):
    assert hardening.is_among(host, ["hub.example"]) is among


FETCHING = """
import sys, socket
from diary_desktop.system import hardening
hardening.harden(fetching=True)
port = int(sys.argv[1])
def attempt(host, port):
    try:
        socket.create_connection((host, port), 5).close()
    except hardening.ConnectionRefusedHere:
        print("refused")
    else:
        print("went through")
attempt("127.0.0.1", port)
hardening.allow_hosts(["127.0.0.1"], port)
attempt("127.0.0.1", port)
attempt("localhost", port)
attempt("127.0.0.1", port + 1)
"""


@POSIX
def test_a_process_made_for_fetching_reaches_the_allowed_host_and_port_and_nothing_else(listening_port: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FETCHING, str(listening_port)], capture_output=True, text=True, check=False
    )
    assert done.stdout.split("\n") == ["refused", "went through", "refused", "refused", ""], done.stderr

"""The keystore of a Linux desktop itself, where gnome-keyring and dbus-daemon are installed: nothing stands in for it.

It runs on a bus of its own with a login keyring of its own; the person's is never asked.
"""

from __future__ import annotations

import contextlib
import gc
import os
import shutil
import subprocess
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from diary_desktop.domain.errors import KeystoreUnavailable
from diary_desktop.system.keystore import SERVICE, SystemKeystore

secretstorage = pytest.importorskip("secretstorage", reason="keystores of Linux desktops only")

SECRET = bytearray(range(32))
SLOT = "00112233445566778899aabbccddeeff"
NEEDED = ("dbus-daemon", "gnome-keyring-daemon")
BUS = """<busconfig>
  <type>session</type>
  <listen>unix:path={}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/> <allow eavesdrop="true"/> <allow own="*"/>
  </policy>
</busconfig>"""

pytestmark = pytest.mark.skipif(not all(map(shutil.which, NEEDED)), reason=f"needs {' and '.join(NEEDED)}")


@pytest.fixture
def desktop(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A bus without services to start, so that nothing can ask a person, and an unlocked keyring below the folder."""
    home = tmp_path_factory.mktemp("home")  # a short path: that of a socket may have 107 characters
    socket = home / "bus"
    (home / "bus.conf").write_text(BUS.format(socket))
    shown = ("DISPLAY", "WAYLAND_DISPLAY")
    own = {name: str(home) for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")}
    environment = {name: value for name, value in os.environ.items() if name not in shown} | own
    environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={socket}"
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", environment["DBUS_SESSION_BUS_ADDRESS"])
    with contextlib.ExitStack() as running:
        bus = ["dbus-daemon", f"--config-file={home / 'bus.conf'}", "--nofork", "--nopidfile", "--print-address"]
        listening = running.enter_context(_started(bus, environment))
        assert listening.stdout is not None
        assert listening.stdout.readline(), "it listens"
        ring = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
        unlocked = running.enter_context(_started(ring, environment))
        assert unlocked.stdin is not None
        unlocked.stdin.write(b"the log-in of this test")
        unlocked.stdin.close()
        _wait_until_it_serves()
        yield home


@contextlib.contextmanager
def _started(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    pipe = subprocess.PIPE
    child = subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
    with child:
        try:
            yield child
        finally:
            child.terminate()


def _wait_until_it_serves() -> None:
    with contextlib.closing(secretstorage.dbus_init()) as bus:
        for _ in range(1_000):
            if secretstorage.check_service_availability(bus):
                return
            time.sleep(0.02)
    pytest.fail("gnome-keyring does not serve")


def test_it_keeps_the_secret_sealed_under_the_log_in_and_gives_it_back(desktop: Path) -> None:
    store = SystemKeystore()
    assert store.name == "Secret Service"
    assert store.get(SLOT) is None
    store.put(SLOT, bytearray(SECRET))
    assert SystemKeystore().get(SLOT) == SECRET
    kept = b"".join(path.read_bytes() for path in desktop.rglob("*.keyring"))
    assert kept, "the keyring is on the disk"
    assert bytes(SECRET) not in kept
    assert b"AAECAwQF" not in kept
    store.remove(SLOT)
    store.remove(SLOT)
    assert store.get(SLOT) is None


def test_locked_it_refuses_in_words(desktop: Path) -> None:
    store = SystemKeystore()
    store.put(SLOT, bytearray(SECRET))
    with contextlib.closing(secretstorage.dbus_init()) as bus:
        collection = secretstorage.get_default_collection(bus)
        assert [item.get_attributes()["service"] for item in collection.get_all_items()] == [SERVICE]
        collection.lock()
    for asked in (lambda: store.get(SLOT), lambda: store.put(SLOT, bytearray(SECRET)), lambda: store.remove(SLOT)):
        with pytest.raises(KeystoreUnavailable, match="refused"):
            asked()
    with warnings.catch_warnings():  # what the library leaves open where it is refused
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def test_without_the_desktop_there_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nobody'}")
    assert SystemKeystore().name == ""

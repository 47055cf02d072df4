"""One window a diary: the second start finds the first, and nobody but this user can reach it."""

from __future__ import annotations

import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from diary_desktop.system import one_instance

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such sockets in Python")


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder whose path leaves a socket's name room, which those of tests spread over processes do not."""
    with tempfile.TemporaryDirectory(prefix="d") as folder:
        yield Path(folder)


def test_the_first_hears_what_the_second_wishes(short: Path) -> None:
    vault = short / "vault"
    first = one_instance.claim(vault, short)
    assert first is not None
    assert one_instance.claim(vault, short) is None
    assert one_instance.ring(vault, short, "raise")
    assert one_instance.ring(vault, short, "record")
    assert first.rings() == ["raise", "record"]
    assert first.rings() == []
    first.close()


def test_another_diary_has_a_window_of_its_own(short: Path) -> None:
    one, other = (one_instance.claim(short / name, short) for name in ("one", "other"))
    assert one is not None
    assert other is not None
    assert one_instance.ring(short / "other", short, "raise")
    assert one.rings() == []
    assert other.rings() == ["raise"]
    one.close()
    other.close()


def test_only_known_wishes_are_heard_and_only_the_owner_may_ring(short: Path) -> None:
    vault = short / "vault"
    bell = one_instance.claim(vault, short)
    assert bell is not None
    assert one_instance.ring(vault, short, "erase everything")
    assert bell.rings() == []
    (path,) = short.glob("*.socket")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "vault" not in path.name
    bell.close()
    assert not list(short.glob("*.socket"))


def test_what_a_killed_program_left_is_in_nobodys_way(short: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = short / "vault"
    dead = one_instance.claim(vault, short)
    assert dead is not None
    (path,) = short.glob("*.socket")
    dead.close()
    path.touch()
    monkeypatch.setattr(one_instance, "PATIENCE", 0.0)
    assert not one_instance.ring(vault, short, "raise"), "nobody hears"
    again = one_instance.claim(vault, short)
    assert again is not None
    assert one_instance.ring(vault, short, "raise")
    assert again.rings() == ["raise"]
    again.close()


def test_a_folder_too_deep_for_a_socket_is_done_without(short: Path) -> None:
    deep = short / ("d" * 120)
    assert one_instance.claim(short / "vault", deep) is None
    assert not one_instance.ring(short / "vault", deep, "raise")

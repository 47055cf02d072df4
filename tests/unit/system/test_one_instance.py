"""One window a diary: the second start finds the first, and nobody but this user can reach it."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from diary_desktop.system import one_instance

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such sockets in Python")


def test_the_first_hears_what_the_second_wishes(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    first = one_instance.claim(vault, tmp_path)
    assert first is not None
    assert one_instance.claim(vault, tmp_path) is None
    assert one_instance.ring(vault, tmp_path, "raise")
    assert one_instance.ring(vault, tmp_path, "record")
    assert first.rings() == ["raise", "record"]
    assert first.rings() == []
    first.close()


def test_another_diary_has_a_window_of_its_own(tmp_path: Path) -> None:
    one, other = (one_instance.claim(tmp_path / name, tmp_path) for name in ("one", "other"))
    assert one is not None
    assert other is not None
    assert one_instance.ring(tmp_path / "other", tmp_path, "raise")
    assert one.rings() == []
    assert other.rings() == ["raise"]
    one.close()
    other.close()


def test_only_known_wishes_are_heard_and_only_the_owner_may_ring(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    bell = one_instance.claim(vault, tmp_path)
    assert bell is not None
    assert one_instance.ring(vault, tmp_path, "erase everything")
    assert bell.rings() == []
    (path,) = tmp_path.glob("*.socket")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "vault" not in path.name
    bell.close()
    assert not list(tmp_path.glob("*.socket"))


def test_what_a_killed_program_left_is_in_nobodys_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = tmp_path / "vault"
    dead = one_instance.claim(vault, tmp_path)
    assert dead is not None
    (path,) = tmp_path.glob("*.socket")
    dead.close()
    path.touch()
    monkeypatch.setattr(one_instance, "PATIENCE", 0.0)
    assert not one_instance.ring(vault, tmp_path, "raise"), "nobody hears"
    again = one_instance.claim(vault, tmp_path)
    assert again is not None
    assert one_instance.ring(vault, tmp_path, "raise")
    assert again.rings() == ["raise"]
    again.close()


def test_a_folder_too_deep_for_a_socket_is_done_without(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 120)
    assert one_instance.claim(tmp_path / "vault", deep) is None
    assert not one_instance.ring(tmp_path / "vault", deep, "raise")

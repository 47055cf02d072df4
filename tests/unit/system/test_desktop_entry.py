"""The menu entry starts this program, is written for this person alone, and goes again."""

from __future__ import annotations

import configparser
import shlex
import sys
from pathlib import Path

import pytest

from diary_desktop.domain.errors import InputError
from diary_desktop.resources import resource_path
from diary_desktop.system import desktop_entry

ICON = resource_path("icons", "app-mark.svg")


def read(text: str) -> configparser.ConfigParser:
    found = configparser.ConfigParser(interpolation=None)
    found.optionxform = str  # type: ignore[assignment, method-assign]  # keys of such files keep their letters
    found.read_string(text)
    return found


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="such entries are a thing of Linux desktops")
def test_it_is_written_with_its_icon_and_taken_away(tmp_path: Path) -> None:
    entry, icon = desktop_entry.install(ICON, tmp_path)
    assert icon.read_bytes() == ICON.read_bytes()
    main = read(entry.read_text(encoding="utf-8"))["Desktop Entry"]
    assert (main["Name"], main["Name[vi]"], main["Icon"]) == ("Diary", "Nhật ký", icon.stem)
    assert main["StartupWMClass"] == "diary-desktop"
    assert desktop_entry.remove(tmp_path) == (entry, icon)
    assert desktop_entry.remove(tmp_path) == ()


def test_it_starts_this_program_and_its_action_records(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "my python" / "python3"))
    found = read(desktop_entry.entry_text())
    started = shlex.split(found["Desktop Entry"]["Exec"])
    assert started == [sys.executable, "-m", "diary_desktop"]
    assert shlex.split(found["Desktop Action record"]["Exec"]) == [*started, "--record"]


def test_elsewhere_it_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(InputError):
        desktop_entry.install(ICON, tmp_path)

"""The menu entry and icon of Linux desktops (the XDG standards), put where the person's own programs belong."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from diary_desktop.domain.errors import InputError

NAME = "diary-desktop"

_TEMPLATE = """[Desktop Entry]
Type=Application
Version=1.5
Name=Diary
Name[vi]=Nhật ký
GenericName=Voice diary
GenericName[vi]=Nhật ký bằng giọng nói
Comment=Speak or write a few sentences; they stay on this computer
Comment[vi]=Nói hoặc viết vài câu; tất cả chỉ nằm trên máy này
Exec={command}
Icon=diary-desktop
Terminal=false
Categories=Office;
StartupNotify=true
StartupWMClass=diary-desktop
Actions=record;

[Desktop Action record]
Name=Speak
Name[vi]=Nói
Exec={command} {record}
"""


def entry_text() -> str:
    """The desktop file, starting the program that runs now."""
    command = Path(sys.executable).with_name(NAME)
    words = [str(command)] if command.exists() else [sys.executable, "-m", "diary_desktop"]
    return _TEMPLATE.format(command=" ".join(_quoted(one) for one in words), record="--record")


def install(icon: Path, data: Path) -> tuple[Path, Path]:
    """Write both below ``data`` (``~/.local/share``); returns where. Raises ``InputError`` on other systems."""
    if not sys.platform.startswith("linux"):
        raise InputError("Only Linux desktops have such entries.", "Start the diary from its folder.")
    entry, picture = places(data)
    for one in (entry, picture):
        one.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(icon, picture)
    entry.write_text(entry_text(), encoding="utf-8")
    for one in (entry, picture):
        one.chmod(0o644)  # the desktop reads them; nothing of the diary is in them
    return entry, picture


def remove(data: Path) -> tuple[Path, ...]:
    """Take both away; returns those that were there."""
    there = tuple(one for one in places(data) if one.exists())
    for one in there:
        one.unlink()
    return there


def places(data: Path) -> tuple[Path, Path]:
    """Of the entry and of the icon."""
    return data / "applications" / f"{NAME}.desktop", data / "icons" / "hicolor" / "scalable" / "apps" / f"{NAME}.svg"


def _quoted(word: str) -> str:
    """As the desktop entry specification wants an argument with signs of its own."""
    escaped = "".join(f"\\\\{one}" if one in '"`$\\' else one for one in word).replace("%", "%%")
    return f'"{escaped}"' if any(one in " \t\n\"'\\><~|&;$*?#()`" for one in word) else escaped

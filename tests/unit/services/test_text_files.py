"""Text files as entries: what is read of them, and what is refused with a reason that holds no name."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

from diary_desktop.domain.errors import InputError
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services import text_files
from diary_desktop.services.folder_sizes import FolderSizes, sizes_of
from diary_desktop.services.text_files import is_text, read_text_file


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    os.utime(path, (1_600_000_000, 1_600_000_000))
    return path


def test_a_text_is_read_whatever_mark_it_has(tmp_path: Path) -> None:
    said = "# Bến tàu\r\n\r\nHai con bồ nông.\r\nVà một con cò."
    for name, encoding in (("plain.md", "utf-8"), ("marked.txt", "utf-8-sig"), ("old.text", "utf-16")):
        read = read_text_file(written(tmp_path / name, said.encode(encoding)))
        assert (read.title, read.text) == ("Bến tàu", "Hai con bồ nông.\nVà một con cò.")
        assert read.changed == datetime.fromtimestamp(1_600_000_000)
    assert read_text_file(written(tmp_path / "a.txt", b"# Alone\n")).text == "# Alone"


def test_what_is_no_text_is_refused_without_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_files, "MOST_BYTES", 40)
    bad = [
        written(tmp_path / "secret-1.txt", b"caf\xe9 au lait"),
        written(tmp_path / "secret-2.txt", b"zeros \0 inside"),
        written(tmp_path / "secret-3.txt", b" \n\t"),
        written(tmp_path / "secret-4.txt", b"long " * 20),
        tmp_path / "secret-5.txt",
        tmp_path,
    ]
    told = set()
    for path in bad:
        with pytest.raises(InputError) as refused:
            read_text_file(path)
        assert "secret" not in str(refused.value)
        told.add(refused.value.what_text)
    assert len(told) == 5, "a file that is gone and a folder are both unreadable"


def test_texts_are_told_by_their_names() -> None:
    assert [is_text(Path(one)) for one in ("a.TXT", "b.md", "c.html", "d.pdf", "e.wav", "f")] == [
        True, True, False, False, False, False,
    ]  # fmt: skip


def test_room_is_counted_part_by_part(tmp_path: Path) -> None:
    (tmp_path / "clips" / "67").mkdir(parents=True)
    (tmp_path / "clips" / "67" / "a").write_bytes(b"x" * 300)
    (tmp_path / "log").write_bytes(b"x" * 50)
    assert sizes_of(tmp_path, Token()) == FolderSizes(50, 300)
    assert sizes_of(tmp_path / "nothing", Token()).whole == 0

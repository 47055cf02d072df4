"""A stick that cannot give a file two names is told so before LanceDB fails on it; it still takes backups."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from diary_desktop.domain.errors import FolderUnusable
from diary_desktop.storage.backup_archive import FolderArchive

from .backup_samples import back_up, job
from .conftest import NOTES, Kept
from .vault_samples import files_below, passphrase, place, with_passphrase


def refuse_links(patch: pytest.MonkeyPatch, code: int = errno.EPERM) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    patch.setattr(os, "link", refused)


def test_no_diary_is_made_or_restored_there_and_nothing_is_left(
    kept: Kept, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = kept.open()
    made, _ = back_up(opened, stick)
    opened.close()
    refuse_links(monkeypatch)
    with pytest.raises(FolderUnusable, match="good for backups"):
        place(tmp_path / "new").create(passphrase())
    with pytest.raises(FolderUnusable, match="good for backups"):
        FolderArchive().restore(made, with_passphrase(), tmp_path / "new" / "restored", job())
    assert list((tmp_path / "new").iterdir()) == []


def test_a_diary_copied_there_is_not_called_damaged_and_stays_as_it_is(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in files_below(kept.inside)}
    with monkeypatch.context() as patch:
        refuse_links(patch, errno.ENOTSUP)
        with pytest.raises(FolderUnusable, match="copy the diary there"):
            kept.open()
    assert {path: path.read_bytes() for path in files_below(kept.inside)} == before
    opened = kept.open()
    assert len(list(opened.entries.load_all())) == NOTES
    opened.close()


def test_it_can_be_salvaged_from_there(kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new diary lies on a disk with links: only the source's folder refuses."""
    really = os.link

    def refused_there(source: str | Path, target: str | Path) -> None:
        if Path(source).is_relative_to(kept.folder):
            raise OSError(errno.EPERM, "no")
        really(source, target)

    monkeypatch.setattr(os, "link", refused_there)
    report = list(kept.vault.salvage(with_passphrase(), tmp_path / "saved" / "vault", passphrase()))[-1]
    assert report.entries == NOTES
    assert report.gone == ()


def test_a_full_disk_is_not_taken_for_such_a_stick(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_links(monkeypatch, errno.ENOSPC)
    kept.open().close()

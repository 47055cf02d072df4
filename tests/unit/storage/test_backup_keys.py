"""Backups before, while and after a diary is sealed anew: each opens with the secrets of its day."""

from __future__ import annotations

from pathlib import Path

import pytest

from diary_desktop.domain.errors import BackupError, BackupOfEarlierKey, WrongPassphrase
from diary_desktop.storage.backup_archive import FolderArchive

from .backup_samples import back_up, days_later, job, with_sound
from .conftest import Kept
from .test_rekeying import new_slots, sealed_anew, with_new
from .vault_samples import with_passphrase


def test_a_backup_opens_with_the_secrets_of_its_day(kept: Kept, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    vault = kept.open()
    with_sound(vault, "Spoken.", 1)
    archive = FolderArchive()
    before, _ = back_up(vault, stick, archive)
    vault.renewal.begin(new_slots(vault))
    halfway, _ = back_up(vault, stick, archive, now=days_later(1))
    assert sealed_anew(vault) == ()
    after, check = back_up(vault, stick, archive, now=days_later(2))
    assert check.problems == ()
    source = vault.backup_source()
    with pytest.raises(BackupOfEarlierKey):
        archive.check(before, source, job(), set())
    archive.thin(stick, source, {before.name, after.name})
    assert archive.check(after, source, job(), set()).problems == ()
    source.wipe()
    vault.close()
    assert archive.restore(before, with_passphrase(), tmp_path / "one", job()).problems == ()
    assert archive.restore(after, with_new(), tmp_path / "two", job()).problems == ()
    with pytest.raises(WrongPassphrase):
        archive.restore(after, with_passphrase(), tmp_path / "three", job())
    assert halfway not in archive.generations(stick)


def test_a_backup_while_sealing_anew_opens_and_one_across_its_beginning_is_refused(kept: Kept, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    vault = kept.open()
    slots = new_slots(vault)

    def begun_meanwhile():
        for number, page in enumerate(vault.sealed_rows()):
            yield page
            if not number:
                vault.renewal.begin(slots)

    with pytest.raises(BackupError, match="sealed anew"):
        back_up(vault, stick, rows=begun_meanwhile())
    assert FolderArchive().generations(stick) == ()
    halfway, _ = back_up(vault, stick)
    vault.close()
    report = FolderArchive().restore(halfway, with_new(), tmp_path / "copy", job())
    assert (report.entries, report.problems) == (len(kept.entries), ())

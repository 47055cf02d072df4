"""A disk that refuses something while a vault is sealed anew, and what the key of before is kept for."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from diary_desktop.domain.errors import StorageError
from diary_desktop.storage.files import FileSystem

from .conftest import Kept
from .test_rekeying import new_slots, sealed_anew
from .vault_samples import new_entry, place, with_passphrase


class Refuses(FileSystem):
    """Cannot read what is named so, so many ``times``."""

    def __init__(self, name: str, code: int) -> None:
        self.times = 0
        self._name, self._code = name, code

    def read(self, path: Path) -> bytes:
        if path.name.startswith(self._name) and self.times:
            self.times -= 1
            raise OSError(self._code, os.strerror(self._code))
        return super().read(path)


@pytest.mark.parametrize("code", [errno.EIO, errno.EMFILE, errno.ENOENT])
def test_a_log_that_cannot_be_read_to_the_end_is_told_and_the_old_key_stays(kept: Kept, code: int) -> None:
    disk = Refuses("log", code)
    vault = place(kept.folder, disk).unlock(with_passphrase())
    vault.renewal.begin(new_slots(vault))
    disk.times = 1
    with pytest.raises(StorageError):
        sealed_anew(vault)
    assert vault.renewal.going_on
    assert sealed_anew(vault) == ()
    assert not vault.renewal.going_on
    vault.close()


def test_a_checkpoint_that_cannot_be_read_may_be_an_old_one_and_keeps_the_old_key(kept: Kept) -> None:
    disk = Refuses("checkpoint-", errno.EIO)
    vault = place(kept.folder, disk).unlock(with_passphrase())
    vault.renewal.begin(new_slots(vault))
    disk.times = 1
    assert sealed_anew(vault) == ("the log or a checkpoint",)
    assert vault.renewal.going_on
    assert sealed_anew(vault) == ()
    assert not vault.renewal.going_on
    vault.close()


class StillOld(FileSystem):
    """Gives what files of this name began with ``before``, as if it had never been dropped."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.before = b""

    def read(self, path: Path) -> bytes:
        found = super().read(path)
        return self.before + found if path.name.startswith(self._name) else found


@pytest.mark.parametrize("name", ["log", "checkpoint-"])
def test_a_record_that_is_left_under_the_old_key_keeps_that_key(kept: Kept, name: str) -> None:
    disk = StillOld(name)
    vault = place(kept.folder, disk).unlock(with_passphrase())
    vault.entries.put(new_entry("Nowhere but in the log."))
    before = next(path for path in kept.inside.iterdir() if path.name.startswith(name)).read_bytes()
    vault.renewal.begin(new_slots(vault))
    disk.before = before
    assert sealed_anew(vault) == ("the log or a checkpoint",)
    assert vault.renewal.going_on
    disk.before = b""
    assert sealed_anew(vault) == ()
    assert not vault.renewal.going_on
    vault.close()

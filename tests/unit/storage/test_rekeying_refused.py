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
from .vault_samples import place, with_passphrase


class RefusesTheLog(FileSystem):
    """Cannot read the log, so many ``times``."""

    def __init__(self, code: int) -> None:
        self.times = 0
        self._code = code

    def read(self, path: Path) -> bytes:
        if path.name == "log" and self.times:
            self.times -= 1
            raise OSError(self._code, os.strerror(self._code))
        return super().read(path)


@pytest.mark.parametrize("code", [errno.EIO, errno.EMFILE, errno.ENOENT])
def test_a_log_that_cannot_be_read_to_the_end_is_told_and_the_old_key_stays(kept: Kept, code: int) -> None:
    disk = RefusesTheLog(code)
    vault = place(kept.folder, disk).unlock(with_passphrase())
    vault.renewal.begin(new_slots(vault))
    disk.times = 1
    with pytest.raises(StorageError):
        sealed_anew(vault)
    assert vault.renewal.going_on
    assert sealed_anew(vault) == ()
    assert not vault.renewal.going_on
    vault.close()

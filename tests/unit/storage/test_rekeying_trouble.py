"""Sealing anew meets a disk that fails: a key that came to nothing is wiped, rows that went back are taken again."""

from __future__ import annotations

import pytest

from diary_desktop.crypto.key_slots import VaultKey
from diary_desktop.domain.errors import StorageError
from tests.fakes.disks import FailsAt

from .conftest import Kept
from .test_rekeying import new_slots, with_new
from .vault_samples import place, texts_of, with_passphrase


def test_a_new_key_that_came_to_nothing_is_wiped(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[VaultKey] = []
    random = VaultKey.random

    def noted(vault_id: bytes, epoch: int = 1) -> VaultKey:
        made.append(random(vault_id, epoch))
        return made[-1]

    disk = FailsAt(10**9, sticky=False)
    vault = place(kept.folder, disk).unlock(with_passphrase())
    monkeypatch.setattr(VaultKey, "random", noted)
    disk.left = 1
    with pytest.raises(StorageError):
        vault.renewal.begin(new_slots(vault))
    assert [one.is_wiped for one in made] == [True]
    vault.close()


def test_rows_that_went_back_to_a_checkpoint_meanwhile_are_sealed_in_another_pass(kept: Kept) -> None:
    vault = kept.open()
    texts = texts_of(vault)
    vault.renewal.begin(new_slots(vault))
    steps = vault.renewal.steps()
    rows = sum(len(one.keys) for one in vault.ledger.tables.values())
    for done, _ in steps:
        if done >= rows:
            break
    vault.ledger.go_back()
    for done, total in steps:
        assert done <= total
    assert vault.renewal.left == ()
    assert not vault.renewal.going_on
    vault.close()
    again = kept.vault.unlock(with_new())
    assert texts_of(again) == texts
    again.close()

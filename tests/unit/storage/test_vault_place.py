"""A closed vault's place, and the vault that is loaded when it is opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.domain.errors import VaultMissing, WrongPassphrase
from diary_desktop.ports.storage import Secrets, Vault
from diary_desktop.storage.vault import LanceVault
from diary_desktop.storage.vault_place import LateVault


def test_it_is_loaded_to_be_made_or_opened_and_not_before(tmp_path: Path) -> None:
    loaded: list[Path] = []

    def load(folder: Path, anchor_folder: Path) -> Vault:
        loaded.append(folder)
        return LanceVault(folder, anchor_folder, lambda: MINIMUM)

    late = LateVault(tmp_path / "vault", tmp_path / "state", load)
    assert not late.exists()
    with pytest.raises(VaultMissing):
        late.ways_in()
    assert loaded == []
    opened, words = late.create(bytearray(b"a long walk by the sea"))
    opened.close()
    loaded.clear()
    assert late.exists()
    assert [slot.kind for slot in late.ways_in()] == ["passphrase", "words"]
    assert late.tries.read().wrong == 0
    assert loaded == []
    with pytest.raises(WrongPassphrase):
        late.unlock(Secrets(passphrase=bytearray(b"another")))
    late.unlock(Secrets(recovery_words=bytearray(" ".join(words).encode()))).close()
    assert loaded == [tmp_path / "vault"] * 2


def test_it_is_loaded_where_it_lies_at_that_moment(tmp_path: Path) -> None:
    other = LanceVault(tmp_path / "other" / "vault", tmp_path / "state", lambda: MINIMUM)
    other.create(bytearray(b"a long walk by the sea"))[0].close()
    loaded: list[Path] = []

    def load(folder: Path, anchor_folder: Path) -> Vault:
        loaded.append(folder)
        return LanceVault(folder, anchor_folder, lambda: MINIMUM)

    late = LateVault(tmp_path / "vault", tmp_path / "state", load)
    late.turn_to(tmp_path / "other")
    late.unlock(Secrets(passphrase=bytearray(b"a long walk by the sea"))).close()
    assert loaded == [tmp_path / "other" / "vault"]
    with pytest.raises(VaultMissing):
        late.turn_to(tmp_path / "nowhere")
    assert late.folder == tmp_path / "other" / "vault"

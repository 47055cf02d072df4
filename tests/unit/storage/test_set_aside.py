"""What was set aside and cannot be read here is out of an erasure's reach: named, and removed when asked for."""

from __future__ import annotations

import pytest

from diary_desktop.domain.errors import VaultLocked
from diary_desktop.storage.files import VaultLayout
from diary_desktop.storage.quarantine import set_aside

from .conftest import Kept
from .vault_samples import holding, texts_of


def test_a_copy_that_cannot_be_read_is_named_and_goes_when_asked_for_and_nothing_else(kept: Kept) -> None:
    opened = kept.open()
    ledger, layout = opened._ledger(), VaultLayout(kept.inside)
    for number in (1, 2):
        set_aside(layout, ledger.files, ledger.tables["entries"].table, number)
    for manifest in (layout.quarantine / "entries-1.lance" / "_versions").glob("*.manifest"):
        manifest.write_bytes(b"")
    (layout.quarantine / "header-0011").write_bytes(b"x")
    gone = kept.entries[0].entry_id
    opened.entries.erase(gone)
    held = holding(kept.inside, gone)
    assert held
    assert all(one.startswith("quarantine/entries-1.lance/") for one in held)
    assert opened.unread_aside() == ("entries-1.lance",)
    assert opened.remove_unread_aside() == ("entries-1.lance",)
    assert holding(kept.inside, gone) == []
    assert {one.name for one in layout.quarantine.iterdir()} == {"entries-2.lance", "header-0011"}
    assert (opened.unread_aside(), opened.remove_unread_aside()) == ((), ())
    assert texts_of(opened) == {one.text for one in kept.entries[1:]}
    opened.close()
    with pytest.raises(VaultLocked):
        opened.remove_unread_aside()

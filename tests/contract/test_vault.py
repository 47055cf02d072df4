"""What any vault promises through its ports, run on the real one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from diary_desktop.domain.conversation import ConversationId
from diary_desktop.domain.entry import ClipId, EntryId, Outline, summary_of
from diary_desktop.domain.errors import InputError, VaultExists, VaultLocked, VaultMissing, WrongPassphrase
from diary_desktop.domain.settings import Appearance, Days, Settings
from diary_desktop.ports.storage import OpenVault, Secrets, Vault
from tests.unit.storage.vault_samples import (
    NOW,
    full_entry,
    new_conversation,
    new_entry,
    passphrase,
    place,
    revised,
    vectors_for,
    with_passphrase,
)


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return place(tmp_path)


def reopened(vault: Vault, opened: OpenVault) -> OpenVault:
    opened.close()
    return vault.unlock(with_passphrase())


def now_and_reopened(vault: Vault, opened: OpenVault) -> Iterator[OpenVault]:
    """The same vault twice: as it is, and closed and opened again; closed at the end."""
    yield opened
    opened = reopened(vault, opened)
    yield opened
    opened.close()


def test_a_new_place_holds_no_vault(vault: Vault) -> None:
    assert not vault.exists()
    with pytest.raises(VaultMissing):
        vault.unlock(with_passphrase())


def test_creating_twice_changes_nothing(vault: Vault) -> None:
    opened, words = vault.create(passphrase())
    assert len(words) == 12
    opened.close()
    with pytest.raises(VaultExists):
        vault.create(bytearray(b"another passphrase"))
    vault.unlock(with_passphrase()).close()


def test_the_words_open_it_and_another_passphrase_does_not(vault: Vault) -> None:
    opened, words = vault.create(passphrase())
    opened.close()
    with pytest.raises(WrongPassphrase):
        vault.unlock(Secrets(passphrase=bytearray(b"quiet otter by the harbor")))
    vault.unlock(Secrets(recovery_words=bytearray(" ".join(words).encode()))).close()


def test_secrets_are_wiped_whether_they_open_or_not(vault: Vault) -> None:
    first, wrong, right = passphrase(), bytearray(b"wrong"), passphrase()
    vault.create(first)[0].close()
    with pytest.raises(WrongPassphrase):
        vault.unlock(Secrets(passphrase=wrong))
    vault.unlock(Secrets(passphrase=right)).close()
    assert not any(first + wrong + right)


def test_what_is_put_comes_back_as_it_was(vault: Vault) -> None:
    opened, _ = vault.create(passphrase())
    plain, full = new_entry(), full_entry()
    for entry in (plain, full):
        opened.entries.put(entry)
    vectors = vectors_for(full)
    opened.entries.put_vectors(vectors)
    for turn in now_and_reopened(vault, opened):
        assert turn.entries.get(full.entry_id) == full
        found = {entry.entry_id: (entry, kept) for entry, kept in turn.entries.load_all()}
        assert found[plain.entry_id] == (plain, None)
        entry, kept = found[full.entry_id]
        assert entry == full
        assert kept is not None
        assert (kept.model_id, kept.revision_id) == (vectors.model_id, full.revision.revision_id)
        assert kept.vectors.dtype == np.float16
        assert np.array_equal(kept.vectors, vectors.vectors)
        assert not turn.damaged


def test_lists_and_search_are_told_what_the_whole_entry_says(vault: Vault) -> None:
    opened, _ = vault.create(passphrase())
    plain, full = new_entry(), revised(full_entry(), "We repaired two kites. Then it rained.")
    binned = replace(new_entry(), binned=NOW)
    for entry in (plain, full, binned):
        opened.entries.put(entry)
    vectors = vectors_for(full)
    opened.entries.put_vectors(vectors)
    for turn in now_and_reopened(vault, opened):
        found = {outline.summary.entry_id: (outline, kept) for outline, kept in turn.entries.outlines()}
        assert {one.entry_id: found[one.entry_id][0] for one in (plain, full, binned)} == {
            one.entry_id: Outline(summary_of(one), one.revision.revision_id, one.text) for one in (plain, full, binned)
        }
        assert found[plain.entry_id][1] is None
        assert np.array_equal(found[full.entry_id][1].vectors, vectors.vectors)  # type: ignore[union-attr]  # it was put with vectors
        ((one, kept),) = turn.entries.outlines([full.entry_id, EntryId(bytes(16))])
        assert one == found[full.entry_id][0]
        assert kept is not None
        assert turn.entries.texts([full.entry_id, EntryId(bytes(16))]) == [full]


def test_vectors_of_an_older_revision_are_ignored_and_a_newer_one_drops_them(vault: Vault) -> None:
    opened, _ = vault.create(passphrase())
    entry = new_entry()
    opened.entries.put(entry)
    opened.entries.put_vectors(vectors_for(entry))
    newer = revised(entry, "We repaired two kites.")
    opened.entries.put(newer)
    opened.entries.put_vectors(vectors_for(entry))
    opened = reopened(vault, opened)
    assert [(one, kept) for one, kept in opened.entries.load_all()] == [(newer, None)]
    opened.close()


def test_vectors_stay_when_only_a_star_changes(vault: Vault) -> None:
    opened, _ = vault.create(passphrase())
    entry = new_entry()
    opened.entries.put(entry)
    opened.entries.put_vectors(vectors_for(entry))
    opened = reopened(vault, opened)
    starred = replace(entry, starred=True)
    opened.entries.put(starred)
    for turn in now_and_reopened(vault, opened):
        ((found, kept),) = turn.entries.load_all()
        assert found == starred
        assert kept is not None


def test_an_erased_entry_is_gone_with_its_sound(vault: Vault) -> None:
    opened, _ = vault.create(passphrase())
    clip = opened.clips.writer(ClipId(b"c" * 16), 1)
    clip.append(b"sound")
    part = clip.finish()
    full = full_entry()
    assert full.clip is not None
    entry = replace(full, clip=replace(full.clip, clip_id=ClipId(b"c" * 16), parts=(part,)))
    kept = new_entry("This one stays.")
    for one in (entry, kept):
        opened.entries.put(one)
    opened.entries.erase(entry.entry_id)
    for turn in now_and_reopened(vault, opened):
        assert [one for one, _ in turn.entries.load_all()] == [kept]
        assert turn.clips.unclaimed(set()) == []
        with pytest.raises(InputError):
            turn.entries.get(entry.entry_id)
        with pytest.raises(InputError):
            turn.entries.erase(entry.entry_id)


def test_conversations_are_kept_replaced_and_erased(vault: Vault) -> None:
    opened, _ = vault.create(passphrase())
    first, second = new_conversation(full_entry(), new_entry()), new_conversation(new_entry())
    for conversation in (first, second):
        opened.conversations.put(conversation)
    renamed = replace(first, title="Kites")
    opened.conversations.put(renamed)
    opened = reopened(vault, opened)
    assert sorted(opened.conversations.load_all(), key=lambda one: one.title) == [renamed, second]
    opened.conversations.erase(second.conversation_id)
    opened = reopened(vault, opened)
    assert list(opened.conversations.load_all()) == [renamed]
    with pytest.raises(InputError):
        opened.conversations.erase(ConversationId(b"?" * 16))
    opened.close()


def test_settings_are_the_defaults_until_they_are_saved(vault: Vault) -> None:
    opened, _ = vault.create(passphrase())
    assert opened.load_settings() == Settings()
    changed = Settings(days=Days(begins_at=6), appearance=Appearance(theme="dark", language="vi"))
    opened.save_settings(changed)
    with pytest.raises(InputError):
        opened.save_settings(Settings(days=Days(begins_at=25)))
    opened = reopened(vault, opened)
    assert opened.load_settings() == changed
    opened.close()


def test_a_passphrase_is_changed_and_the_old_one_no_longer_opens(vault: Vault) -> None:
    opened, _ = vault.create(passphrase())
    opened.entries.put(new_entry())
    opened.keys.put(opened.keys.maker().passphrase(bytearray(b"a new one")), NOW)
    opened.close()
    with pytest.raises(WrongPassphrase):
        vault.unlock(with_passphrase())
    opened = vault.unlock(Secrets(passphrase=bytearray(b"a new one")))
    assert len(list(opened.entries.load_all())) == 1
    opened.close()


def test_a_closed_vault_says_that_it_is_locked(vault: Vault) -> None:
    opened, _ = vault.create(passphrase())
    entries = opened.entries
    opened.close()
    opened.close()
    with pytest.raises(VaultLocked):
        entries.put(new_entry())
    with pytest.raises(VaultLocked):
        entries.get(EntryId(b"e" * 16))
    with pytest.raises(VaultLocked):
        opened.load_settings()
    with pytest.raises(VaultLocked):
        _ = opened.clips


def test_verify_reads_everything_and_tidy_has_nothing_left_to_do_the_second_time(vault: Vault) -> None:
    opened, _ = vault.create(passphrase())
    for number in range(3):
        opened.entries.put(new_entry(number=number))
    assert opened.tidy()
    assert not opened.tidy()
    told: list[tuple[int, int]] = []
    report = opened.verify(lambda done, total: told.append((done, total)))
    assert (report.entries, report.damaged) == (3, ())
    assert report.records >= 3
    assert told[-1][0] == told[-1][1]
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    opened.close()

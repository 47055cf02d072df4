"""A draft is as durable as an entry, a log that only drafts write to stays small, and erased ids are remembered."""

from __future__ import annotations

import random
import secrets
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import EntryId, RevisionId
from diary_desktop.domain.errors import DiskFull
from diary_desktop.domain.settings import Days, Settings
from diary_desktop.storage import named_rows

from .conftest import Kept
from .failing_disk import FailingDisk
from .vault_samples import NOW, holding, new_entry, passphrase, place, texts_of, with_passphrase

ROOT = Path(__file__).resolve().parents[3]


def draft(text: str, entry_id: EntryId | None = None, based_on: RevisionId | None = None) -> Draft:
    return Draft(entry_id or EntryId(secrets.token_bytes(16)), "A title", text, NOW, NOW, based_on)


def test_drafts_survive_a_kill_and_each_replaces_the_one_before(kept: Kept) -> None:
    opened = kept.open()
    first = draft("Half a sen")
    other = draft("Weiter \ud800 im Text", kept.entries[0].entry_id, kept.entries[0].revision.revision_id)
    opened.drafts.put(first)
    opened.drafts.put(other)
    whole = replace(first, text="Half a sentence, and then the rest.")
    opened.drafts.put(whole)
    # The program dies here: nothing is closed in order.
    opened._ledger().close()
    opened._require().lock.release()
    again = kept.open()
    assert again.drafts.load_all() == (other, whole)
    assert again.load_settings() == Settings(days=Days(begins_at=6))
    again.drafts.remove(whole.entry_id)
    again.drafts.remove(whole.entry_id)
    again.close()
    again = kept.open()
    assert again.drafts.load_all() == (other,)
    again.close()


def test_an_hour_of_drafts_leaves_a_small_log(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    """In small: the log holds at most what two checkpoints apart from one another let gather, however long it goes."""
    monkeypatch.setattr(named_rows, "MOST_LOGGED_BYTES", 40_000)
    opened = kept.open()
    one = draft("")
    longest = 0
    for number in range(300):
        opened.drafts.put(replace(one, text=f"Typing goes on and on, {number}. " * 20))
        longest = max(longest, (kept.inside / "log").stat().st_size)
    assert longest < 3 * 40_000
    opened.close()
    again = kept.open()
    assert again.drafts.load_all()[0].text.startswith("Typing goes on and on, 299.")
    again.close()


def test_a_full_disk_leaves_the_draft_before(kept: Kept) -> None:
    disk = FailingDisk()
    opened = place(kept.folder, disk).unlock(with_passphrase())
    before = draft("What was there.")
    opened.drafts.put(before)
    disk.fill_after(0)
    with pytest.raises(DiskFull):
        opened.drafts.put(replace(before, text="What no longer fits."))
    disk.free()
    assert opened.drafts.load_all() == (before,)
    opened.close()


def test_erasing_takes_the_draft_along_and_remembers_the_id(kept: Kept) -> None:
    opened = kept.open()
    victim = kept.entries[2]
    opened.drafts.put(draft("Words that nobody may read again.", victim.entry_id))
    opened.tidy()
    rows = list(opened._ledger().tables["settings"].table.rows())
    assert all(holding(kept.inside, row.sealed[-64:]) for row in rows)
    opened.entries.erase(victim.entry_id)
    assert opened.drafts.load_all() == ()
    assert opened.erased_ids() == {victim.entry_id}
    sealed = next(row.sealed for row in rows if row.row_id.startswith(b"drafts"))
    assert holding(kept.inside, sealed[-64:]) == []
    opened.close()
    again = kept.open()
    assert again.erased_ids() == {victim.entry_id}
    assert victim.text not in texts_of(again)
    again.entries.put(new_entry("Life goes on."))
    again.close()


def test_a_program_killed_while_one_types_has_kept_what_it_acknowledged(tmp_path: Path) -> None:
    vault = place(tmp_path)
    vault.create(passphrase())[0].close()
    chance = random.Random(11)
    for _ in range(3):
        arguments = [sys.executable, "-m", "tests.unit.storage.draft_child", str(tmp_path)]
        child = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        first = child.stdout.readline()  # the machine may be slow: from here on there is something to lose
        time.sleep(chance.uniform(0.1, 0.7))
        child.kill()
        rest = child.communicate()[0].splitlines(keepends=True)
        said = [int(line) for line in (first, *rest) if line.endswith("\n")]
        opened = vault.unlock(with_passphrase())
        (kept,) = opened.drafts.load_all()
        # One more may have reached the disk before its child could say so.
        assert int(kept.text.split()[0]) - said[-1] in (0, 1)
        assert not [name for name in opened.damaged if "unfinished" not in name]
        opened.close()
